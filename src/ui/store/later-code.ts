// Code that comes after the first paint: fetched when it is wanted, or ahead of that while the page is idle. What could not
// be fetched is asked for again at the next wish; browsers that remember such a failure by its URL need a reload for that.
import {useLab} from './lab-store.ts';

/** What the page says where code cannot be had. */
export const NOT_FETCHED = 'cannot be fetched from where this page came from';

/** Longest wait for an idle moment, in milliseconds. */
const LONGEST_WAIT = 4000;
/** Between two pieces where the browser does not tell when it is idle. */
const REST_MS = 200;

const all: (() => Promise<unknown>)[] = [];
let hearsNetwork = false;
/** Style sheets that did not come: the bundler's loader asks for each only once. */
const lostStyles = new Set<string>();

if (typeof document !== 'undefined')
  document.addEventListener(
    'error',
    ({target}) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') lostStyles.add(target.href);
    },
    true,
  );

/**
 * Code that is fetched once, at the first wish that can be met.
 * @example const glossary = laterCode(() => import('../layout/glossary.ts'));
 */
export function laterCode<T>(fetch: () => Promise<T>): () => Promise<T> {
  let coming: Promise<T> | null = null;
  let styles: readonly string[] = [];
  const fetchAll = async (): Promise<T> => {
    await Promise.all(styles.map(fetchStyle));
    styles = [];
    return fetch();
  };
  const wish = (): Promise<T> => {
    coming ??= fetchAll().catch((error: unknown) => {
      coming = null;
      styles = [...new Set([...styles, ...lostStyles])];
      lostStyles.clear();
      throw error;
    });
    return coming;
  };
  all.push(wish);
  return wish;
}

/** Does something with code when it has come; where it does not come, the page says that `what` cannot be had. */
export function withCode<T>(what: string, code: () => Promise<T>, act: (code: T) => void | Promise<void>): void {
  void code().then(act, () =>
    useLab
      .getState()
      .setRefusal(`${what}: ${NOT_FETCHED}; try again when it answers, and if that is in vain reload the page`),
  );
}

/** Fetches all that is not here yet, one piece in each idle moment; again when the network is back. */
export async function fetchAhead(): Promise<void> {
  // What is fetched may bring more of its kind, which is behind it in the list.
  for (let i = 0; i < all.length; i++) {
    await idle();
    await all[i]?.().catch(() => undefined);
  }
  if (hearsNetwork) return;
  hearsNetwork = true;
  window.addEventListener('online', () => void fetchAhead());
}

/** The page's next idle moment, or when it has had none for long. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'undefined') setTimeout(resolve, REST_MS);
    else requestIdleCallback(() => resolve(), {timeout: LONGEST_WAIT});
  });
}

function fetchStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${href} did not come`));
    };
    document.head.append(link);
  });
}

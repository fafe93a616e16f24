// The service worker keeps a copy of every file of the page, so that all of it works without network. A newer copy waits
// until a person takes it, and then the page is loaded again: never by itself, as that may be the middle of a class.
import {create} from 'zustand';

/** The worker that the build writes (`tools/offline.mjs`), beside the page; so it sees what lies there and below. */
const WORKER = 'sw.js';
/** What the worker that Workbox writes understands as: take over. */
const TAKE_OVER = {type: 'SKIP_WAITING'};

/** What is newer than this page: nothing; a copy that waits, or comes as it was taken; what another window of the page took. */
export type Newer = 'nothing' | 'waits' | 'comes' | 'taken elsewhere';

interface KeptCopy {
  readonly newer: Newer;
  /** Takes the newer copy: the page is loaded again, with it. */
  take(): void;
  /** Stays with what is open; the next visit is asked again. */
  leave(): void;
}

export const useKeptCopy = create<KeptCopy>()((set) => ({
  newer: 'nothing',
  take: () => location.reload(),
  leave: () => set({newer: 'nothing'}),
}));

/** Keeps the copy, and says whether there is one in the end: where browser or host refuse, the page goes on from the network. */
export async function keepCopy(): Promise<boolean> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return false;
  const {serviceWorker} = navigator;
  await serviceWorker.register(WORKER).catch(() => null);
  const registration = await serviceWorker.getRegistration();
  if (registration === undefined) return false;
  watch(serviceWorker, registration);
  return isWhole(registration);
}

/** Waits for the first copy, which may come to nothing: the disk is full, the server goes. */
async function isWhole({installing, waiting, active}: ServiceWorkerRegistration): Promise<boolean> {
  if (active !== null || waiting !== null) return true;
  if (installing === null) return false;
  return new Promise((done) => {
    installing.addEventListener('statechange', () => done(installing.state !== 'redundant'));
  });
}

function watch(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): void {
  let isTaking = false;
  let inControl = container.controller;

  // The first copy waits for nobody.
  const tell = (): void => {
    const {active, waiting} = registration;
    if (active !== null && waiting !== null) useKeptCopy.setState({newer: 'waits'});
  };
  const follow = (): void => registration.installing?.addEventListener('statechange', tell);
  registration.addEventListener('updatefound', follow);
  follow();
  tell();

  container.addEventListener('controllerchange', () => {
    const before = inControl;
    inControl = container.controller;
    if (isTaking) location.reload();
    else if (before !== null) useKeptCopy.setState({newer: 'taken elsewhere'});
  });

  useKeptCopy.setState({
    take() {
      isTaking = true;
      if (registration.waiting === null) return location.reload();
      // Mostly at once; where the old one had work at this moment, Chromium lets it stay for half a minute.
      useKeptCopy.setState({newer: 'comes'});
      registration.waiting.postMessage(TAKE_OVER);
    },
  });

  // The browser asks for a newer one at every visit; a page that stays open asks when somebody comes back to it.
  const ask = (): void => void registration.update().catch(() => undefined);
  window.addEventListener('online', ask);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
}

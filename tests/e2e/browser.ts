// The browser of the end-to-end tests: a Chromium that is already on the machine, a fresh profile for every page, and
// a record of whatever went wrong in it.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import {inject} from 'vitest';
import {browserHere, DEBIAN_HEADLESS, QUIET_FLAGS, SHORT_LIVED_FLAGS} from '../../tools/browser.mjs';
import {WATCH_WORKERS} from './worker-watch.ts';

/** How to get a browser, in one line. */
const ADVICE =
  'no Chromium found: run "apt-get update && apt-get install -y chromium" as root, or set VPIO_CHROMIUM to the path of a Chromium or Chrome';

/** The browser to drive: VPIO_CHROMIUM, Debian's Chromium, Chrome, Playwright's own; on Debian as root it is installed. Of Debian's
 * the one without a window is taken, where it is there. */
export function findBrowser(): string {
  if (!process.env.VPIO_CHROMIUM && existsSync(DEBIAN_HEADLESS)) return DEBIAN_HEADLESS;
  const found = browserHere(chromium.executablePath());
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('no Chromium found: installing Debian’s');
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    try {
      execFileSync('apt-get', ['update', '-qq'], {env, stdio: ['ignore', 'ignore', 'inherit']});
      const install = ['install', '-y', '-qq', 'chromium-headless-shell'];
      execFileSync('apt-get', install, {env, stdio: ['ignore', 'ignore', 'inherit']});
    } catch {
      throw new Error(ADVICE);
    }
    if (existsSync(DEBIAN_HEADLESS)) return DEBIAN_HEADLESS;
  }
  throw new Error(ADVICE);
}

let browser: Promise<Browser> | null = null;

/** The browser of one worker, started at the first call and when it is gone; it stays for all files, and ends with the worker. */
async function startBrowser(): Promise<Browser> {
  if ((await browser)?.isConnected() === false) browser = null;
  const args = [...QUIET_FLAGS, ...(process.env.VPIO_TIMED === '1' ? [] : SHORT_LIVED_FLAGS)];
  browser ??= chromium.launch({executablePath: inject('browserPath'), headless: true, args});
  return browser;
}

/** Pages that wait, emptied, for the next test: `rested-page.ts`. */
export const restingPages = new Set<Page>();

/** Closes what the tests of a file have left open; `afterAll(leaveBrowser)`. */
export async function leaveBrowser(): Promise<void> {
  const contexts = (await browser)?.contexts() ?? [];
  const isLeft = (context: BrowserContext): boolean => !context.pages().some((page) => restingPages.has(page));
  await Promise.all(contexts.filter(isLeft).map((context) => context.close()));
}

/** As a browser that was told to save data. */
const SAVE_DATA = `Object.defineProperty(navigator.connection, 'saveData', {get: () => true})`;

/** An open page, and all that a healthy one leaves empty. */
export interface OpenApp {
  readonly page: Page;
  /** The origin that serves it, with a slash at the end. */
  readonly origin: string;
  /** Errors on the console, refusals of the content policy among them. */
  readonly consoleErrors: string[];
  /** Exceptions that nobody caught. */
  readonly pageErrors: string[];
  /** Every URL that was asked for. */
  readonly requests: string[];
  /** Those of them that leave the origin. */
  foreignRequests(): string[];
  close(): Promise<void>;
}

/** How a page is opened. */
export interface OpenOptions {
  /** CSS pixels; 1920 by 1080 unless told otherwise. */
  readonly viewport?: {readonly width: number; readonly height: number};
  readonly colorScheme?: 'light' | 'dark';
  /** Whether what moves is drawn at once; it is, unless told otherwise. */
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A screen for fingers: a coarse pointer. */
  readonly hasTouch?: boolean;
  /** Where it is served; the tests' own server unless told otherwise. */
  readonly origin?: string;
  /** Whether the rest of the page is fetched while it is idle; that costs a second of the processor, which most tests have no use for. */
  readonly fetchesAhead?: boolean;
  /** Done before the page opens: what the network refuses. */
  readonly before?: (context: BrowserContext) => Promise<void>;
}

/** Opens the built page, at `path` below its origin (`#dma`), in a context of its own. */
export async function openApp(path = '', options: OpenOptions = {}): Promise<OpenApp> {
  const page = await newPage(options);
  return openIn(page, path, options, () => page.context().close());
}

/** An empty page in a context of its own. */
export async function newPage(options: OpenOptions): Promise<Page> {
  const settings: BrowserContextOptions = {
    ...looksOf(options),
    viewport: viewportOf(options),
    acceptDownloads: true,
    hasTouch: options.hasTouch ?? false,
    isMobile: options.hasTouch ?? false,
    // A copy that the browser keeps would answer where a test cuts the network; offline.e2e.ts is about that copy.
    serviceWorkers: 'block',
  };
  const context = await (await startBrowser()).newContext(settings);
  await context.addInitScript(WATCH_WORKERS);
  if (options.fetchesAhead !== true) await context.addInitScript(SAVE_DATA);
  await options.before?.(context);
  return context.newPage();
}

/** CSS pixels. */
export function viewportOf({viewport}: OpenOptions): {width: number; height: number} {
  return {...(viewport ?? {width: 1920, height: 1080})};
}

/** What a page is told of its person's wishes. */
export function looksOf({colorScheme, reducedMotion}: OpenOptions): {
  colorScheme: 'light' | 'dark';
  reducedMotion: 'reduce' | 'no-preference';
} {
  return {colorScheme: colorScheme ?? 'light', reducedMotion: reducedMotion ?? 'reduce'};
}

/** Opens the built page in an empty one, and records what goes wrong in it until it is closed. */
export async function openIn(
  page: Page,
  path: string,
  options: OpenOptions,
  end: () => Promise<void>,
): Promise<OpenApp> {
  const origin = options.origin ?? inject('appUrl');
  const consoleErrors: string[] = [];
  const pageErrors: string[] = [];
  const requests: string[] = [];
  const heard = {
    console: (message: ConsoleMessage) => {
      if (message.type() === 'error') consoleErrors.push(message.text());
    },
    pageerror: (error: Error) => pageErrors.push(error.message),
  };
  const asked = (request: Request): number => requests.push(request.url());
  page.on('console', heard.console);
  page.on('pageerror', heard.pageerror);
  page.context().on('request', asked);
  await page.goto(origin + path, {waitUntil: 'load'});
  let isOpen = true;
  return {
    page,
    origin,
    consoleErrors,
    pageErrors,
    requests,
    foreignRequests: () => requests.filter((url) => !isLocal(url, origin)),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      page.off('console', heard.console);
      page.off('pageerror', heard.pageerror);
      page.context().off('request', asked);
      await end();
    },
  };
}

function isLocal(url: string, origin: string): boolean {
  return url.startsWith(origin) || url.startsWith('data:') || url.startsWith(`blob:${origin}`);
}

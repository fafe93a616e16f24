// The browser of the end-to-end tests: a Chromium that is already on the machine, a fresh profile for every page, and
// a record of whatever went wrong in it.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {inject} from 'vitest';
import {browserHere, DEBIAN_CHROMIUM, QUIET_FLAGS} from '../../tools/browser.mjs';
import {WATCH_WORKERS} from './worker-watch.ts';

/** How to get a browser, in one line. */
const ADVICE =
  'no Chromium found: run "apt-get update && apt-get install -y chromium" as root, or set VPIO_CHROMIUM to the path of a Chromium or Chrome';

/** The browser to drive: VPIO_CHROMIUM, Debian's Chromium, Chrome, Playwright's own; on Debian as root it is installed. */
export function findBrowser(): string {
  const found = browserHere(chromium.executablePath());
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log('no Chromium found: installing Debian’s');
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
    try {
      execFileSync('apt-get', ['update', '-qq'], {env, stdio: ['ignore', 'ignore', 'inherit']});
      execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], {env, stdio: ['ignore', 'ignore', 'inherit']});
    } catch {
      throw new Error(ADVICE);
    }
    if (existsSync(DEBIAN_CHROMIUM)) return DEBIAN_CHROMIUM;
  }
  throw new Error(ADVICE);
}

let browser: Promise<Browser> | null = null;

/** The one browser of a test file, started at the first call. */
function startBrowser(): Promise<Browser> {
  browser ??= chromium.launch({executablePath: inject('browserPath'), headless: true, args: QUIET_FLAGS});
  return browser;
}

/** Ends the browser; `afterAll(closeBrowser)`. */
export async function closeBrowser(): Promise<void> {
  const started = browser;
  browser = null;
  await (await started)?.close();
}

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
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** A screen for fingers: a coarse pointer. */
  readonly hasTouch?: boolean;
  /** Where it is served; the tests' own server unless told otherwise. */
  readonly origin?: string;
  /** Done before the page opens: what the network refuses. */
  readonly before?: (context: BrowserContext) => Promise<void>;
}

/** Opens the built page, at `path` below its origin (`#dma`), in a context of its own. */
export async function openApp(path = '', options: OpenOptions = {}): Promise<OpenApp> {
  const origin = options.origin ?? inject('appUrl');
  const settings: BrowserContextOptions = {
    viewport: options.viewport ?? {width: 1920, height: 1080},
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    acceptDownloads: true,
    hasTouch: options.hasTouch ?? false,
    isMobile: options.hasTouch ?? false,
    // A copy that the browser keeps would answer where a test cuts the network; offline.e2e.ts is about that copy.
    serviceWorkers: 'block',
  };
  const context = await (await startBrowser()).newContext(settings);
  await context.addInitScript(WATCH_WORKERS);
  await options.before?.(context);
  const page = await context.newPage();
  const consoleErrors: string[] = [];
  const pageErrors: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(origin + path, {waitUntil: 'load'});
  return {
    page,
    origin,
    consoleErrors,
    pageErrors,
    requests,
    foreignRequests: () => requests.filter((url) => !isLocal(url, origin)),
    close: () => context.close(),
  };
}

function isLocal(url: string, origin: string): boolean {
  return url.startsWith(origin) || url.startsWith('data:') || url.startsWith(`blob:${origin}`);
}

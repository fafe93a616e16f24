// The built page in a Chromium: a run of a million events looked at and moved in, then ten million remembered. The page
// opens and draws as it always does; the bench listens to its worker and asks it for things as the page would.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Browser, chromium, type Page} from 'playwright-core';
import {browserHere, QUIET_FLAGS} from '../tools/browser.mjs';
import {median} from './measure.ts';
import {framesWhile, listen, type Motion, travel, windowsPerSecond} from './page-probe.ts';
import {atLeast, atMost, type BenchResult, figureOnly, skipped} from './result.ts';

/** Measures memory when asked, not at the next collection. */
const FLAGS = [...QUIET_FLAGS, '--enable-blink-features=ForceEagerMeasureMemory'];
const EVENTS = 1_000_000;
const REMEMBERED = 10_000_000;
const MEGABYTE = 2 ** 20;
const OPENINGS = 5;
const TRIES = 50;
/** A large prime step: places all over the run, the same in every run. */
const STRIDE = 618_033;
const FRAMES = 180;
const WINDOWS = {windows: 256, size: 4096};
const BURSTS = 7;
/** So long a run of so many events may take. */
const PATIENCE_MS = 600_000;

/** What the page costs; skipped where there is no Chromium or no built page. */
export async function pageBenches(): Promise<BenchResult[]> {
  const executablePath = browserHere(chromium.executablePath());
  if (executablePath === undefined) return [skipped('the page', '', 'no Chromium (Debian: apt-get install chromium)')];
  if (!existsSync('dist/index.html')) return [skipped('the page', '', 'it is not built: npm run build')];
  // Not bundled: the server finds its files beside itself.
  const {serve}: typeof import('../tools/serve.mjs') = await import(pathToFileURL('tools/serve.mjs').href);
  const server = await serve({port: 0});
  const browser = await chromium.launch({executablePath, headless: true, args: FLAGS});
  try {
    const openings: number[] = [];
    for (let i = 0; i < OPENINGS; i++)
      openings.push(await opened(browser, server.url, (page) => page.evaluate(() => window.probe.shownAt)));
    const where = `Chromium ${browser.version()}`;
    const interactive = atMost('page interactive', 'ms', median(openings), 1000, `${where}, median of ${OPENINGS}`);
    return [interactive, ...(await opened(browser, server.url, (page) => runBenches(page, where)))];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A fresh page, once its first run stands; closed afterwards. */
async function opened<T>(browser: Browser, url: string, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({viewport: {width: 1920, height: 1080}});
  const page = await context.newPage();
  await page.addInitScript(listen);
  await page.goto(`${url}#lab`, {waitUntil: 'load'});
  await page.waitForFunction(() => window.probe.shownAt > 0, null, {timeout: 60_000});
  try {
    return await act(page);
  } finally {
    await context.close();
  }
}

async function runBenches(page: Page, where: string): Promise<BenchResult[]> {
  await dropLongRun(page);
  const blocks = await runTo(page, EVENTS);
  const events = await page.evaluate(() => window.probe.position);
  // One burst is over in a tenth of a second, and hangs on what else the machine did in it.
  const rates: number[] = [];
  for (let i = 0; i < BURSTS; i++) rates.push(await page.evaluate(windowsPerSecond, {...WINDOWS, events}));
  await page.getByLabel('Kinds of event').selectOption('all events');
  await page.evaluate(() => window.probe.quiet());
  const idle = await frames(page, 'nothing');
  const moving: BenchResult[] = [];
  for (const motion of ['jump', 'wheel', 'pan', 'whole', 'zoom'] as const) {
    const times = await frames(page, motion);
    if (motion === 'whole') continue;
    moving.push(
      atMost(
        NAMES[motion],
        'of idle',
        p95(times) / p95(idle),
        1.5,
        `p95 frame ${ms(p95(times))}, idle ${ms(p95(idle))}`,
      ),
    );
  }
  const {seeks, backs} = await page.evaluate(travel, {tries: TRIES, stride: STRIDE, events: EVENTS});
  await runTo(page, REMEMBERED);
  const stored = await page.evaluate(() => window.probe.position);
  const bytes = await page.evaluate(
    async () => (await performance.measureUserAgentSpecificMemory?.())?.bytes ?? Number.NaN,
  );
  const run = `${millions(events)} million events of two guests, request to the worker’s answer`;
  return [
    atLeast(
      'worker to page',
      'events/s',
      median(rates),
      10e6,
      `${WINDOWS.windows} windows of ${WINDOWS.size}, answered, median of ${BURSTS}`,
    ),
    figureOnly(
      'longest task of the page while it runs',
      'ms',
      Math.max(0, ...blocks),
      `${blocks.length} of 50 ms or longer`,
    ),
    ...moving,
    atMost('seek in the page, p95 of 50', 'ms', p95(seeks), 100, `${run}; median ${ms(median(seeks))}`),
    atMost('step back in the page, median of 50', 'ms', median(backs), 16, `${run}; p95 ${ms(p95(backs))}`),
    atMost(
      'memory of the page',
      'MB',
      bytes / MEGABYTE,
      256,
      `${millions(stored)} million events, page and worker, measureUserAgentSpecificMemory, ${where}`,
    ),
  ];
}

const NAMES = {
  jump: 'log, far jumps',
  wheel: 'log, wheel',
  pan: 'timeline, pan',
  zoom: 'timeline, zoom',
} as const;

function frames(page: Page, motion: Motion): Promise<number[]> {
  return page.evaluate(framesWhile, {motion, count: motion === 'whole' ? 10 : FRAMES});
}

/** Opens two guests that ping for minutes, as a file dropped on the page. */
async function dropLongRun(page: Page): Promise<void> {
  const scenario = JSON.parse(readFileSync(join('src', 'scenarios', 'library', 'two-guests.json'), 'utf8'));
  Object.assign(scenario, {name: 'long', limitUs: 600_000_000});
  for (const guest of scenario.guests) guest.workload.count = 100_000;
  const heard = await page.evaluate(() => window.probe.heard);
  const buffer = Buffer.from(JSON.stringify(scenario));
  await page.locator('input[type=file]').setInputFiles({name: 'long.json', mimeType: 'application/json', buffer});
  await page.waitForFunction((before) => window.probe.heard > before, heard);
  await page.evaluate(() => window.probe.quiet());
}

/** Runs as fast as it goes until so many events are behind; the tasks of over 50 ms that the page had meanwhile. */
async function runTo(page: Page, events: number): Promise<number[]> {
  await page.evaluate(() => {
    window.probe.longTasks.length = 0;
    window.probe.post({type: 'run', cyclesPerSecond: null});
  });
  await page.waitForFunction((wanted) => window.probe.position >= wanted, events, {timeout: PATIENCE_MS, polling: 20});
  return await page.evaluate(async () => {
    window.probe.post({type: 'pause'});
    await window.probe.quiet();
    return window.probe.longTasks;
  });
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function millions(events: number): string {
  return (events / 1e6).toFixed(1);
}

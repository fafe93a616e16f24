// The lab in the browser as the end-to-end tests handle it: open a run, wait for where it stands, read what is on the screen.
import {readFileSync} from 'node:fs';
import type {Locator, Page} from 'playwright-core';
import {expect, onTestFinished} from 'vitest';
import {type OpenApp, type OpenOptions, openApp} from './browser.ts';
import {openRested} from './rested-page.ts';
import {isCalm} from './worker-watch.ts';

/** Opens the page for one test and waits until a run stands still in it; it is left when the test ends, however it ends. */
export async function openLabPage(path = '#lab', options: OpenOptions = {}): Promise<OpenApp> {
  const needsOwn = options.before !== undefined || options.origin !== undefined || options.fetchesAhead === true;
  const app = await (needsOwn ? openApp(path, options) : openRested(path, options));
  onTestFinished(() => app.close());
  await standsStill(app.page);
  return app;
}

/** The event that the counter shows, -1 at power-on; null while no run is open. */
export async function shownEvent(page: Page): Promise<number | null> {
  const counter = page.locator('#go-to-event');
  if ((await counter.count()) === 0) return null;
  const text = (await counter.inputValue()).replace(/\D/g, '');
  return text === '' ? -1 : Number(text);
}

/** Waits until the run has stood at one event for a while and everything about it is fetched. */
export async function standsStill(page: Page): Promise<number> {
  const stands = page.getByText(/^(paused after|ended after|at power-on)$/).first();
  await stands.waitFor({state: 'attached', timeout: 60_000});
  await isCalm(page);
  // What was taken meanwhile may have set it running: a step, a jump.
  await stands.waitFor({state: 'attached', timeout: 60_000});
  return (await shownEvent(page)) ?? -1;
}

/** Waits until a run has gone beyond an event, however slow the machine is. */
export async function standsBeyond(page: Page, event: number): Promise<void> {
  await expect.poll(() => shownEvent(page), {timeout: 30_000}).toBeGreaterThan(event);
}

/** Presses a key so many times, as fast as the page takes it: a person who holds it down. */
export async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  await Promise.all(Array.from({length: times}, () => page.keyboard.press(key)));
}

/** The menu of scenarios. */
export function scenarioMenu(page: Page): Locator {
  return page.locator('select.scenario');
}

/** Opens a scenario of the menu by its name. */
export async function chooseScenario(page: Page, name: string): Promise<void> {
  await scenarioMenu(page).selectOption(name);
  await page.waitForFunction((wanted) => location.search.includes(`scenario=${wanted}&`), name, {timeout: 30_000});
  await standsStill(page);
}

/** Opens two guests that ping each other's host so often, for so long at most, as a dropped file. */
export async function openLongRun(page: Page, count: number, limitUs: number): Promise<number> {
  const scenario = JSON.parse(readFileSync('src/scenarios/library/two-guests.json', 'utf8'));
  Object.assign(scenario, {name: 'long', title: 'A run for minutes'});
  scenario.limitUs = limitUs;
  for (const guest of scenario.guests) guest.workload.count = count;
  await page.locator('input[type=file]').setInputFiles({
    name: 'long.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(scenario)),
  });
  await page.getByRole('option', {name: 'A run for minutes'}).waitFor({state: 'attached'});
  return standsStill(page);
}

/** As fast as the machine goes. */
export async function fullSpeed(page: Page): Promise<void> {
  await page.getByRole('slider').first().fill('10');
}

/** Runs to the end at full speed. */
export async function runToEnd(page: Page): Promise<number> {
  await fullSpeed(page);
  await page.keyboard.press('F8');
  await page.getByText('ended after').first().waitFor({state: 'attached', timeout: 110_000});
  return standsStill(page);
}

/** Pauses a run that may end by itself meanwhile. */
export async function pauseUnlessOver(page: Page): Promise<number> {
  await pressIfThere(page, 'Pause (F8)');
  return standsStill(page);
}

/** Stops a trial or a search of hooks that may be over by itself meanwhile, and waits until it is over. */
export async function stopTrialUnlessOver(page: Page): Promise<void> {
  await pressIfThere(page, 'Stop');
  await page.getByRole('button', {name: 'Try these'}).waitFor({timeout: 60_000});
}

/**
 * Presses a button that stands there as long as some work goes on. Looked for and pressed in one turn of the page, so that
 * where the work is over nothing is left that would press it in a later one.
 */
async function pressIfThere(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const nameOf = (one: Element): string | undefined => one.getAttribute('aria-label') ?? one.textContent?.trim();
    [...document.querySelectorAll('button')].find((one) => nameOf(one) === wanted)?.click();
  }, name);
}

/** Notes the name of every progress bar that the page shows from now on, however soon it goes again; gives those noted so far. */
export async function notedBars(page: Page): Promise<() => Promise<string[]>> {
  const bars = await page.evaluateHandle(() => {
    const names = new Set<string>();
    new MutationObserver(() => {
      for (const bar of document.querySelectorAll('progress')) names.add(bar.getAttribute('aria-label') ?? '');
    }).observe(document.body, {subtree: true, childList: true});
    return names;
  });
  return () => bars.evaluate((names) => [...names]);
}

/** Makes the page press a button in the very instant in which it comes up, for work that may be over soon; the names of the progress bars that it showed then. */
export function pressWhenShown(page: Page, name: string): Promise<(string | null)[]> {
  return page.evaluate(
    (text) =>
      new Promise<(string | null)[]>((done) => {
        const watch = new MutationObserver(() => {
          const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === text);
          if (button === undefined) return;
          watch.disconnect();
          done([...document.querySelectorAll('progress')].map((bar) => bar.getAttribute('aria-label')));
          button.click();
        });
        watch.observe(document.body, {subtree: true, childList: true});
      }),
    name,
  );
}

/** Takes a link as Back and Forward do. */
export async function takeLink(page: Page, query: string): Promise<void> {
  await page.evaluate((taken) => {
    history.replaceState({run: `the run of ${taken}`, event: null}, '', taken);
    window.dispatchEvent(new PopStateEvent('popstate', {state: history.state}));
  }, query);
}

/** Types an event's number and goes there. */
export async function goTo(page: Page, event: number): Promise<number> {
  await page.keyboard.press('g');
  await page.keyboard.type(String(event));
  await page.keyboard.press('Enter');
  return standsStill(page);
}

/** The digest of the present, as the page shows it. */
export async function shownDigest(page: Page): Promise<string> {
  await page.getByRole('button', {name: /^About this run/}).click();
  const digest = page.getByTestId('digest');
  await digest.filter({hasText: /^[0-9a-f]{16}$/}).waitFor();
  const text = await digest.innerText();
  await page.getByRole('button', {name: 'Close'}).click();
  return text;
}

/** All that the panels say of the present, the timeline apart, which keeps the stretch in view until the present leaves it. */
export async function shownRun(page: Page): Promise<string> {
  const texts = await Promise.all(
    ['Machine', 'Model', 'Log'].map((title) => page.getByRole('region', {name: title, exact: true}).innerText()),
  );
  const event = await page.getByRole('region', {name: /^Event/}).innerText();
  const drawn = await Promise.all(
    ['Machine', 'Model'].map((title) =>
      page.getByRole('region', {name: title, exact: true}).locator('svg text').allTextContents(),
    ),
  );
  return [...texts, event, drawn.flat().join(' '), await page.locator('.position').innerText()].join('\n');
}

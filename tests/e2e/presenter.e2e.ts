// The presenter: opened by its key, stepped as a clicker does, readable from afar, and left with Escape.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, onTestFinished, test} from 'vitest';
import {axeFaults, axeFaultsInThemes} from './axe.ts';
import {leaveBrowser, openApp} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';
import {presenterFaults} from './presenter-check.ts';
import {isCalm} from './worker-watch.ts';

afterAll(leaveBrowser);

test.each([
  {width: 1920, height: 1080},
  {width: 1366, height: 768},
])('machine, model and a caption, stepped by Page Down and Page Up, at $width', async (viewport) => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=4600', {viewport, reducedMotion: 'reduce'});
  await page.keyboard.press('t');
  const presenter = page.getByRole('region', {name: 'Presenter'});
  const counter = presenter.locator('.presenter-counter');
  const caption = presenter.locator('.presenter-caption');
  await presenter.getByRole('img', {name: /^Machine of 3 guests/}).waitFor();
  await presenter.getByRole('img', {name: /^Model of the NE2000/}).waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  await page.keyboard.press('PageDown');
  await isCalm(page);
  const first = await counter.innerText();
  await presenter.getByRole('button', {name: /^Next/}).click();
  await expect.poll(() => counter.innerText()).not.toBe(first);
  await page.keyboard.press('PageUp');
  await expect.poll(() => counter.innerText()).toBe(first);

  await page.keyboard.press('n');
  await caption.getByText(/^Denied: remote DMA would leave/).waitFor();
  expect(await caption.innerText()).toMatch(/^C: CR ← 0x0A/);
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
  const least = await presenter.evaluate((element) =>
    Math.min(
      ...[...element.querySelectorAll('svg text')].map(
        (text) =>
          Number.parseFloat(getComputedStyle(text).fontSize) * ((text as SVGTextElement).getScreenCTM()?.a ?? 1),
      ),
    ),
  );
  expect(least).toBeGreaterThanOrEqual(13);

  await page.keyboard.press('Escape');
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
  await standsStill(page);
  expect(await page.locator('#go-to-event').inputValue()).toMatch(/\d/);
  expect(consoleErrors).toEqual([]);
});

/** The story of a transmit, and what the caption says at each stop: of that event, and of none beside it. */
const TRANSMIT: readonly (readonly [event: number, said: RegExp])[] = [
  [129, /^The driver of Guest A copies a frame into card memory/],
  [145, /^A: CR ← 0x12, start remote write\. 1\s514 B write, .*: inside its window, so allowed\.$/],
  [146, /^A: CR ← 0x12, start remote write\. The model: Idle → DmaWr\.$/],
  [157, /^A: CR ← 0x20, no remote DMA\. The model: DmaWr → Idle\.$/],
  [170, /^A: CR ← 0x26, send the frame\. 1\s514 B transmit, .*: inside its window, so allowed\.$/],
  [171, /^A: CR ← 0x26, send the frame\. The model: Idle → Trans\.$/],
  [178, /^The card has read the frame out of packet memory by local DMA and sent it\.$/],
  [179, /^A bit of ISR that IMR lets through is set: the card asks for attention\.$/],
  [183, /^INT: PTX\. The model: Trans → Idle\.$/],
  [186, /^Guest A owns the card, so the VMM gives it the interrupt/],
];

/** The same of the first time that the card changes hands between two guests. */
const TWO_GUESTS: readonly (readonly [event: number, said: RegExp])[] = [
  [192, /^Guest B does not own the card, so the VMM stops it in the middle of this access\./],
  [255, /^B: hand-off A → B, \d+ port accesses\. The VMM saved the card’s registers for A and loaded those of B\./],
  [257, /^Guest B owns the card now\. The access at which it was stopped is carried out next\./],
];

test('Next visits the suspension, the hand-off and the resumption of two guests, and each caption is that event’s; the window of notes says it too, and drives', async () => {
  const {page, pageErrors} = await openLabPage('?scenario=two-guests&event=191', {reducedMotion: 'reduce'});
  await page.keyboard.press('t');
  const presenter = page.getByRole('region', {name: 'Presenter'});
  for (const [event, said] of TWO_GUESTS) {
    await presenter.getByRole('button', {name: /^Next/}).click();
    await expect.poll(() => presenter.locator('.presenter-counter').innerText()).toBe(String(event));
    await expect.poll(() => presenter.locator('.presenter-caption').innerText()).toMatch(said);
  }

  const opened = page.waitForEvent('popup');
  await presenter.getByRole('button', {name: 'Notes'}).click();
  const notes = await opened;
  await notes.getByRole('heading', {name: 'Two guests, one card'}).waitFor();
  await notes.getByText(/^Guest B owns the card now\./).waitFor();
  await notes.getByText(/^event 257, [\d.\s]+ ms$/).waitFor();
  expect(await notes.getByText(/^Next moment: /).innerText()).toMatch(/^Next moment: .+(, event \d|, not reached yet)/);
  const {about} = JSON.parse(readFileSync('src/scenarios/library/two-guests.json', 'utf8'));
  expect(await notes.getByRole('region', {name: 'About this scenario'}).innerText()).toBe(about);
  expect(notes.workers()).toEqual([]);
  expect(await axeFaultsInThemes(notes)).toEqual([]);
  await notes.getByRole('button', {name: 'Back'}).click();
  await notes.getByText(/^B: hand-off A → B/).waitFor();
  await expect.poll(() => presenter.locator('.presenter-counter').innerText()).toBe('255');
  await notes.keyboard.press('PageDown');
  await notes.getByText(/^Guest B owns the card now\./).waitFor();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await notes.getByText(/^Nothing is shown/).waitFor();
  expect(pageErrors).toEqual([]);
});

test.each([
  1920, 1366, 820,
])('a button opens it at %i, Next visits the story of a transmit, and the screen can be filled', async (width) => {
  const {page, consoleErrors, pageErrors} = await openLabPage('?scenario=transmit&event=128', {
    viewport: {width, height: 1080},
    reducedMotion: 'reduce',
  });
  await page.getByRole('button', {name: /^Presenter/}).click();
  const presenter = page.getByRole('region', {name: 'Presenter'});
  const counter = presenter.locator('.presenter-counter');
  const fullScreen = presenter.getByRole('button', {name: 'Full screen, and back'});
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  const pressed = () => fullScreen.getAttribute('aria-pressed');
  expect([await isFull(), await pressed()]).toEqual([false, 'false']);
  await fullScreen.click();
  await expect.poll(pressed).toBe('true');
  expect(await isFull()).toBe(true);
  await fullScreen.click();
  await expect.poll(pressed).toBe('false');
  expect(await isFull()).toBe(false);
  for (const [event, said] of TRANSMIT) {
    await presenter.getByRole('button', {name: /^Next/}).click();
    await expect.poll(() => counter.innerText()).toBe(String(event));
    await expect.poll(() => presenter.locator('.presenter-caption').innerText()).toMatch(said);
  }

  // As a browser does under a policy of its own: it says so, and the next press finds everything as it was.
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new TypeError('Permissions check failed'));
    Object.defineProperty(document.documentElement, 'requestFullscreen', {value: refuse, configurable: true});
  });
  await fullScreen.click();
  await presenter.getByText('The browser refuses full screen here.').waitFor();
  expect(await isFull()).toBe(false);
  expect(await layoutFaults(page)).toEqual([]);
  await page.evaluate(() => Reflect.deleteProperty(document.documentElement, 'requestFullscreen'));
  await fullScreen.click();
  await expect.poll(isFull).toBe(true);
  expect(await presenter.getByText('The browser refuses full screen here.').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
  await expect.poll(isFull).toBe(false);
  expect(consoleErrors).toEqual([]);
  expect(pageErrors).toEqual([]);
});

/** What a small screen held upright spoils of a lesson before a class, in its themes too where they are asked for; then the window is as it was. */
async function faultsUpright(page: Page, inThemes: boolean): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({width: 820, height: 1180});
  await isCalm(page);
  const faults = await presenterFaults(page);
  if (inThemes) faults.push(...(await axeFaultsInThemes(page)));
  if (before !== null) await page.setViewportSize(before);
  await isCalm(page);
  return faults;
}

/** Names, flags, owners and bytes held on the map of card memory of which one lies over another. */
function marksOverOthers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = document.querySelectorAll('.memory-name > *, .memory-flag > span, .guest-chip, .memory-bar > *');
    const all = [...marks].filter((mark) => mark.closest('.memory-marks') !== null);
    const nameOf = (mark: Element): string => mark.textContent || 'bytes held';
    const faults = all.flatMap((one, i) =>
      all.slice(i + 1).flatMap((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return across > 1 && down > 1 ? [`${nameOf(one)} and ${nameOf(other)}`] : [];
      }),
    );
    return all.length < 10 ? ['there is no map'] : faults;
  });
}

test('a lesson before a class: asked, hands counted in the window of notes, revealed by a clicker, and nothing of it kept', async () => {
  const {page, origin, consoleErrors, pageErrors, close} = await openApp('?lesson=dma-denied&step=4#lesson', {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  onTestFinished(close);
  await page.getByRole('link', {name: 'Present', exact: true}).click();
  const presenter = page.getByRole('region', {name: 'Presenter'});
  const asked = presenter.getByRole('region', {name: 'Question'});
  const outcome = presenter.getByRole('region', {name: 'Outcome'});
  await asked.locator('.choice').nth(1).waitFor();
  expect(await presenter.locator('h1').innerText()).toBe('The command');
  expect(page.url()).toBe(`${origin}?lesson=dma-denied&step=4#present`);
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await presenter.innerText()).not.toContain('what happened');
  await isCalm(page);
  expect(await axeFaultsInThemes(page)).toEqual([]);
  expect(await faultsUpright(page, false)).toEqual([]);
  expect(await marksOverOthers(page)).toEqual([]);
  await page.setViewportSize({width: 1920, height: 1080});
  await isCalm(page);
  expect(await marksOverOthers(page)).toEqual([]);
  await page.setViewportSize({width: 1366, height: 768});

  // A window that comes late is told where the presenter stands, runs no worker, and drives it.
  const opened = page.waitForEvent('popup');
  await presenter.getByRole('button', {name: 'Notes'}).click();
  const notes = await opened;
  await notes.getByText('Right: Denied: it never reaches the card').waitFor();
  expect(await notes.getByText(/^Next: /).innerText()).toBe('Next: What the guest sees');
  expect(notes.workers()).toEqual([]);
  await notes.getByLabel(/^A/).fill('7');
  await notes.getByLabel(/^B/).fill('12');
  expect(await axeFaultsInThemes(notes)).toEqual([]);
  expect(await presenter.getByText('12', {exact: true}).count()).toBe(0);

  await page.bringToFront();
  await page.keyboard.press('b');
  await page.keyboard.press('PageDown');
  await outcome.getByText('(as predicted)').waitFor();
  expect(await outcome.locator('.presented-votes').allInnerTexts()).toEqual([
    expect.stringMatching(/^7/),
    expect.stringMatching(/^12/),
  ]);
  await notes.getByText('Shown.', {exact: true}).waitFor();
  await isCalm(page);
  expect(await faultsUpright(page, true)).toEqual([]);

  // The spotlight goes first, the presenter after it.
  await page.keyboard.press('l');
  await page.locator('.spotlight').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('.spotlight').count()).toBe(0);

  await notes.getByRole('button', {name: 'Next'}).click();
  await presenter.getByText('step 5 of 8').waitFor();
  await notes.getByText('Let the class collect what a monitor could do instead').waitFor();
  await notes.getByRole('button', {name: 'Back'}).click();
  await outcome.getByText('(as predicted)').waitFor();
  await page.keyboard.press('PageUp');
  await asked.locator('.choice').nth(4).waitFor();
  await page.keyboard.press('PageDown');
  await outcome.getByText('= what happened').waitFor();
  expect(await outcome.getByText('predicted').count()).toBe(0);

  await page.keyboard.press('Escape');
  await page.getByRole('link', {name: 'Leave lesson'}).waitFor();
  await page.getByText('step 3 of 8').waitFor();
  await page.locator('form.question').waitFor();
  await notes.getByText(/^Nothing is shown/).waitFor();
  expect(consoleErrors).toEqual([]);
  expect(pageErrors).toEqual([]);
});

// The classroom for docs/teaching, in every window it is used in, light and dark: the start page, each lesson's first question and
// its outcome, presenter and notes, an embedded page. `npm run pictures` keeps them in docs/screenshots/classroom, as WebP.
import {mkdirSync, writeFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, describe, expect, test} from 'vitest';
import {lessonFiles} from '../../src/cli/lesson-files.ts';
import {leaveBrowser, openApp} from './browser.ts';
import {isCalm} from './worker-watch.ts';

/** Where pictures are kept; without it none are. */
const FOLDER = process.env.VPIO_PICTURES;
/** Of the best, a hundred: what is left out is not seen on drawn lines and words. */
const QUALITY = 80;
const WINDOWS = [
  {width: 1366, height: 768},
  {width: 1920, height: 1080},
  {width: 820, height: 1180},
].flatMap((viewport) => (['light', 'dark'] as const).map((colorScheme) => ({viewport, colorScheme})));

afterAll(leaveBrowser);

const read = lessonFiles();
if (!read.ok) throw new Error(read.fault.message);
const first = read.value.map(({name, number, steps}) => ({
  name,
  number,
  step: steps.findIndex(({question}) => question !== null) + 1,
}));

test('each lesson has a first question to take a picture of', () => {
  expect(first.filter(({step}) => step === 0)).toEqual([]);
});

/** Locks in the first choice, the order as it was offered, or a guess. */
async function answer(page: Page): Promise<void> {
  const count = page.locator('.count-answer input');
  if ((await count.count()) > 0) await count.fill('30');
  const choice = page.locator('.choice').first();
  if ((await choice.count()) > 0) await choice.click();
  await page.locator('.question-lock').click();
  await page.locator('.outcome').waitFor();
}

/** Leads to a lesson's step as a link within the page does. */
async function lead(page: Page, query: string): Promise<void> {
  await page.evaluate((place) => {
    history.pushState(null, '', location.pathname + place);
    window.dispatchEvent(new PopStateEvent('popstate', {state: null}));
  }, query);
}

async function keep(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0); // what the pointer is on says more than the picture is about
  await isCalm(page);
  const devtools = await page.context().newCDPSession(page);
  const {data} = await devtools.send('Page.captureScreenshot', {format: 'webp', quality: QUALITY});
  await devtools.detach();
  writeFileSync(`${FOLDER}/classroom/${name}.webp`, Buffer.from(data, 'base64'));
}

if (FOLDER !== undefined) {
  mkdirSync(`${FOLDER}/classroom`, {recursive: true});

  describe.each(WINDOWS)('at $viewport.width px, $colorScheme', ({viewport, colorScheme}) => {
    const options = {viewport, colorScheme, reducedMotion: 'reduce'} as const;
    const called = (what: string): string => `${what}-${viewport.width}-${colorScheme}`;

    test('the start page', async () => {
      const {page, consoleErrors, close} = await openApp('', options);
      await page.locator('.start-caption b').waitFor();
      await keep(page, called('start'));
      expect(consoleErrors).toEqual([]);
      await close();
    });

    test('the first question of each lesson, and its outcome', async () => {
      const {page, consoleErrors, close} = await openApp('#lesson', options);
      await page.getByRole('heading', {name: 'Lessons', exact: true}).waitFor();
      await keep(page, called('lessons'));
      for (const {name, number, step} of first) {
        await lead(page, `?lesson=${name}&step=${step}#lesson`);
        await page.locator('.question-lock').waitFor({timeout: 60_000});
        await page.locator('.lesson-stage[aria-busy="false"]').waitFor();
        await keep(page, called(`lesson-${number}-question`));
        await answer(page);
        await page.locator('.lesson-stage[aria-busy="false"]').waitFor();
        await keep(page, called(`lesson-${number}-outcome`));
      }
      expect(consoleErrors).toEqual([]);
      await close();
    });

    test('presenter and notes', async () => {
      const {page, consoleErrors, close} = await openApp('?lesson=dma-denied&step=4#lesson', options);
      await page.locator('.question-lock').waitFor({timeout: 60_000});
      await page.getByRole('link', {name: 'Present', exact: true}).click();
      await page.getByRole('region', {name: 'Presenter'}).waitFor();
      const opened = page.waitForEvent('popup');
      await page.getByRole('button', {name: /^Notes/}).click();
      const notes = await opened;
      await notes.setViewportSize(viewport);
      await notes.emulateMedia({colorScheme, reducedMotion: 'reduce'});
      await notes.getByText(/^Right: /).waitFor();
      await notes.getByLabel(/^A/).fill('7');
      await notes.getByLabel(/^B/).fill('12');
      await keep(notes, called('notes'));
      await keep(page, called('presenter'));
      expect(consoleErrors).toEqual([]);
      await close();
    });

    test('an embedded page', async () => {
      const {page, consoleErrors, close} = await openApp(
        'embed.html?embed&v=2&scenario=rogue&event=2003&hide=verdict',
        options,
      );
      await page.getByRole('button', {name: 'Click to start'}).click();
      await page.getByRole('button', {name: /^Reveal/}).click();
      await keep(page, called('embed'));
      expect(consoleErrors).toEqual([]);
      await close();
    });
  });
}

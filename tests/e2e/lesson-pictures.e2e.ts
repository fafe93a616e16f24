// The first question of each lesson and its outcome, for docs/teaching; `npm run pictures` keeps them in docs/screenshots.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {lessonFiles} from '../../src/cli/lesson-files.ts';
import {closeBrowser, openApp} from './browser.ts';
import {isCalm} from './worker-watch.ts';

/** Where pictures are kept; without it none are. */
const FOLDER = process.env.VPIO_PICTURES;

afterAll(closeBrowser);

/** Locks in the first choice, the order as it was offered, or a guess. */
async function answer(page: Page): Promise<void> {
  const count = page.locator('.count-answer input');
  if ((await count.count()) > 0) await count.fill('30');
  const choice = page.locator('.choice').first();
  if ((await choice.count()) > 0) await choice.click();
  await page.locator('.question-lock').click();
  await page.locator('.outcome').waitFor();
}

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

if (FOLDER !== undefined) {
  test.each(first)('lesson $number has its pictures', async ({name, number, step}) => {
    const app = await openApp(`?lesson=${name}&step=${step}#lesson`, {
      viewport: {width: 1366, height: 768},
      reducedMotion: 'reduce',
    });
    const {page} = app;
    await page.locator('.question-lock').waitFor({timeout: 60_000});
    await page.locator('.lesson-stage[aria-busy="false"]').waitFor();
    await isCalm(page);
    await page.screenshot({path: `${FOLDER}/lesson-${number}-question.png`});
    await answer(page);
    await page.locator('.lesson-stage[aria-busy="false"]').waitFor();
    await isCalm(page);
    await page.screenshot({path: `${FOLDER}/lesson-${number}-outcome.png`});
    expect(app.consoleErrors).toEqual([]);
    await app.close();
  });
}

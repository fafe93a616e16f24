// No text cut off, printed over another or too small, and no target too small: at the windows people have, in both themes.
import {afterAll, describe, expect, test} from 'vitest';
import {closeBrowser, type OpenApp} from './browser.ts';
import {goTo, openLabPage, runToEnd, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

const WINDOWS = [
  {width: 1920, height: 1080},
  {width: 1366, height: 768},
  {width: 1100, height: 700},
] as const;
/** A theme moves nothing: one window stands for the dark one. */
const CASES = [
  ...WINDOWS.map((viewport) => ({...viewport, colorScheme: 'light' as const})),
  {...WINDOWS[1], colorScheme: 'dark' as const},
];

afterAll(closeBrowser);

async function screensAt(
  {page}: OpenApp,
  instant: string,
  hashes: readonly string[] = ['#lab', '#dma'],
): Promise<string[]> {
  const faults: string[] = [];
  for (const hash of hashes) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await standsStill(page);
    faults.push(...(await layoutFaults(page)).map((fault) => `${instant} ${hash} ${fault}`));
  }
  return faults;
}

describe.each(CASES)('at $width by $height, $colorScheme', ({width, height, colorScheme}) => {
  const options = {viewport: {width, height}, colorScheme, reducedMotion: 'reduce'} as const;

  test('three guests and a denial are all readable', async () => {
    const app = await openLabPage('?scenario=rogue', options);
    const faults = await screensAt(app, 'start');
    await app.page.keyboard.press('n');
    faults.push(...(await screensAt(app, 'denial')));
    await goTo(app.page, 9000);
    faults.push(...(await screensAt(app, 'middle')));
    await app.page.getByRole('button', {name: 'To the start'}).click();
    faults.push(...(await screensAt(app, 'power-on')));
    await runToEnd(app.page);
    faults.push(...(await screensAt(app, 'end')));
    expect(faults).toEqual([]);
  });

  test('two guests and a recording are all readable', async () => {
    const app = await openLabPage('?scenario=two-guests&event=8407', options);
    const faults = await screensAt(app, 'idle');
    const recorded = await openLabPage('?scenario=linux-ne-isa&event=60000', options);
    faults.push(...(await screensAt(recorded, 'recording')));
    expect(faults).toEqual([]);
  });

  test('the other screens are all readable', async () => {
    const app = await openLabPage('?scenario=rogue&event=3000', options);
    expect(await screensAt(app, 'open', ['#frames', '#hooks', '#explore'])).toEqual([]);
  });
});

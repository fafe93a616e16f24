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
const CASES = WINDOWS.flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({...viewport, colorScheme})),
);

afterAll(closeBrowser);

async function bothScreens({page}: OpenApp, instant: string): Promise<string[]> {
  const faults: string[] = [];
  for (const hash of ['#lab', '#dma']) {
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
    const faults = await bothScreens(app, 'start');
    await app.page.keyboard.press('n');
    faults.push(...(await bothScreens(app, 'denial')));
    await goTo(app.page, 9000);
    faults.push(...(await bothScreens(app, 'middle')));
    await app.page.getByRole('button', {name: 'To the start'}).click();
    faults.push(...(await bothScreens(app, 'power-on')));
    await runToEnd(app.page);
    faults.push(...(await bothScreens(app, 'end')));
    expect(faults).toEqual([]);
  });

  test('two guests and a recording are all readable', async () => {
    const app = await openLabPage('?scenario=two-guests&event=8407', options);
    const faults = await bothScreens(app, 'idle');
    const recorded = await openLabPage('?scenario=linux-ne-isa&event=60000', options);
    faults.push(...(await bothScreens(recorded, 'recording')));
    expect(faults).toEqual([]);
  });
});

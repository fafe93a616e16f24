// Both screens at the two usual sizes, in light and dark: they fill the window. `npm run pictures` keeps them in docs/screenshots.
import {afterAll, expect, test} from 'vitest';
import {closeBrowser} from './browser.ts';
import {goTo, openLabPage, standsStill} from './lab-page.ts';

/** Where pictures are kept; without it none are. */
const FOLDER = process.env.VPIO_PICTURES;
const SCREENS = [
  {name: 'lab', path: '?scenario=two-guests&event=5000'},
  {name: 'memory', path: '?scenario=rogue#dma'},
] as const;
const SIZES = [
  {width: 1920, height: 1080},
  {width: 1366, height: 768},
] as const;
const CASES = SCREENS.flatMap((screen) =>
  SIZES.flatMap((size) => (['light', 'dark'] as const).map((colorScheme) => ({...screen, ...size, colorScheme}))),
);

afterAll(closeBrowser);

test.each(CASES)('$name fills $width by $height, $colorScheme', async ({name, path, width, height, colorScheme}) => {
  const app = await openLabPage(path, {colorScheme, viewport: {width, height}, reducedMotion: 'reduce'});
  const {page} = app;
  // From further on back to a frame that GeekOS's driver sends: part of what lies ahead is known then.
  if (name === 'lab') await goTo(page, 3522);
  else await page.keyboard.press('n');
  await standsStill(page);
  if (FOLDER !== undefined) await page.screenshot({path: `${FOLDER}/${name}-${colorScheme}-${width}.png`});
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true);
  expect(app.consoleErrors).toEqual([]);
});

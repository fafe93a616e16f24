// Takes the page's picture at the two usual sizes, in light and dark. `npm run pictures` keeps them in docs/screenshots.
import {afterAll, expect, test} from 'vitest';
import {closeBrowser, openApp} from './browser.ts';

const FOLDER = process.env.VPIO_PICTURES ?? 'test-results/pictures';

afterAll(closeBrowser);

test.each([
  {colorScheme: 'light', width: 1920, height: 1080},
  {colorScheme: 'dark', width: 1920, height: 1080},
  {colorScheme: 'light', width: 1366, height: 768},
  {colorScheme: 'dark', width: 1366, height: 768},
] as const)('the page fills $width by $height, $colorScheme', async ({colorScheme, width, height}) => {
  const app = await openApp('', {colorScheme, viewport: {width, height}, reducedMotion: 'reduce'});
  await app.page.getByText('VPIO Lab').first().waitFor();
  await app.page.waitForLoadState('networkidle');
  await app.page.screenshot({path: `${FOLDER}/lab-${colorScheme}-${width}.png`});
  expect(await app.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(app.consoleErrors).toEqual([]);
  await app.close();
});

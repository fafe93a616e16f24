// No text cut off, printed over another or too small, and no target too small: at the windows people have, in both themes.
import {afterAll, describe, expect, test} from 'vitest';
import {leaveBrowser, type OpenApp} from './browser.ts';
import {chooseScenario, goTo, openLabPage, runToEnd, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

const PROJECTOR = {width: 1366, height: 768};
const WINDOWS = [{width: 1920, height: 1080}, PROJECTOR, {width: 1100, height: 700}, {width: 820, height: 1180}];

afterAll(leaveBrowser);

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

/** The start and the first denial of three guests. */
async function startAndDenial(app: OpenApp): Promise<string[]> {
  const faults = await screensAt(app, 'start');
  await app.page.keyboard.press('n');
  return [...faults, ...(await screensAt(app, 'denial'))];
}

test('a theme moves nothing: in the dark one three guests and a denial are as readable', async () => {
  expect(
    await startAndDenial(await openLabPage('?scenario=rogue', {viewport: PROJECTOR, colorScheme: 'dark'})),
  ).toEqual([]);
});

describe.each(WINDOWS)('at $width by $height', (viewport) => {
  const options = {viewport};

  test('three guests and a denial are all readable', async () => {
    const app = await openLabPage('?scenario=rogue', options);
    const faults = await startAndDenial(app);
    // Words are longest in the middle and fewest at power-on; a projector's window has least room for either.
    if (viewport === PROJECTOR) {
      await goTo(app.page, 9000);
      faults.push(...(await screensAt(app, 'middle')));
      await app.page.getByRole('button', {name: 'To the start'}).click();
      faults.push(...(await screensAt(app, 'power-on')));
    }
    await runToEnd(app.page);
    faults.push(...(await screensAt(app, 'end')));
    expect(faults).toEqual([]);
  });

  test('two guests and a recording are all readable', async () => {
    const app = await openLabPage('?scenario=two-guests&event=8407', options);
    const faults = await screensAt(app, 'idle');
    await chooseScenario(app.page, 'linux-ne-isa');
    await goTo(app.page, 60_000);
    faults.push(...(await screensAt(app, 'recording')));
    expect(faults).toEqual([]);
  });

  test('the other screens are all readable, and nothing is lost where banners open and the inspector is docked', async () => {
    const app = await openLabPage('?scenario=rogue&event=3000', options);
    const {page} = app;
    const faults = await screensAt(app, 'open', ['#frames', '#hooks', '#explore', '#lab']);
    await page.keyboard.press('i');
    await page.getByRole('button', {name: 'Put it on the wire'}).press('Enter');
    await page.getByRole('navigation', {name: 'Branches of the run'}).waitFor();
    faults.push(...(await screensAt(app, 'branches')));
    await page.locator('input[type=file]').setInputFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{'),
    });
    await page.getByRole('button', {name: 'Dismiss'}).waitFor();
    faults.push(...(await screensAt(app, 'branches and a refusal')));
    await page.getByRole('button', {name: 'Dismiss'}).click();
    await page.getByRole('button', {name: /^Inspector/}).click();
    await page.getByText('every machine of the worker, through').waitFor();
    faults.push(...(await screensAt(app, 'docked', ['#lab'])));
    expect(faults).toEqual([]);
  });
});

test.each([
  [390, 844],
  [820, 1180],
  [1366, 768],
  [1920, 1080],
])('no screen is wider than a window of %i by %i, and from 820 on the map of card memory is whole', async (width, height) => {
  const {page} = await openLabPage('?scenario=rogue&event=2100', {viewport: {width, height}});
  const wide: string[] = [];
  for (const hash of ['#lab', '#dma', '#frames', '#compare', '#hooks', '#explore', '#present']) {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await standsStill(page);
    const whole = ['html', '.app', '.stage', ...(hash === '#dma' && width >= 820 ? ['.memory-stage'] : [])];
    for (const part of whole) {
      const element = page.locator(part).first();
      if ((await element.count()) === 0) continue;
      const [inside, room] = await element.evaluate((one) => [one.scrollWidth, one.clientWidth] as const);
      if (inside > room) wide.push(`${hash} ${part}: ${inside} in ${room}`);
    }
    // A heading that has no room to say what its column holds says nothing.
    const cut = await page
      .locator('main th')
      .evaluateAll((heads) =>
        heads.flatMap((head) => (head.scrollWidth > head.clientWidth + 1 ? [head.textContent ?? ''] : [])),
      );
    wide.push(...cut.map((head) => `${hash} head: ${head}`));
  }
  expect(wide).toEqual([]);
});

// The screens at the two usual sizes, in light and dark: they fill the window. `npm run pictures` keeps them in docs/screenshots,
// and takes those of the other screens and panels that docs/panels shows.
import {writeFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser, openApp} from './browser.ts';
import {goTo, openLabPage, standsStill} from './lab-page.ts';
import {isCalm} from './worker-watch.ts';

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

const nothing = async (): Promise<void> => undefined;

async function opensDialog(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.getByRole('dialog').waitFor();
}

async function comparesAll(page: Page): Promise<void> {
  await page.getByRole('row', {name: /^VPIO/}).waitFor({timeout: 60_000});
  await page.getByRole('progressbar').waitFor({state: 'detached', timeout: 60_000});
}

async function triesHooks(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'Try these'}).press('Enter');
  await page.locator('.hook-price tbody tr').first().waitFor({timeout: 60_000});
  await page.getByRole('progressbar').waitFor({state: 'detached', timeout: 120_000});
}

async function asksNext(page: Page): Promise<void> {
  await page.getByRole('button', {name: 'To the next question'}).click();
  await page.getByRole('button', {name: /^Lock in/}).waitFor();
}

async function docksInspector(page: Page): Promise<void> {
  await page.getByRole('button', {name: /^Inspector/}).click();
  const machines = page.frameLocator('iframe[title="Inspector"]').getByRole('region', {name: /^Machine of/});
  await machines.nth(1).waitFor();
}

async function showsCosts(page: Page): Promise<void> {
  await page.getByRole('tab', {name: 'Costs'}).click();
  await page.getByRole('region', {name: 'Costs', exact: true}).getByRole('row').first().waitFor();
}

async function presentsDenial(page: Page): Promise<void> {
  await page.keyboard.press('t');
  await page.keyboard.press('n');
  await page.locator('.presenter-caption b').waitFor();
}

/** A page as WebP, which takes a third of a PNG's room. */
async function asWebp(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const {data} = await devtools.send('Page.captureScreenshot', {format: 'webp', quality: 80});
  await devtools.detach();
  return Buffer.from(data, 'base64');
}

const DENIED = '?scenario=rtl8139-rogue&moment=First+denial';
const ATTACK = '?scenario=rtl8139-rogue&moment=First+attack';
const ALLOWED = '?scenario=rtl8139-rogue&moment=Its+own+frame+is+allowed+out';

/**
 * Screens and panels that are only taken for the pages in docs: where they are, and what is done there. `panel`: the picture shows
 * this one alone; `isWebp`: not as PNG.
 */
const FOR_DOCS: readonly {
  readonly name: string;
  readonly path: string;
  readonly panel?: string;
  readonly isWebp?: true;
  readonly act: (page: Page) => Promise<void>;
}[] = [
  {name: 'machine', path: '?scenario=rogue&event=2003', panel: 'Machine', act: nothing},
  {name: 'model', path: '?scenario=rogue&event=2003', panel: 'Model', act: nothing},
  {name: 'event', path: '?scenario=rogue&event=2003', panel: 'Event', act: nothing},
  {name: 'machine-rtl8139', path: ALLOWED, panel: 'Machine', act: (page) => page.keyboard.press('.')},
  {name: 'model-rtl8139', path: DENIED, panel: 'Model', act: nothing},
  {name: 'event-rtl8139', path: DENIED, panel: 'Event', act: nothing},
  {
    name: 'host-memory',
    path: `${DENIED}#dma`,
    act: nothing,
  },
  {
    name: 'host-memory-proof',
    path: `${DENIED}#dma`,
    isWebp: true,
    act: (page) => page.getByRole('tab', {name: 'Verdicts and proof'}).click(),
  },
  {
    name: 'host-memory-close',
    path: '?scenario=rtl8139-two-guests&moment=First+frame+stored#dma',
    act: async (page) => {
      await page.getByRole('button', {name: /^page 82/}).click();
      await page.getByRole('button', {name: '64 KiB', exact: true}).click();
    },
  },
  {name: 'timeline', path: '?scenario=two-guests&event=5000', panel: 'Timeline', act: nothing},
  {name: 'log', path: '?scenario=rogue&event=2003', panel: 'Log', act: nothing},
  {
    name: 'find-and-colour',
    path: '?scenario=two-guests&event=3000',
    panel: 'Log',
    act: async (page) => {
      await page.keyboard.press('c');
      const rule = page.getByRole('combobox', {name: 'Filter that colours rows'});
      await rule.fill('irq');
      await rule.press('Enter');
      await page.getByRole('listitem').first().waitFor();
      await page.getByRole('button', {name: 'Close'}).click();
      await page.getByRole('dialog').waitFor({state: 'detached'});
      await page.keyboard.press('/');
      await page.getByRole('combobox', {name: 'Find'}).fill('irq && guest.id == B');
      await page.keyboard.press('Enter');
    },
  },
  {name: 'editor', path: '?scenario=rogue', act: (page) => opensDialog(page, 's')},
  {
    name: 'lesson',
    path: '?lesson=dma-denied&step=2#lesson',
    act: (page) => page.getByRole('button', {name: /^Lock in/}).waitFor(),
  },
  {
    name: 'predict',
    path: '?scenario=rogue&event=800#predict',
    act: asksNext,
  },
  {
    name: 'branches',
    path: '?scenario=rogue&event=3000',
    act: async (page) => {
      await page.keyboard.press('i');
      await page.getByRole('button', {name: 'Put it on the wire'}).press('Enter');
      await page.getByRole('navigation', {name: 'Branches of the run'}).waitFor();
      await page.keyboard.press('b');
    },
  },
  {
    name: 'inspector',
    path: '?scenario=two-guests&event=3000',
    act: docksInspector,
  },
  {
    name: 'presenter',
    path: '?scenario=rogue&event=3000',
    act: presentsDenial,
  },
  {name: 'frames', path: '?scenario=two-guests&event=5000#frames', act: nothing},
  {
    name: 'compare',
    path: '?scenario=rogue&event=3000#compare',
    act: comparesAll,
  },
  {
    name: 'cards',
    path: '?scenario=rtl8139-two-guests&event=3000#cards',
    act: async (page) => {
      await page.getByRole('button', {name: 'Measure again'}).waitFor({timeout: 60_000});
    },
  },
  {
    name: 'hooks',
    path: '?scenario=transmit#hooks',
    act: triesHooks,
  },
  {
    name: 'explore',
    path: '?scenario=rogue&event=3000#explore',
    act: async (page) => {
      await page.getByRole('button', {name: 'Explore', exact: true}).press('Enter');
      await page
        .getByText(/\bholds?\b/)
        .first()
        .waitFor({timeout: 60_000});
    },
  },
  {
    name: 'registers',
    path: '?scenario=two-guests&event=3000',
    act: (page) => page.getByRole('tab', {name: 'Registers'}).click(),
  },
  {
    name: 'costs',
    path: '?scenario=two-guests&event=9000',
    act: showsCosts,
  },
  {name: 'policies', path: '?scenario=two-guests&event=3000', act: (page) => opensDialog(page, 'p')},
  {name: 'palette', path: '?scenario=two-guests&event=3000', act: (page) => opensDialog(page, 'Control+k')},
  // With the card that masters the bus.
  {name: 'timeline-rtl8139', path: '?scenario=rtl8139-two-guests&event=5000', panel: 'Timeline', act: nothing},
  {name: 'log-rtl8139', path: DENIED, panel: 'Log', act: nothing},
  {
    name: 'registers-rtl8139',
    path: '?scenario=rtl8139-two-guests&event=3000',
    isWebp: true,
    act: (page) => page.getByRole('tab', {name: 'Registers'}).click(),
  },
  {name: 'costs-rtl8139', path: '?scenario=rtl8139-two-guests&event=9000', isWebp: true, act: showsCosts},
  {name: 'frames-rtl8139', path: '?scenario=rtl8139-two-guests&event=5000#frames', isWebp: true, act: nothing},
  {name: 'hooks-rtl8139', path: '?scenario=rtl8139-transmit#hooks', isWebp: true, act: triesHooks},
  {name: 'compare-rtl8139', path: `${DENIED}#compare`, isWebp: true, act: comparesAll},
  {
    name: 'explore-rtl8139',
    path: `${DENIED}#explore`,
    isWebp: true,
    act: async (page) => {
      await page.getByRole('combobox', {name: 'rule broken'}).selectOption({label: 'the receiver is left on'});
      await page.getByRole('button', {name: 'Explore', exact: true}).press('Enter');
      await page.getByRole('list', {name: 'Steps'}).waitFor({timeout: 60_000});
    },
  },
  {
    name: 'policies-rtl8139',
    path: '?scenario=rtl8139-two-guests&event=3000',
    isWebp: true,
    act: (page) => opensDialog(page, 'p'),
  },
  {name: 'inspector-rtl8139', path: '?scenario=rtl8139-two-guests&event=3000', isWebp: true, act: docksInspector},
  {
    name: 'lesson-rtl8139',
    path: '?lesson=host-memory&step=6#lesson',
    isWebp: true,
    act: (page) => page.getByRole('button', {name: /^Lock in/}).waitFor(),
  },
  {
    name: 'predict-rtl8139',
    path: ALLOWED,
    isWebp: true,
    act: async (page) => {
      // Once the frame is sent: the next thing that is asked about is an address.
      for (const key of ['x', 'x', 'a']) {
        await page.keyboard.press(key);
        await standsStill(page);
      }
      await asksNext(page);
    },
  },
  {name: 'presenter-rtl8139', path: ATTACK, isWebp: true, act: presentsDenial},
];

afterAll(leaveBrowser);

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

if (FOLDER !== undefined) {
  test('the start page has its picture', async () => {
    const app = await openApp('', {viewport: {width: 1366, height: 768}, reducedMotion: 'reduce'});
    await app.page.locator('.start-caption b').waitFor();
    await isCalm(app.page);
    await app.page.screenshot({path: `${FOLDER}/start.png`});
    expect(app.consoleErrors).toEqual([]);
    await app.close();
  });

  test.each(FOR_DOCS)('$name has its picture', async ({name, path, panel, isWebp, act}) => {
    // A lesson has no transport that says where the run stands.
    const isLesson = path.endsWith('#lesson');
    const options = {viewport: {width: 1366, height: 768}, reducedMotion: 'reduce'} as const;
    const {page, consoleErrors, close} = await (isLesson ? openApp : openLabPage)(path, options);
    await act(page);
    await (isLesson ? isCalm : standsStill)(page);
    const shown = panel === undefined ? page : page.getByRole('region', {name: new RegExp(`^${panel}`)}).first();
    if (isWebp === true) writeFileSync(`${FOLDER}/${name}.webp`, await asWebp(page));
    else await shown.screenshot({path: `${FOLDER}/${name}.png`});
    expect(consoleErrors).toEqual([]);
    await close();
  });
}

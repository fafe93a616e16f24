// The ring of what has the keyboard, as it is painted: along every edge, over rows and heads, and on dark buttons too.
import type {Locator, Page} from 'playwright-core';
import {afterAll, describe, expect, test} from 'vitest';
import {leaveBrowser, openApp} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** How much of the edge that has least of it differs between two pictures, within so many pixels of it: 0 to 1. */
async function leastEdge(bare: Page, before: Buffer, after: Buffer, depth: number): Promise<number> {
  return bare.evaluate(
    async ({pictures, depth}) => {
      const [one, other] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const {width, height} = image;
          const paper = new OffscreenCanvas(width, height).getContext('2d');
          paper?.drawImage(image, 0, 0);
          return {width, height, data: paper?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()};
        }),
      );
      if (one === undefined || other === undefined) return 0;
      const {width, height} = one;
      const differs = (x: number, y: number): boolean =>
        [0, 1, 2].some((k) => {
          const at = (y * width + x) * 4 + k;
          return Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)) > 40;
        });
      const share = (length: number, isPainted: (along: number, inwards: number) => boolean): number => {
        const painted = Array.from({length}, (_, along) =>
          Array.from({length: depth}, (_, inwards) => inwards).some((inwards) => isPainted(along, inwards)),
        );
        return painted.filter(Boolean).length / length;
      };
      return Math.min(
        share(width, (x, y) => differs(x, y)),
        share(width, (x, y) => differs(x, height - 1 - y)),
        share(height, (y, x) => differs(x, y)),
        share(height, (y, x) => differs(width - 1 - x, y)),
      );
    },
    {pictures: [before, after].map((picture) => picture.toString('base64')), depth},
  );
}

/** What the keyboard's arrival at an element paints along the edges of a box: those of the element, unless told otherwise. */
async function ring(page: Page, bare: Page, focused: Locator, box: Locator = focused): Promise<number> {
  await focused.waitFor();
  await standsStill(page);
  const clip = await box.boundingBox();
  if (clip === null) throw new Error('what has the focus is on the screen');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const before = await page.screenshot({clip});
  // What is focused after a key is focused by keyboard.
  await page.keyboard.press('Shift');
  await focused.evaluate((element: HTMLElement) => element.focus({preventScroll: true}));
  return leastEdge(bare, before, await page.screenshot({clip}), 3);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test('a list that has the keyboard is ringed over its rows and its head', async () => {
    const {page} = await openLabPage('?scenario=rogue&event=2100', {
      viewport: {width: 1366, height: 768},
      colorScheme,
      reducedMotion: 'reduce',
    });
    const {page: bare} = await openApp('scenario.schema.json');
    const rings: Record<string, number> = {};
    rings.Log = await ring(
      page,
      bare,
      page.getByRole('grid', {name: 'Events of the run'}),
      page.locator('.log-scroll'),
    );
    await page.getByRole('tab', {name: 'Registers'}).click();
    rings.Registers = await ring(page, bare, page.getByRole('region', {name: 'Registers of the page'}));
    await page.getByRole('link', {name: 'Frames', exact: true}).click();
    const frames = page.getByRole('grid', {name: 'Frames of the run'});
    rings.Frames = await ring(page, bare, frames, page.getByRole('region', {name: 'List of frames'}));
    await page.getByRole('link', {name: 'Card memory', exact: true}).click();
    await page.getByRole('tab', {name: 'Verdicts and proof'}).click();
    rings.Verdicts = await ring(page, bare, page.getByRole('region', {name: 'The verdicts'}));
    // The bar of a chosen register is as dark as the ring.
    expect(Object.entries(rings).filter(([, least]) => least < 0.65)).toEqual([]);
  });

  test('what is pressed in a bar or a panel’s head is ringed whole, dark buttons among them', async () => {
    const {page} = await openLabPage('?scenario=rogue&event=2100', {
      viewport: {width: 1366, height: 768},
      colorScheme,
      reducedMotion: 'reduce',
    });
    const {page: bare} = await openApp('scenario.schema.json');
    const rings: Record<string, number> = {};
    for (const name of [
      'Run (F8)',
      'Keep the present in sight',
      'Only guest A',
      /^Not modelled/,
      /^Machine as a table/,
    ])
      rings[String(name)] = await ring(page, bare, page.getByRole('button', {name}));
    rings.Filter = await ring(page, bare, page.getByRole('combobox', {name: 'Filter', exact: true}));
    // Their corners are round.
    expect(Object.entries(rings).filter(([, least]) => least < 0.8)).toEqual([]);
  });
});

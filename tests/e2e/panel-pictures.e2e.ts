// Every panel as a picture that stands alone: the SVG is drawn by a page that has none of our sheets, the PNG has its size.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser, openApp} from './browser.ts';
import {openLabPage, shownDigest, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

const {version} = JSON.parse(readFileSync('package.json', 'utf8'));

/** A picture's file is named after its panel and its run. */
const STAMPED =
  /^[a-z0-9-]+_two-guests_seed-1_datasheet_own-policies_event-5000_([0-9a-f]{16})_v\d+\.\d+\.\d+\.(svg|png)$/;

async function saved(page: Page, panel: string, format: 'SVG' | 'PNG'): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      const save = page.getByRole('combobox', {name: 'Save the run'});
      await save.blur();
      await save.focus();
      await save.selectOption({label: `${panel}, ${format}`});
    })(),
  ]);
  expect(download.suggestedFilename()).toMatch(STAMPED);
  return readFileSync(await download.path());
}

/** What the menu offers pictures of. */
async function offered(page: Page): Promise<string[]> {
  const save = page.getByRole('combobox', {name: 'Save the run'});
  await save.blur();
  await save.focus();
  const names = await save.getByRole('option').allInnerTexts();
  return names.flatMap((name) => (name.endsWith(', SVG') ? [name.replace(', SVG', '')] : []));
}

/** Draws an SVG as an image, in a page without our styles: how many colours it comes to, and its size. */
async function drawn(page: Page, svg: string): Promise<{colours: number; width: number; height: number}> {
  return page.evaluate(async (text) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const ctx = canvas.getContext('2d');
    ctx?.drawImage(image, 0, 0);
    const data = ctx?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const colours = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
    return {colours: colours.size, width: image.naturalWidth, height: image.naturalHeight};
  }, svg);
}

test('each panel’s SVG stands alone, its PNG is twice its size, and both say which run they are of', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=5000', {reducedMotion: 'reduce'});
  const bare = await openApp('scenario.schema.json');
  const words: Readonly<Record<string, string>> = {
    Machine: 'Device Modeling Monitor',
    Model: 'TransDmaWr',
    Timeline: 'whole run',
    Log: 'Model transition',
    'Card memory': 'receive ring',
  };
  const pictures: Record<string, string> = {};
  for (const panel of ['Machine', 'Model', 'Timeline', 'Log'])
    pictures[panel] = (await saved(page, panel, 'SVG')).toString('utf8');
  const png = await saved(page, 'Model', 'PNG');
  const size = await page.getByRole('region', {name: 'Model', exact: true}).boundingBox();
  expect(png.readUInt32BE(16)).toBe(Math.round((size?.width ?? 0) * 2));
  const [, height = ''] = /<svg[^>]* height="([\d.]+)"/.exec(pictures['Model'] ?? '') ?? [];
  expect(png.readUInt32BE(20)).toBe(Math.round(Number(height) * 2));
  expect(Number(height)).toBeGreaterThan(size?.height ?? 0); // the run it is of stands below

  // Whatever else the menus of the tabs and of the other screens offer.
  const saveOthers = async (): Promise<void> => {
    await standsStill(page);
    for (const panel of await offered(page)) pictures[panel] ??= (await saved(page, panel, 'SVG')).toString('utf8');
  };
  await saveOthers();
  for (const tab of ['Registers', 'Costs']) {
    await page.getByRole('tab', {name: tab}).click();
    await page.getByRole('region', {name: tab, exact: true}).waitFor();
    await saveOthers();
  }
  for (const screen of ['Card memory', 'Frames']) {
    await page.getByRole('link', {name: screen, exact: true}).click();
    await page.getByRole('region', {name: screen, exact: true}).waitFor();
    await saveOthers();
  }
  for (const panel of ['Registers', 'Costs', 'Card memory', 'Verdicts', 'Frames'])
    expect(pictures).toHaveProperty([panel]);
  const digest = await shownDigest(page);

  for (const [panel, svg] of Object.entries(pictures)) {
    expect(svg, panel).not.toMatch(/var\(--|class=|foreignObject/);
    expect(svg.replace(/<[^>]*>/g, ' '), panel).toContain(words[panel] ?? '');
    for (const part of [
      `VPIO Lab ${version}`,
      `digest ${digest}`,
      'scenario two-guests',
      'seed 1',
      'card datasheet',
      'event 5000',
      'packet memory: partition',
    ])
      expect(svg, panel).toContain(part);
    if (!(panel in words)) continue;
    const {colours, width, height} = await drawn(bare.page, svg);
    expect([panel, colours > 12, width > 300, height > 200]).toEqual([panel, true, true, true]);
  }
  await bare.close();
});

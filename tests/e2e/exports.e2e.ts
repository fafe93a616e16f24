// Tables and pictures of Compare, Hooks and Explore as files: read again, opened again, and named after the run they are of.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser, openApp} from './browser.ts';
import {openLabPage} from './lab-page.ts';

afterAll(leaveBrowser);

interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

async function saved(page: Page, label: string): Promise<SavedFile> {
  const save = page.getByRole('combobox', {name: 'Save the run'});
  await save.blur();
  await save.focus();
  await save.getByRole('option', {name: label, exact: true}).waitFor({state: 'attached'});
  const [download] = await Promise.all([page.waitForEvent('download'), save.selectOption({label})]);
  return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
}

/** A CSV text as rows of cells. [RFC 4180] */
function readCsv(bytes: Buffer): string[][] {
  const lines = bytes.toString('utf8').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    ),
  );
}

/** An SVG opened by a page of its own: its size, its words, and whether it can be drawn. */
async function opened(svg: Buffer): Promise<{width: number; height: number; words: string}> {
  const bare = await openApp('scenario.schema.json');
  const result = await bare.page.evaluate(async (text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const words = [...root.querySelectorAll('text')].map((element) => element.textContent ?? '').join('\n');
    return {width: image.naturalWidth, height: image.naturalHeight, words};
  }, svg.toString('utf8'));
  await bare.close();
  return result;
}

test('Compare’s table, figures and picture are files of the run that was compared', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=transmit&seed=3&policies=denial:error#compare', {
    reducedMotion: 'reduce',
    viewport: {width: 1366, height: 768},
  });
  await page.getByRole('row', {name: /^VPIO/}).waitFor({timeout: 60_000});
  await page.getByRole('progressbar', {name: 'Techniques done'}).waitFor({state: 'detached', timeout: 60_000});
  const json = await saved(page, 'all figures, JSON');
  const figures = JSON.parse(json.bytes.toString('utf8'));
  const {digest, events} = figures.techniques.vpio;
  const of = `transmit_seed-3_datasheet_denial-error_event-${events - 1}_${digest}_v0.1.0`;
  expect(json.name).toBe(`compare_${of}.json`);
  expect(figures.stamp).toMatchObject({
    scenario: 'transmit',
    seed: 3,
    profile: 'datasheet',
    changed: ['denial:error'],
    digest,
  });

  const csv = await saved(page, 'techniques, CSV');
  expect(csv.name).toBe(`compare-techniques_${of}.csv`);
  const [heads = [], ...rows] = readCsv(csv.bytes);
  expect(rows.map(([technique]) => technique)).toEqual(Object.keys(figures.techniques));
  for (const row of rows) expect(row).toHaveLength(heads.length);
  expect(rows.at(-1)?.[heads.indexOf('digest')]).toBe(digest);
  expect(rows.at(-1)?.[heads.indexOf('VMM cycles: registers')]).toBe(
    String(figures.techniques.vpio.vmmCycles.registers),
  );

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', {name: 'Command', exact: true}).fill('techniques csv');
  await page.getByRole('option', {name: /^Save Table of this screen: techniques, CSV$/, selected: true}).waitFor();
  const [again] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect([again.suggestedFilename(), readFileSync(await again.path())]).toEqual([csv.name, csv.bytes]);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', {name: /All figures of this screen, JSON$/}).waitFor();
  await page.keyboard.press('Escape');

  const svg = await saved(page, 'Compare, SVG');
  expect(svg.name).toBe(`compare_${of}.svg`);
  const {words, width} = await opened(svg.bytes);
  for (const part of [
    'VPIO costs',
    'VPIO Lab 0.1.0',
    'scenario transmit',
    'seed 3',
    'card datasheet',
    'denial: error',
    digest,
  ])
    expect(words).toContain(part);
  expect(words).not.toMatch(/Compare again|the run that is open/);
  const png = await saved(page, 'Compare, PNG');
  expect(png.name).toBe(`compare_${of}.png`);
  expect(png.bytes.readUInt32BE(16)).toBe(Math.round(width * 2));
  expect(consoleErrors).toEqual([]);
});

test('Hooks’ tables and picture are whole, without buttons, and of the run that was tried', async () => {
  const {page} = await openLabPage('?scenario=transmit#hooks', {
    reducedMotion: 'reduce',
    viewport: {width: 1366, height: 768},
  });
  await page.getByRole('button', {name: 'Try these'}).click();
  await page.getByRole('button', {name: 'Try these'}).waitFor({timeout: 60_000});
  const hooks = await saved(page, 'single hooks, CSV');
  expect(hooks.name).toMatch(
    /^hooks-single-hooks_transmit_seed-1_datasheet_own-policies_whole_[0-9a-f]{16}_v0\.1\.0\.csv$/,
  );
  const [heads, ...rows] = readCsv(hooks.bytes);
  expect(heads).toEqual(['hook', 'chosen', 'uses', 'without it', 'detail']);
  const [priceHeads, ...runs] = readCsv((await saved(page, 'price, CSV')).bytes);
  expect(priceHeads?.slice(0, 3)).toEqual(['run', 'accesses', 'hooked']);
  expect(runs.map(([run]) => run)).toEqual(['this choice', 'everything hooked']);
  const json = await saved(page, 'all figures, JSON');
  expect(json.name).toMatch(/^hooks_transmit_seed-1_datasheet_own-policies_whole_[0-9a-f]{16}_v0\.1\.0\.json$/);
  const {stamp} = JSON.parse(json.bytes.toString('utf8'));
  expect(stamp).toMatchObject({scenario: 'transmit', seed: 1, profile: 'datasheet', changed: []});
  const {words, width} = await opened((await saved(page, 'Hooks, SVG')).bytes);
  const png = await saved(page, 'Hooks, PNG');
  expect(png.name).toBe(json.name.replace(/json$/, 'png'));
  expect(png.bytes.readUInt32BE(16)).toBe(Math.round(width * 2));
  for (const part of [
    'whole runs',
    `digest ${stamp.digest}`,
    'packet memory: one guest has it all',
    'denied guest sees: nothing',
  ])
    expect(words).toContain(part);
  for (const [hook = '', , , effect = ''] of rows.filter(([, , , without]) => without !== 'nothing goes wrong')) {
    expect(words).toContain(hook);
    expect(words).toContain(effect);
  }
  expect(words).toMatch(/VPIO Lab 0\.1\.0 · scenario transmit · seed 1 · card datasheet/);
  expect(words).not.toMatch(/Try these|Search a minimal|Open a new run/);
});

test('Explore’s tables, report and picture are files; the report opens on the page again', async () => {
  const {page} = await openLabPage('?scenario=two-guests#explore', {
    reducedMotion: 'reduce',
    viewport: {width: 1366, height: 768},
  });
  await page.getByRole('combobox', {name: 'rule broken'}).selectOption('skip-check');
  await page.getByRole('combobox', {name: 'states a walk, at most'}).selectOption('1000');
  await page.getByRole('button', {name: 'Explore', exact: true}).click();
  await page.getByRole('heading', {name: /^≠ No DMA outside the window/}).waitFor({timeout: 60_000});
  const json = await saved(page, 'all figures, JSON');
  expect(json.name).toMatch(
    /^explore_exploration-ne2k_no-seed_datasheet_forced-abort-skip-check_event-\d+_[0-9a-f]{16}_v0\.1\.0\.json$/,
  );
  const [, ...properties] = readCsv((await saved(page, 'properties, CSV')).bytes);
  const report = JSON.parse(json.bytes.toString('utf8'));
  expect(properties.map(([name, , holds]) => [name, holds])).toEqual(
    report.properties.map(({name, holds}: {name: string; holds: boolean}) => [name, String(holds)]),
  );
  const [, ...steps] = readCsv((await saved(page, 'steps, CSV')).bytes);
  expect(steps).toHaveLength(report.properties[0].counterexample.steps.length);
  expect(readCsv((await saved(page, 'walks, CSV')).bytes)).toHaveLength(1 + report.walks.length);
  const {words, width} = await opened((await saved(page, 'Explore, SVG')).bytes);
  const png = await saved(page, 'Explore, PNG');
  expect(png.name).toBe(json.name.replace(/json$/, 'png'));
  expect(png.bytes.readUInt32BE(16)).toBe(Math.round(width * 2));
  const digest = /_([0-9a-f]{16})_/.exec(json.name)?.[1] ?? 'none';
  for (const part of ['scenario exploration-ne2k', 'card datasheet', /event \d+/, `digest ${digest}`])
    expect(words).toMatch(part);
  for (const part of ['≠ Broken', 'Holds', 'rule broken: skip-check', 'no seed', 'VPIO Lab 0.1.0'])
    expect(words).toContain(part);
  expect(words).not.toMatch(/All \d+ variables|^On$|^Back$/m);

  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({name: json.name, mimeType: 'application/json', buffer: json.bytes});
  await page.getByRole('heading', {name: /^≠ No DMA outside the window/}).waitFor();
  await page.getByRole('region', {name: 'Properties'}).getByText('Without forced abort').waitFor();
});

test('About this run says the version and a citation that leads back to this instant', async () => {
  const {page} = await openLabPage('?scenario=transmit&seed=3&policies=denial:error&event=120', {
    reducedMotion: 'reduce',
  });
  await page.getByText('VPIO Lab 0.1.0', {exact: true}).waitFor();
  await page.getByRole('button', {name: /^About this run/}).click();
  const dialog = page.getByRole('dialog', {name: 'About this run'});
  const cite = dialog.getByRole('region', {name: 'Cite this run'});
  await cite.waitFor();
  const reckoned = dialog.getByTestId('digest').filter({hasText: /^[0-9a-f]{16}$/});
  const digest = await reckoned.innerText();
  expect(await cite.innerText()).toContain(
    `Run: scenario transmit, seed 3, card datasheet, denial:error, up to event 120, digest ${digest}.`,
  );
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await cite.getByRole('button', {name: 'Copy the citation'}).click();
  await cite.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`digest ${digest}.`);
});

// The devices beside each other, on the page: reached by link, palette and keys; figures with their sources; stopped and measured again.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaultsInThemes} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

/** Figures of more than three digits that stand on two lines. */
function brokenFigures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Node[] = [];
    while (walk.nextNode() !== null) texts.push(walk.currentNode);
    return texts.flatMap((node) =>
      [...(node.nodeValue ?? '').matchAll(/\d+(\u2009\d{3})+/g)]
        .filter(({0: figure, index}) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + figure.length);
          return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1;
        })
        .map(([figure]) => figure),
    );
  });
}

test('Compare leads to the cards by keys; every figure is measured and has its source, and a scenario’s name leads to its run', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=transmit#compare', {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  const views = page.getByRole('navigation', {name: 'What is compared'});
  await views.getByRole('link', {name: 'Cards'}).press('Enter');
  await page.getByRole('heading', {name: 'What makes a device easy to model'}).waitFor();
  expect(await views.getByRole('link', {name: 'Cards'}).getAttribute('aria-current')).toBe('page');
  expect(new URL(page.url()).hash).toBe('#cards');

  const table = page.getByRole('table', {name: 'Cards'});
  await table.waitFor({timeout: 30_000});
  const again = page.getByRole('button', {name: 'Measure again'});
  await again.waitFor({timeout: 60_000});
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Figure', 'NE2000', 'RTL8139', 'copy engine']);
  const cells = async (name: string) => {
    const row = table.getByRole('row', {name: new RegExp(`^${name}`)});
    return (await row.getByRole('cell').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  };
  expect(await table.innerText()).not.toMatch(/being measured|not measured/);
  expect((await cells('Code lines of the model')).every((text) => /^[1-9][\d ]*00 /.test(text))).toBe(true);
  expect(await cells('Hooked accesses of a real driver')).toEqual([
    expect.stringMatching(/^1 in \d+\.\d linux-ne2k-pci, set deck: .* linux-ne-isa/),
    expect.stringMatching(/^1 in \d+\.\d linux-8139too-pio, set minimal: .* linux-8139too-mmio/),
    expect.stringMatching(/^none/),
  ]);
  expect(await cells('The same, shared by guests')).toEqual([
    expect.stringMatching(/^1 in \d+\.\d linux-ne2k-pci, set sharing: .* linux-ne-isa/),
    expect.stringMatching(/^1 in \d+\.\d linux-8139too-pio, set sharing: .* linux-8139too-mmio/),
    expect.stringMatching(/^none/),
  ]);
  const ways = page.getByRole('table', {name: /a real driver, recorded/});
  const exits = ways.getByRole('row', {name: /^Exits at accesses/}).getByRole('cell');
  expect((await exits.allInnerTexts()).map((text) => text.replace(/^.*, /, ''))).toEqual([
    expect.stringMatching(/^1 in [2-9]/),
    '1 in 1.0',
    '1 in 1.0',
  ]);
  expect(await axeFaultsInThemes(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
  for (const width of [820, 1100, 1366]) {
    await page.setViewportSize({width, height: 768});
    expect(await brokenFigures(page), `${width} px`).toEqual([]);
  }

  await table.getByRole('link', {name: 'rtl8139-bulk'}).press('Enter');
  await page.waitForURL(/\?scenario=rtl8139-bulk/);
  await page.getByRole('combobox', {name: /^Scenario/}).waitFor();
  expect(consoleErrors).toEqual([]);
});

test('measuring is stopped, keeps what it has, and is done again; the palette leads to it', async () => {
  const {page, consoleErrors} = await openLabPage('#lab', {reducedMotion: 'reduce'});
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Cards');
  await page.getByRole('option', {name: /Cards$/}).click();
  const stop = page.getByRole('button', {name: 'Stop', exact: true});
  const isUnderWay = page.getByText(/^\d+ of \d+, now /);
  await isUnderWay.waitFor();
  await stop.press('Enter');
  await page.getByRole('button', {name: 'Measure again'}).waitFor();
  await page.getByText(/^Stopped after \d+ of \d+\.$/).waitFor();
  const table = page.getByRole('table', {name: 'Cards'});
  await table.getByText('not measured').first().waitFor();
  expect(await table.getByRole('row', {name: /^States and edges/}).innerText()).toMatch(/\d states/);
  await page.getByRole('button', {name: 'Measure again'}).click();
  await isUnderWay.waitFor();
  await stop.click();
  await page.getByRole('button', {name: 'Measure again'}).waitFor();
  expect(consoleErrors).toEqual([]);
});

// Compare, card memory and more protocols, by role and name.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, runToEnd, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('the same work under six techniques: exits, cycles, damage, what the attack achieved; and as figures', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue#compare', {reducedMotion: 'reduce'});
  await page.getByRole('combobox', {name: 'Work to compare'}).selectOption('rogue');
  await page
    .getByRole('button', {name: /compare/i})
    .first()
    .click();
  const row = (name: string) => page.getByRole('row', {name: new RegExp(`^${name}`)});
  const names = ['Full emulation', 'Paravirtual', 'Passthrough', 'Self-virtualizing', 'Direct-mapped', 'VPIO'];
  for (const name of names) await row(name).waitFor({timeout: 60_000});
  await page.getByRole('progressbar').waitFor({state: 'detached', timeout: 60_000});
  expect(await row('Direct-mapped').innerText()).toMatch(/unsafe/);
  expect(await row('Passthrough').innerText()).toMatch(/without a card/);
  expect(await row('VPIO').innerText()).not.toMatch(/unsafe/);
  await page.getByRole('button', {name: 'Comparison as a table'}).press('Enter');
  const figures = page.getByRole('table', {name: /^Cycles by cause/});
  await figures.waitFor();
  for (const name of names) expect(await figures.innerText()).toContain(name);
  expect(consoleErrors).toEqual([]);
});

test('Compare opens on the run that is open, with its seed, card and changed policies, and says why VPIO costs what it costs', async () => {
  const {page, consoleErrors} = await openLabPage(
    '?scenario=two-guests&seed=7&profile=qemu&policies=packetMemory:swap-used#compare',
    {reducedMotion: 'reduce'},
  );
  const compare = page.getByRole('region', {name: 'The same work under six techniques'});
  await page.getByRole('row', {name: /^VPIO/}).waitFor({timeout: 60_000});
  await page.getByRole('progressbar', {name: 'Techniques done'}).waitFor({state: 'detached', timeout: 60_000});
  expect(await page.getByRole('combobox', {name: 'Work to compare'}).inputValue()).toBe('');
  expect(await compare.innerText()).toMatch(/Two guests[^\n]*; QEMU’s card, seed 7/);
  expect(await compare.getByText(/^VPIO costs/).innerText()).toMatch(
    /^VPIO costs \d+\.\d+ M cycles here: .* packet memory carried in \d+ hand-offs/,
  );
  expect(await page.getByRole('row', {name: /^VPIO/}).innerText()).toMatch(/memory carried \d+\.\d+/);

  await page.getByRole('combobox', {name: /^Scenario/}).selectOption('transmit');
  await compare.getByText(/One frame.*seed 1/).waitFor({timeout: 60_000});
  await compare.getByText(/^VPIO costs \d+\.\d+ M cycles here: .* exits/).waitFor({timeout: 60_000});

  // The bars tell registers from frames kept for others and from memory carried, which a partition has not.
  await page.getByRole('combobox', {name: /^Scenario/}).selectOption('bulk');
  await compare.getByText(/^VPIO costs .* 4\d\.\d M for 39 frames kept/).waitFor({timeout: 60_000});
  const bar = page.getByRole('row', {name: /^VPIO/});
  expect(await bar.innerText()).toMatch(/hand-off 0\.9\d, frames kept for others 4\d\.\d,/);
  expect(await bar.innerText()).not.toContain('memory carried');
  const parts = await bar
    .locator('.compare-bar-parts > *')
    .evaluateAll((all) =>
      all.map((part) => [
        (part.getAttribute('title') ?? '').replace(/ [\d.]+ M$/, ''),
        part.getBoundingClientRect().width,
      ]),
    );
  const width = new Map(parts as [string, number][]);
  expect(width.get('frames kept for others')).toBeGreaterThan(10 * (width.get('hand-off') ?? Number.NaN));
  expect(consoleErrors).toEqual([]);
});

test('card memory tells windows, buffers, ring pointers and what is about to move; each line of the proof leads to its record', async () => {
  const {page} = await openLabPage('?scenario=rogue#dma', {reducedMotion: 'reduce'});
  await page.keyboard.press('n');
  await standsStill(page);
  await page.getByRole('button', {name: 'Card memory as a table'}).press('Enter');
  const table = page.getByRole('region', {name: 'Card memory as a table'});
  expect(await table.getByRole('row', {name: /linux-1/}).innerText()).toMatch(/0x4000.0x57FF[\s\S]*0x4000.0x4BFF/);
  expect(await table.innerText()).toMatch(/Denied last: guest [A-C], /);
  await page.getByRole('button', {name: 'Card memory as a table'}).press('Enter');
  await page
    .getByRole('button', {name: /receive ring, PSTART/})
    .first()
    .waitFor();

  const proof = page.getByRole('region', {name: /^Why was/});
  const links = proof.getByRole('button', {name: /: show event/});
  const count = await links.count();
  expect(count).toBeGreaterThan(3);
  for (let n = 0; n < count; n++) {
    const event = ((await links.nth(n).getAttribute('aria-label')) ?? '')
      .replace(/^.*event /, '')
      .replace(/\s/g, '\\s');
    await links.nth(n).press('Enter');
    await standsStill(page);
    await page.getByRole('link', {name: 'Lab', exact: true}).click();
    await page.getByRole('region', {name: new RegExp(`^Event ${event}`)}).waitFor();
    await page.getByRole('link', {name: 'Card memory', exact: true}).click();
    await proof.waitFor();
  }
});

test.each([
  ['small-udp', 'UDP'],
  ['linux-ne2k-pci', 'TCP'],
])('frames of %s are decoded down to %s', async (scenario, protocol) => {
  const {page} = await openLabPage(`?scenario=${scenario}`, {reducedMotion: 'reduce'});
  await runToEnd(page);
  await page.getByRole('link', {name: 'Frames', exact: true}).click();
  const list = page.getByRole('grid', {name: 'Frames of the run'});
  await list.waitFor();
  const row = list.getByRole('row').filter({hasText: protocol});
  await list.focus();
  for (let n = 0; n < 60 && (await row.count()) === 0; n++) {
    await page.keyboard.press('PageUp');
    await standsStill(page);
  }
  await row.first().click();
  await page.getByRole('region', {name: protocol, exact: true}).getByText(/port/).first().waitFor();
});

// The card that masters the bus, in the page: host memory in place of its own, a denial with its proof, and the command line's run.
import {execFileSync} from 'node:child_process';
import {afterAll, expect, test} from 'vitest';
import {thousands} from '../../src/base/figures.ts';
import {axeFaultsInThemes} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, runToEnd, shownDigest, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

const WORDS_OF_ANOTHER = /NE2000|packet memory|[Cc]ard memory|undefined|NaN/;
const SCREENS = ['Host memory', 'Frames', 'Hooks', 'Explore'];
const DIALOGS = [
  ['p', /^Policies of/],
  ['i', /./],
  ['w', /glossary|words/i],
  ['s', 'Edit the scenario'],
] as const;

test('its first denial is told by the log, the map and the proof, and all panels speak of host memory', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rtl8139-rogue', {
    viewport: {width: 1600, height: 1000},
  });
  await page.keyboard.press('n');
  const number = await standsStill(page);
  const log = page.getByRole('region', {name: 'Log', exact: true});
  await log.getByText('DENIED').first().waitFor();
  for (const tab of ['Registers', 'Costs', 'Event']) {
    await page.getByRole('tab', {name: tab}).click();
    await standsStill(page);
    expect(await page.locator('main').innerText(), tab).not.toMatch(WORDS_OF_ANOTHER);
  }
  for (const screen of SCREENS) {
    await page.getByRole('link', {name: screen, exact: true}).click();
    await standsStill(page);
    expect(await page.locator('main').innerText(), screen).not.toMatch(WORDS_OF_ANOTHER);
  }
  await page.getByRole('button', {name: 'Explore', exact: true}).waitFor();

  await page.getByRole('link', {name: 'Host memory', exact: true}).click();
  const proof = page.getByRole('region', {name: `Why was ${thousands(number)} denied?`});
  await proof.waitFor();
  await standsStill(page);
  const words = await proof.innerText();
  expect(words).toContain('the frame to send would be read from outside the guest’s memory');
  expect(words).toContain('C may touch 0xC0000–0xFFFFF only');
  expect(words).toMatch(/DENIED\. 0xBF000 lies in guest B’s window\.\s+TSAD1 never reached the card/);
  const map = page.getByRole('region', {name: 'Host memory', exact: true});
  expect(await map.innerText()).toMatch(/256 pages of 4096 bytes/);
  expect(await map.innerText()).toContain('the device may write, for C');
  await map.getByRole('button', {name: 'page 0, the VMM’s', exact: true}).waitFor();

  // Closer: sixteen pages, then one, by keys; farther by a button.
  await map.getByRole('button', {name: /^page BF, guest B/}).click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('+');
  await map.getByText('0xB0000–0xBFFFF: guest B’s').waitFor();
  await map.getByRole('button', {name: '0xBE000–0xBE0FF, guest B’s', pressed: true}).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('+');
  await map.getByText('Page BF, 0xBF000–0xBFFFF: guest B’s').waitFor();
  await page.keyboard.press('-');
  await map.getByText('0xB0000–0xBFFFF: guest B’s').waitFor();
  await page.keyboard.press('+');
  await page.getByRole('button', {name: 'Watch host memory'}).click();
  await page
    .getByRole('row', {name: /^0xBF000 /})
    .locator('[data-mark="denied"]')
    .waitFor();
  await standsStill(page);
  expect(await axeFaultsInThemes(page)).toEqual([]);
  await map.getByRole('button', {name: 'all 1 MiB', exact: true}).click();
  await map.getByRole('button', {name: /^page BF, guest B/, pressed: true}).waitFor();

  await page.getByRole('button', {name: 'Policies'}).click();
  const form = page.getByRole('dialog');
  for (const name of ['Guest memory lies', 'The address that a driver gives the card', 'Pages are kept by'])
    await form.getByRole('group', {name}).waitFor();
  expect(consoleErrors).toEqual([]);
});

test('axe finds nothing on any of its panels, screens and dialogs, in any theme', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rtl8139-rogue&moment=First+denial');
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    await standsStill(page);
    faults.push(...(await axeFaultsInThemes(page)).map((fault) => `${name}: ${fault}`));
  };
  for (const [key, name] of DIALOGS) {
    await page.keyboard.press(key);
    await page.getByRole('dialog', {name}).waitFor();
    await look(key);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({state: 'detached'});
  }
  for (const tab of ['Registers', 'Costs', 'Event']) {
    await page.getByRole('tab', {name: tab}).click();
    await look(tab);
  }
  const twins = ['Machine', 'Model', 'Timeline'].map((name) =>
    page.getByRole('region', {name, exact: true}).getByRole('button', {name: `${name} as a table`}),
  );
  for (const twin of twins) await twin.click();
  await look('table twins');
  for (const twin of twins) await twin.click();
  for (const screen of [...SCREENS, 'Compare']) {
    await page.getByRole('link', {name: screen, exact: true}).click();
    if (screen === 'Compare') {
      await page.getByRole('row', {name: /^VPIO/}).waitFor({timeout: 60_000});
      await page.getByRole('progressbar').waitFor({state: 'detached', timeout: 60_000});
    }
    await look(screen);
  }
  await page.keyboard.press('t');
  await page.getByRole('region', {name: 'Presenter'}).waitFor();
  await look('Presenter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.getByRole('button', {name: 'To the next question'}).waitFor();
  await look('Predict');
  expect(faults).toEqual([]);
  expect(consoleErrors).toEqual([]);
});

test('nothing is cut or covered at 1366 by 768 where a register is wide and states have long names', async () => {
  const {page, origin} = await openLabPage('?scenario=rtl8139-rogue&moment=Its+own+frame+is+allowed+out', {
    viewport: {width: 1366, height: 768},
  });
  await page.keyboard.press('x');
  await standsStill(page);
  const log = page.getByRole('region', {name: 'Log', exact: true});
  await log.getByRole('row', {selected: true}).getByText('SendingReceiving').waitFor();
  const bits = page.getByRole('table', {name: 'TSD0, by the bits that have a name'});
  await bits.waitFor();
  expect(await layoutFaults(page)).toEqual([]);
  // The header says which card this is, in full.
  const card = page.getByRole('banner').getByText('RTL8139', {exact: true});
  const shown = await card.evaluate((one) => {
    const {left, right} = one.getBoundingClientRect();
    const clipped = [...document.querySelectorAll('.visually-hidden, .roomy, .roomiest')].some((by) =>
      by.contains(one),
    );
    return {isSeen: !clipped && right - left >= one.scrollWidth && right - left > 30, left, right};
  });
  expect(shown).toMatchObject({isSeen: true});
  expect([shown.left > 0, shown.right < 1366]).toEqual([true, true]);
  const boxes = await bits.locator('thead th').evaluateAll((heads) =>
    heads.map((head) => {
      const {left, right} = (head.firstElementChild ?? head).getBoundingClientRect();
      return [left, right] as const;
    }),
  );
  expect(boxes.length).toBeGreaterThan(4);
  for (const [i, [left]] of boxes.entries()) expect(left).toBeGreaterThanOrEqual(boxes[i - 1]?.[1] ?? 0);
  // So do the denial and its proof.
  await page.keyboard.press('n');
  const denied = await standsStill(page);
  await log.getByRole('row', {selected: true}).getByText('DENIED').waitFor();
  expect(await layoutFaults(page)).toEqual([]);
  await page.getByRole('link', {name: 'Host memory', exact: true}).click();
  await page.getByRole('tab', {name: 'Verdicts and proof'}).click();
  const proof = page.getByRole('region', {name: `Why was ${thousands(denied)} denied?`});
  await proof.getByText(/^DENIED\./).waitFor();
  await standsStill(page);
  expect(await layoutFaults(page)).toEqual([]);
  // Beside an event in a lesson all sixteen columns of the map stand.
  await page.goto(`${origin}?lesson=host-memory&step=6#lesson`);
  await page.locator('.lesson-stage[aria-busy="false"] .memory-stage').waitFor();
  const [inside, room] = await page
    .locator('.memory-stage')
    .evaluate(({scrollWidth, clientWidth}) => [scrollWidth, clientWidth] as const);
  expect(inside).toBeLessThanOrEqual(room);
  // What has just been written and what may be written at any time are both told, in one row and in many.
  await page.goto(`${origin}?scenario=rtl8139-two-guests&moment=First+frame+stored#dma`);
  await page.getByText('the device may write, for B', {exact: true}).waitFor();
  await page.getByText(/^\d+ bytes written, 0x83/).waitFor();
  await standsStill(page);
  expect(await layoutFaults(page)).toEqual([]);
  await page.getByRole('button', {name: /^page 82/}).click();
  await page.getByRole('button', {name: '64 KiB', exact: true}).click();
  await page.getByText('0x80000–0x8FFFF: guest B’s').waitFor();
  expect(await layoutFaults(page)).toEqual([]);
  await page.goto(`${origin}?scenario=rtl8139-boot-rom&moment=The+boot+ROM+asks+ISR#dma`);
  await page.getByRole('button', {name: /^page 41, guest A, its memory, its own page 1/}).waitFor();
  await standsStill(page);
  expect(await layoutFaults(page)).toEqual([]);
  expect(await axeFaultsInThemes(page)).toEqual([]);
});

test('a rule of its own that is broken is found, with the registers of its own', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rtl8139-two-guests#explore', {reducedMotion: 'reduce'});
  await page.getByRole('combobox', {name: 'rule broken'}).selectOption({label: 'the receiver is left on'});
  await page.getByRole('combobox', {name: 'states a walk, at most'}).selectOption('1000');
  await page.getByRole('button', {name: 'Explore', exact: true}).click();
  const steps = page.getByRole('list', {name: 'Steps'});
  await steps.waitFor({timeout: 60_000});
  expect(await page.getByRole('region', {name: 'Properties'}).innerText()).toMatch(
    /Broken\s+No DMA outside the window[\s\S]*Holds\s+The checks go by what the card has/,
  );
  expect(await steps.innerText()).toMatch(/Frames set out[\s\S]*≠ a reception of 0x2000 to 0x23ff is live for guest B/);
  expect(consoleErrors).toEqual([]);
});

test('bus mastering that is turned on unasked is found, and what no walk has in it stands below what holds', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rtl8139-two-guests#explore', {reducedMotion: 'reduce'});
  const rule = page.getByRole('combobox', {name: 'rule broken'});
  await rule.selectOption({label: 'bus mastering is turned on unasked'});
  await page.getByRole('combobox', {name: 'states a walk, at most'}).selectOption('1000');
  await page.getByRole('button', {name: 'Explore', exact: true}).click();
  const steps = page.getByRole('list', {name: 'Steps'});
  await steps.waitFor({timeout: 60_000});
  expect(await steps.innerText()).toMatch(
    /turn bus mastering on\. OUT CONFIG 0x04 ← 0x07[\s\S]*≠ a reception of 0x9000 to 0xabff is live for guest A/,
  );
  const properties = page.getByRole('region', {name: 'Properties'});
  const reach = properties.getByText('Not walked: bounce buffers');
  await reach.scrollIntoViewIfNeeded();
  expect(await properties.innerText()).toMatch(
    /6 of 6 states and 21 of 23 edges were met; not\s+Receiving\.ReceiveOn, SendingReceiving\.ReceiveOn\s+in C\+/,
  );
  expect(await axeFaultsInThemes(page)).toEqual([]);
  expect(consoleErrors).toEqual([]);
});

test('two guests end with the digest that the command line gives', async () => {
  const printed: unknown = JSON.parse(
    execFileSync(process.execPath, ['tools/vpio.mjs', 'run', 'rtl8139-two-guests', '--json'], {encoding: 'utf8'}),
  );
  const {page, pageErrors} = await openLabPage('?scenario=rtl8139-two-guests');
  await runToEnd(page);
  expect(printed).toMatchObject({digest: await shownDigest(page)});
  expect(pageErrors).toEqual([]);
});

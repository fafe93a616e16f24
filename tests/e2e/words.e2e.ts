// The words of the lab: dotted where a screen first uses them, told by the mouse and by the keyboard; the deck behind its slides.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** Words that a newcomer meets, and how each stands on a screen. */
const WORDS: readonly (readonly [word: string, seen: RegExp, told?: string | undefined])[] = [
  // The idea; the name of the lab alone says nothing of it.
  ['VPIO', /\bVPIO\b(?! Lab)/],
  ['NE2000', /\bNE2000\b/],
  ['Palacios', /\bPalacios\b/],
  ['GeekOS', /\bGeekOS\b/],
  ['event', /\bEvent \d/],
  ['record', /\brecords?\b/i],
  // That of an ARP header is its own.
  ['operation', /\boperations?\b(?! \d)/i],
  ['model event', /\b[Mm]odel events?\b/],
  ['seed', /\bseed\b/],
  ['partition', /\bpartition\b/],
  ['parked', /\bparked\b/],
  ['kept', /\bkept\b/],
  ['quantum', /\bquantum\b/],
  // On the timeline the row's name tells of its marks.
  ['PTX', /\bPTX\b/, 'interrupt'],
  ['PRX', /\bPRX\b/, 'interrupt'],
  ['RDC', /\bRDC\b/],
  ['AbortDma', /\bAbortDma\b/],
  ['exits all the same', /exits all the same/],
  ['deck', /\bthe deck\b/i],
];

/** Words of the list that can be read in `root` and are dotted nowhere in it, with what stands around; lists to choose from and unseen text do not count. */
async function undotted(page: Page, root: string): Promise<string[]> {
  const {text, dotted} = await page.locator(root).evaluate((element) => {
    // Rows that are drawn ahead of a turn of the wheel are not in sight yet.
    const list = element.querySelector('.log-scroll')?.getBoundingClientRect();
    const rows = element.querySelectorAll('.log-row:not(.log-head)');
    const isAbove = [...rows].map((row) => row.getBoundingClientRect().bottom < (list?.top ?? 0) + 40);
    const copy = element.cloneNode(true);
    if (!(copy instanceof Element)) throw new Error('an element is copied as one');
    for (const [i, row] of [...copy.querySelectorAll('.log-row:not(.log-head)')].entries())
      if (isAbove[i]) row.remove();
    for (const one of copy.querySelectorAll('option, title, input, [hidden], .visually-hidden, .print-head'))
      one.remove();
    return {
      text: [...copy.querySelectorAll('*')]
        .flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
        .map((node) => node.textContent)
        .join(' '),
      dotted: [...element.querySelectorAll('[data-word]')].map((one) => one.getAttribute('data-word')),
    };
  });
  const isDotted = (...words: (string | undefined)[]): boolean => words.some((one) => dotted.includes(one ?? null));
  return WORDS.filter(([word, seen, told]) => seen.test(text) && !isDotted(word, told)).map(([word, seen]) => {
    const at = text.search(seen);
    return `${word}: ${text.slice(Math.max(0, at - 40), at + 40)}`;
  });
}

const RUN = '?scenario=two-guests&event=600';

test.each([
  390, 820, 1920,
])('a word that a newcomer does not know is dotted on each screen that uses it, at %i px', async (width) => {
  const {page, consoleErrors} = await openLabPage(RUN, {viewport: {width, height: 1000}, reducedMotion: 'reduce'});
  const found: Record<string, string[]> = {};
  for (const name of ['Lab', 'Card memory', 'Frames', 'Compare', 'Hooks', 'Explore']) {
    await page.getByRole('link', {name, exact: true}).click();
    if (name === 'Compare') await page.getByRole('row', {name: /^VPIO/}).waitFor({timeout: 60_000});
    await standsStill(page);
    found[name] = await undotted(page, '.app');
  }
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  const tabs = width < 1200 ? ['Model', 'Timeline', 'Event', 'Registers', 'Costs'] : ['Registers', 'Costs'];
  for (const name of tabs) {
    await page.getByRole('tab', {name, exact: true}).click();
    await page
      .getByRole('region', {name: new RegExp(`^${name}`)})
      .first()
      .waitFor();
    await standsStill(page);
    found[name] = await undotted(page, '.app');
  }
  await page.keyboard.press('t');
  await page.getByRole('region', {name: 'Presenter'}).waitFor();
  await standsStill(page);
  found.Presenter = await undotted(page, '.app');
  expect(Object.entries(found).filter(([, words]) => words.length > 0)).toEqual([]);
  expect(consoleErrors).toEqual([]);
});

test('a word that a newcomer does not know is dotted in each dialog that uses it', async () => {
  const {page} = await openLabPage(RUN, {reducedMotion: 'reduce'});
  const found: Record<string, string[]> = {};
  for (const key of ['p', 'b', 'c', 'l', '?', 'i', 's']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await standsStill(page);
    found[key] = await undotted(page, 'dialog');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({state: 'detached'});
  }
  await page.getByRole('button', {name: /^About this run/}).click();
  await page.getByRole('dialog', {name: 'About this run'}).waitFor();
  await standsStill(page);
  found.about = await undotted(page, 'dialog');
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.getByRole('button', {name: 'Put it on the wire'}).press('Enter');
  await page.getByRole('button', {name: 'Compare two'}).click();
  const branches = page.getByRole('dialog', {name: 'Two branches of the run'});
  await branches.getByLabel('other').selectOption({index: 1});
  await branches.getByText(/^The same up to event/).waitFor({timeout: 60_000});
  await standsStill(page);
  found.branches = await undotted(page, 'dialog');
  expect(Object.entries(found).filter(([, words]) => words.length > 0)).toEqual([]);
});

test('the pointer on a dotted word shows what it means, in text, in a drawing and in a dialog; a click opens the glossary there', async () => {
  const {page} = await openLabPage(RUN, {reducedMotion: 'reduce'});
  const tip = page.getByRole('tooltip');
  await page.getByRole('button', {name: 'seed', exact: true}).hover();
  await tip.filter({hasText: 'all chance in a run'}).waitFor();
  await page.keyboard.press('Escape');
  await tip.waitFor({state: 'hidden'});
  const drawn = page.getByRole('region', {name: 'Machine', exact: true}).locator('[data-word="NE2000"]');
  await drawn.hover();
  await tip.filter({hasText: 'DP8390'}).waitFor();
  await drawn.click();
  const words = page.getByRole('dialog', {name: 'Words'});
  await words
    .getByRole('term')
    .filter({hasText: /^NE2000$/})
    .waitFor();
  expect(await words.locator('[data-asked]').innerText()).toBe('NE2000');
  await page.keyboard.press('Escape');
  await words.waitFor({state: 'detached'});

  // Over a dialog, which stays as it is.
  await page.keyboard.press('p');
  const policies = page.getByRole('dialog', {name: /^Policies of/});
  const choice = policies.getByRole('radio', {name: /after a quantum only/});
  await policies.getByRole('button', {name: 'quantum', exact: true}).first().hover();
  await tip.filter({hasText: 'makes room for another'}).waitFor();
  await policies.getByRole('button', {name: 'quantum', exact: true}).first().click();
  await words.waitFor();
  await page.keyboard.press('Escape');
  await words.waitFor({state: 'detached'});
  expect(await policies.isVisible()).toBe(true);
  expect(await choice.isChecked()).toBe(false);
});

test('dotted words take no stop of Tab; W lists those on the screen, slides among them', async () => {
  const {page} = await openLabPage(RUN, {reducedMotion: 'reduce'});
  const stops = await page
    .locator('[data-word]')
    .evaluateAll((all) => all.filter((one) => one.matches('[tabindex="0"]')));
  expect(stops).toEqual([]);
  await page.keyboard.press('w');
  const words = page.getByRole('dialog', {name: 'Words'});
  await words.getByRole('heading', {name: 'On this screen'}).waitFor();
  const listed = await words.getByRole('term').allTextContents();
  expect(listed.slice(0, listed.lastIndexOf('VPIO'))).toEqual(
    expect.arrayContaining([
      'VPIO',
      'seed',
      'Palacios',
      'NE2000',
      'GeekOS',
      'slide 15',
      'slide 26',
      'PTX',
      'RDC',
      'event',
    ]),
  );
  expect(await axeFaults(page)).toEqual([]);
});

test('a slide leads to what it shows, and the deck to what it is', async () => {
  const {page} = await openLabPage(RUN, {reducedMotion: 'reduce'});
  const deck = page.getByRole('dialog', {name: 'The deck'});
  for (const [panel, slide, says] of [
    ['Machine', 'slide 15', /^Slide 15: VPIO in Palacios$/],
    ['Model', 'slide 26', /^Slide 26: The network card’s model$/],
  ] as const) {
    await page.getByRole('region', {name: panel, exact: true}).getByRole('button', {name: slide, exact: true}).click();
    await deck.waitFor();
    expect(await deck.locator('[data-asked]').innerText()).toMatch(says);
    expect(await deck.locator('[data-asked]').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await deck.waitFor({state: 'detached'});
  }
  await page.keyboard.press('w');
  await page.getByRole('button', {name: 'The deck, slide by slide'}).press('Enter');
  await deck.getByText(/Lei Xia, Jack Lange and Peter Dinda/).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});

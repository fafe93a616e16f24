// Paper, as a browser prints it: what is lit is whole, what is painted is painted anew, no row is cut, no page is empty or shrunk.
import {inflateSync} from 'node:zlib';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** A sheet of A4 lying on its side within its margins, in CSS pixels. */
const SHEET = {width: 1046, height: 718};
const WINDOWS = [
  {width: 1366, height: 768},
  {width: 1920, height: 1080},
];

/** What `look` sees in the instant in which a browser prints: no frame, no timer and no answer comes before it. */
function whenPrinted<T>(page: Page, look: () => T): Promise<T> {
  return page.evaluate(`(window.dispatchEvent(new Event('beforeprint')), (${look})())`);
}

/** Leaves the page as its print shows it, to be measured. */
async function asPrinted(page: Page): Promise<void> {
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({media: 'print'});
  await page.setViewportSize(SHEET);
}

/** And as it was on screen. */
async function onScreen(page: Page, viewport: {readonly width: number; readonly height: number}): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({media: 'screen'});
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await standsStill(page);
}

/** What is drawn on each page of its print, in PDF's own words. */
async function printedPages(page: Page): Promise<string[]> {
  const file = (await page.pdf({preferCSSPageSize: true, printBackground: true})).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, number = '', words = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(number, words);
  const drawn = (number: string): string => {
    const [head = '', packed] = (objects.get(number) ?? '').split(/stream\n([\s\S]*?)\nendstream/);
    // Drawings within it, and where it is a page what it holds.
    const parts = [...head.matchAll(/\/(?:X\d+|Contents) (\d+) 0 R/g)].map(([, part = '']) => drawn(part));
    if (packed === undefined || !head.includes('/FlateDecode') || head.includes('/Subtype /Image'))
      return parts.join('');
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') + parts.join('');
  };
  return [...objects].flatMap(([number, words]) => (/\/Type \/Page\b/.test(words) ? [drawn(number)] : []));
}

/** The scale of a page's own ground: as on screen, in dots of 300 an inch, within margins of 10 mm. */
const UNSHRUNK = /\n3\.125 0 0 3\.125 118\.75 /;

/** Parts of a lit way that are not drawn to their ends, and how many there are in each drawing. */
function lit(): {readonly halfDrawn: string[]; readonly machine: number; readonly model: number} {
  const halfDrawn = [...document.querySelectorAll('.amber > *')].flatMap((part) => {
    const {strokeDashoffset, opacity} = getComputedStyle(part);
    return Number.parseFloat(strokeDashoffset) === 0 && opacity === '1' ? [] : [part.outerHTML];
  });
  const count = (name: string): number => document.querySelectorAll(`svg[aria-label^="${name}"] .amber > *`).length;
  return {halfDrawn, machine: count('Machine'), model: count('Model')};
}

test.each(
  WINDOWS.flatMap((viewport) => ['', '#present'].map((screen) => ({...viewport, screen}))),
)('from $width px the way of the event is lit from end to end on paper ($screen)', async ({screen, ...viewport}) => {
  const {page} = await openLabPage(`?scenario=rogue&event=2001${screen}`, {viewport});
  await page.getByRole('img', {name: /^Model/}).waitFor();
  const {halfDrawn, machine, model} = await whenPrinted(page, lit);
  expect(halfDrawn).toEqual([]);
  expect(machine).toBeGreaterThan(0);
  expect(model).toBeGreaterThan(0);
});

/** Dots of the timeline's canvas for a pixel, each way; colours of its lines under the ruler's figures, and the theme's for lines. */
function painted(): {readonly dots: readonly number[]; readonly lines: readonly string[]; readonly line: string} {
  const canvas = document.querySelector<HTMLCanvasElement>('.timeline canvas');
  const ctx = canvas?.getContext('2d');
  const lanes = document.querySelector('.timeline-lanes');
  if (!canvas || !ctx || lanes === null) throw new Error('no timeline is drawn');
  const box = canvas.getBoundingClientRect();
  const dots = [canvas.width / box.width, canvas.height / box.height];
  const [across = 1, down = 1] = dots;
  const colour = (of: CanvasRenderingContext2D, x: number, y: number): string =>
    [...of.getImageData(x, y, 1, 1).data].join(' ');
  const left = lanes.getBoundingClientRect().left - box.left;
  const lines = [...document.querySelectorAll('.timeline-words text.mono.quiet')].map((figure) => {
    const x = left + Math.round(Number(figure.getAttribute('x')));
    return colour(ctx, Math.floor((x + 0.5) * across), Math.floor((box.height - 5) * down));
  });
  const plain = document.createElement('canvas').getContext('2d');
  if (plain === null) throw new Error('no canvas');
  plain.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--line');
  plain.fillRect(0, 0, 1, 1);
  return {dots, lines, line: colour(plain, 0, 0)};
}

test.each(
  WINDOWS,
)('from $width px the timeline is painted for the sheet before it is printed, in its size and on white', async (viewport) => {
  const {page} = await openLabPage('?scenario=rogue&event=2001', {viewport, colorScheme: 'dark'});
  await page.locator('.timeline canvas').waitFor();
  const before = await page.evaluate(painted);
  const {dots, lines, line} = await whenPrinted(page, painted);
  expect(line).not.toBe(before.line);
  expect(lines.length).toBeGreaterThan(0);
  expect(new Set(lines)).toEqual(new Set([line]));
  // A power of two: the scale back is written into a PDF, and its digits are few.
  expect(dots).toEqual([4, 4]);
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await expect.poll(() => page.evaluate(painted)).toEqual(before);
});

/** Lines of words of which paper shows a part: above or below the rest is cut away. */
function cutLines(): string[] {
  const cut: string[] = [];
  const words = document.createTreeWalker(document.querySelector('.stage') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
    const parent = node.parentElement;
    const isSeen = parent?.checkVisibility({visibilityProperty: true}) && !parent.closest('svg, .visually-hidden');
    if (!parent || !isSeen || node.nodeValue?.trim() === '') continue;
    const line = document.createRange();
    line.selectNodeContents(node);
    for (const {left, right, top, bottom} of line.getClientRects()) {
      for (let around: Element | null = parent; around !== null; around = around.parentElement) {
        const clip = around.getBoundingClientRect();
        if (getComputedStyle(around).overflowY === 'visible' || clip.height <= 1) continue;
        // Another column, or another page of a list: not there at all.
        if (left >= clip.right || right <= clip.left || top >= clip.bottom || bottom <= clip.top) break;
        if (top < clip.top - 1 || bottom > clip.bottom + 1) cut.push(node.nodeValue ?? '');
      }
    }
  }
  return cut;
}

/** What is left out of the side panel, and whether it says so. */
function leftOut(): {readonly isCut: boolean; readonly says: string[]} {
  const parts = [
    ...document.querySelectorAll('.costs, .event, .register-scroll, .register-words, .frame-tree, .frame-bytes-scroll'),
  ];
  const isCut = parts.some((part) => {
    const {right, bottom} = part.getBoundingClientRect();
    return [...part.querySelectorAll('tr, li, p, dd')].some((row) => {
      const box = row.getBoundingClientRect();
      return box.left >= right || box.top >= bottom;
    });
  });
  const says = parts.flatMap((part) => {
    const words = part.parentElement === null ? 'none' : getComputedStyle(part.parentElement, '::after').content;
    return words === 'none' ? [] : [words];
  });
  return {isCut, says: [...new Set(says)]};
}

/** Words of belief and truth that end in dots. */
function shortenedBelief(): string[] {
  return [...document.querySelectorAll('.belief :is(td, th), .belief-line')].flatMap((cell) =>
    cell.scrollWidth > cell.clientWidth + 1 ? [cell.textContent ?? ''] : [],
  );
}

test.each(
  WINDOWS,
)('from $width px no row of the side panel, and no word of belief and truth, is cut on paper; what has no room is said to be on screen', async (viewport) => {
  const {page} = await openLabPage('?scenario=rogue&event=2001', {viewport});
  for (const name of ['Event', 'Registers', 'Costs']) {
    await page.getByRole('tab', {name}).click();
    await page
      .getByRole('region', {name: new RegExp(`^${name}`)})
      .first()
      .waitFor();
    await page.locator('.costs, .event, .register-scroll').waitFor();
    await standsStill(page);
    const pages = await printedPages(page);
    expect(pages.length, name).toBe(1);
    expect(pages[0], name).toMatch(UNSHRUNK);
    await asPrinted(page);
    expect(await page.evaluate(cutLines), name).toEqual([]);
    expect(await page.evaluate(shortenedBelief)).toEqual([]);
    const {isCut, says} = await page.evaluate(leftOut);
    expect(says, name).toEqual(isCut ? ['"more on screen"'] : []);
    // A sheet has no room for all costs.
    if (name === 'Costs') expect(isCut).toBe(true);
    await onScreen(page, viewport);
    expect((await page.evaluate(leftOut)).says).toEqual([]);
  }
});

test.each([
  ...WINDOWS,
  {width: 820, height: 1180},
])('from $width px a frame prints with all its headers and bytes below the list that it stands in', async (viewport) => {
  const {page} = await openLabPage('?scenario=two-guests&event=9000#frames', {viewport});
  const chosen = page.locator('.frames-list tr[aria-selected=true]');
  await chosen.waitFor();
  const headers = page.getByRole('region', {name: 'Headers'});
  await headers.getByRole('listitem').first().waitFor();
  await asPrinted(page);
  expect(await page.evaluate(cutLines)).toEqual([]);
  for (const [part, around] of [
    [headers.getByRole('listitem').last(), headers],
    [page.locator('.frame-hex tr').last(), page.getByRole('region', {name: 'Bytes'})],
    [chosen, page.locator('.frames-scroll')],
  ] as const) {
    const [box, clip] = [await part.boundingBox(), await around.boundingBox()];
    expect(box?.y).toBeGreaterThanOrEqual(clip?.y ?? Number.NaN);
    expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual((clip?.y ?? 0) + (clip?.height ?? 0) + 1);
  }
  expect((await page.evaluate(leftOut)).says).toEqual([]);
});

/** What can be seen of the exploration and would have to be pressed. */
function pressable(): string[] {
  return [...document.querySelectorAll('.exploration button')]
    .filter((button) => button.checkVisibility())
    .map((button) => button.textContent ?? '');
}

/** Rows of the exploration that something around them cuts away. */
function lostRows(): string[] {
  return [...document.querySelectorAll('.exploration :is(li, tr, p)')].flatMap((row) => {
    const {bottom, right} = row.getBoundingClientRect();
    for (let around = row.parentElement; around !== null && around.className !== 'app'; around = around.parentElement) {
      const clip = around.getBoundingClientRect();
      const isClipped = getComputedStyle(around).overflowY !== 'visible';
      if (isClipped && (bottom > clip.bottom + 1 || right > clip.right + 1)) return [row.textContent ?? ''];
    }
    return [];
  });
}

test.each([
  ...WINDOWS,
  {width: 820, height: 1180},
])('from $width px an exploration prints with its counterexample whole, over as many pages as it takes', async (viewport) => {
  const {page} = await openLabPage('#explore', {viewport});
  await page.getByRole('combobox', {name: 'rule broken'}).selectOption({index: 1});
  await page.getByRole('combobox', {name: /^states a walk/}).selectOption('1000');
  const explore = page.getByRole('button', {name: 'Explore', exact: true});
  await explore.click();
  await page.getByRole('list', {name: 'Steps'}).waitFor();
  await explore.waitFor();
  await page.getByRole('button', {name: /^All \d+ variables$/}).click();
  const pages = await printedPages(page);
  expect(pages.length).toBeGreaterThan(2);
  for (const one of pages) {
    expect(one).toMatch(UNSHRUNK);
    expect(one).toMatch(/\bT[jJ]\n/);
  }
  await asPrinted(page);
  expect(await page.evaluate(lostRows)).toEqual([]);
  const steps = await page.getByRole('list', {name: 'Steps'}).getByRole('listitem').count();
  // Verdicts and numbers are words, whatever they are on a screen.
  expect((await page.evaluate(pressable)).filter((words) => words !== '≠ Broken')).toEqual(
    Array.from({length: steps}, (_, step) => String(step + 1)),
  );
});

/** Lines at the left of what stands below its neighbour, and above what stands beside it. */
function strayLines(): string[] {
  return [...document.querySelectorAll('.hooks-results, .presenter-model, .counterexample')].flatMap((part) => {
    const before = part.previousElementSibling?.getBoundingClientRect();
    if (before === undefined) return [];
    const isBelow = part.getBoundingClientRect().top >= before.bottom - 1;
    const {borderLeftWidth, borderTopWidth} = getComputedStyle(part);
    return (isBelow ? borderLeftWidth : borderTopWidth) === '0px' ? [] : [part.className];
  });
}

test.each([
  {width: 820, height: 1180},
  ...WINDOWS,
])('a line parts neighbours where they meet and stands nowhere else, on a screen of $width px and on paper', async (viewport) => {
  const {page} = await openLabPage('#hooks', {viewport});
  for (const [screen, part] of [
    ['hooks', '.hooks-results'],
    ['present', '.presenter-model'],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, screen);
    await page.locator(part).waitFor();
    expect(await page.evaluate(strayLines), screen).toEqual([]);
    await asPrinted(page);
    expect(await page.evaluate(strayLines), `${screen} on paper`).toEqual([]);
    await onScreen(page, viewport);
  }
});

// What comes from outside and is wrong: one line that names the place, and the open run as it was.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {leaveBrowser, type OpenApp, openApp} from './browser.ts';
import {openLabPage, scenarioMenu, shownDigest, shownRun, standsStill} from './lab-page.ts';

const TRACE = readFileSync('public/traces/linux-ne2k-pci.jsonl.gz');
const TWO_GUESTS: Record<string, unknown> = JSON.parse(readFileSync('src/scenarios/library/two-guests.json', 'utf8'));
const guests = Array.isArray(TWO_GUESTS.guests) ? TWO_GUESTS.guests : [];
const scenario = (changes: object): Buffer => Buffer.from(JSON.stringify({...TWO_GUESTS, ...changes}));
const noise = Buffer.from(Array.from({length: 4000}, (_, n) => (n * 7919 + (n >> 3) * 104_729) & 0xff));

/** Name, content, and what the message must say. */
const FILES: readonly (readonly [name: string, content: Buffer, says: RegExp])[] = [
  ['truncated.jsonl.gz', TRACE.subarray(0, TRACE.length >> 1), /recording|line|gzip/i],
  ['future.jsonl', Buffer.from('{"format":"vpio-trace","version":99}\n{}\n'), /version/i],
  ['noise.bin', noise, /noise\.bin/],
  ['empty.json', Buffer.alloc(0), /empty\.json: the file is empty/],
  ['half.json', scenario({}).subarray(0, 200), /half\.json: not JSON/],
  ['version.json', scenario({version: 99}), /version/],
  ['unknown-key.json', scenario({colour: 'blue'}), /colour/],
  ['size.json', scenario({quantum: -5}), /quantum/],
  [
    'beside.json',
    scenario({guests: [...guests, {name: 'tape', driver: 'recorded', recording: 'linux-ne2k-pci.jsonl.gz'}]}),
    /guests|recorded/,
  ],
  [
    'window.json',
    scenario({guests: guests.map((guest) => ({...guest, window: {firstPage: 1, endPage: 900}}))}),
    /window/,
  ],
];

async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ([file, base64]) => {
      const bytes = Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], file ?? ''));
      for (const type of ['dragover', 'drop'])
        document
          .querySelector('.app')
          ?.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer}));
    },
    [name, content.toString('base64')],
  );
}

afterAll(leaveBrowser);

describe('a file that cannot be opened', () => {
  let app: OpenApp;
  let view = '';
  let digest = '';
  beforeAll(async () => {
    app = await openApp('?scenario=two-guests&event=1700');
    await standsStill(app.page);
    view = await shownRun(app.page);
    digest = await shownDigest(app.page);
  });
  afterAll(() => app.close());

  test.each(FILES)('%s is refused with its place named, and the open run stays', async (name, content, says) => {
    const {page} = app;
    await drop(page, name, content);
    const notice = page.getByRole('alert');
    await notice.waitFor();
    const message = await notice.locator('.notice-message').innerText();
    expect(message).toMatch(says);
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(240);
    await notice.getByRole('button').click();
    await standsStill(page);
    expect(await shownRun(page)).toBe(view);
    expect(await shownDigest(page)).toBe(digest);
    expect(app.pageErrors).toEqual([]);
  });
});

test.each([
  ['?scenario=%3Cscript%3E', /link: scenario/],
  ['?scenario=nothing-of-the-kind', /^nothing-of-the-kind: no such scenario; the list of scenarios has all \d+$/],
  ['?scenario=two-guest', /^two-guest: no such scenario; perhaps two-guests, rtl8139-two-guests or copy-two-guests$/],
  ['?scenario=two-guests&seed=-4', /link: seed/],
  ['?scenario=two-guests&event=1e99', /link: event/],
  ['?profile=%00%ff', /link: profile/],
])('the link %s is refused, and the page opens all the same', async (query, says) => {
  const app = await openLabPage(query);
  expect(await app.page.locator('.notice-message').innerText()).toMatch(says);
  expect(await scenarioMenu(app.page).inputValue()).toBe('two-guests');
  expect(app.pageErrors).toEqual([]);
  expect(app.foreignRequests()).toEqual([]);
});

test('a good recording dropped on the page is opened', async () => {
  const app = await openLabPage();
  await drop(app.page, 'my lecture.jsonl.gz', TRACE);
  await app.page.waitForFunction(() => /my-lecture/.test(document.querySelector('select.scenario')?.textContent ?? ''));
  expect(await standsStill(app.page)).toBeGreaterThan(20);
  expect(await app.page.getByRole('alert').count()).toBe(0);
});

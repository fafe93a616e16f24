// Whatever comes from outside, out of a file, a link, the editor or what the browser keeps: it is opened or refused on the screen
// with its place, the open run stays, and nothing goes wrong unheard. What goes wrong all the same is said by the last net.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type HostileFile, hostileJson, hostileLines} from '../hostile-files.ts';
import {TRACE_HEADER, TRACE_LINES, VECTORS_HEADER, VECTORS_LINES} from '../hostile-lines.ts';
import {leaveBrowser, type OpenApp, openApp} from './browser.ts';
import {openLabPage, scenarioMenu, shownDigest, shownEvent, standsStill} from './lab-page.ts';
import {NO_PAGE} from './rested-page.ts';

afterAll(leaveBrowser);

const SCENARIO: Readonly<Record<string, unknown>> = JSON.parse(
  readFileSync('src/scenarios/library/transmit.json', 'utf8'),
);

const WORK = {
  format: 'vpio-work',
  version: 2,
  scenario: SCENARIO,
  seed: 1,
  profile: 'qemu',
  changes: {policies: {denial: 'error'}},
  event: 100,
  recording: null,
  screen: 'lab',
  side: 'event',
  theme: 'system',
  speed: 3,
  filter: {text: '', brief: true},
  branches: null,
  breakpoints: [{text: 'irq', isOn: true}],
  layout: {full: {machine: 500}},
};

const EXPLORATION = {
  format: 'vpio-exploration',
  version: 1,
  model: 'ne2k',
  property: 'p',
  says: 's',
  faults: [],
  scheduler: 'patient',
  profile: 'datasheet',
  hooks: 'deck',
  guests: [{name: 'a', conduct: 'c', window: {firstPage: 64, endPage: 96}}],
  initial: {a: 'b'},
  steps: [{actor: 'a', words: 'w', access: null, outcome: null, handedTo: null, changes: {}, breaks: null}],
  loopsTo: null,
};

/** A work whose field holds this JSON. */
function workWith(field: string, json: string): Buffer {
  return Buffer.from(JSON.stringify({...WORK, [field]: '@'}).replace('"@"', () => json));
}

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Nested too deep first, and their kin. */
const WORKS: readonly HostileFile[] = [
  {name: 'a work whose scenario is nested 5 000 deep', bytes: workWith('scenario', `{"zz":${deep(5000)}}`)},
  {name: 'a work whose changes are nested 5 000 deep', bytes: workWith('changes', `{"zz":${deep(5000)}}`)},
  {name: 'a work whose branches are nested 5 000 deep', bytes: workWith('branches', `{"list":${deep(5000)}}`)},
  ...[{}, {current: 0, list: []}, {current: 0, list: [{id: 0}]}, 7].map((branches) => ({
    name: `a work whose branches are ${JSON.stringify(branches)}, and all else is right`,
    bytes: workWith('branches', JSON.stringify(branches)),
  })),
  ...['A', 'AAAAA', 'AA=A', '====', 'AAAA=', 'é', 'AAAA AAAA'].map((text) => ({
    name: `a work whose recording is ${text}`,
    bytes: workWith('recording', JSON.stringify(text)),
  })),
  {name: 'a work whose recording is no recording', bytes: workWith('recording', '"AAAA"')},
  {name: 'a work of a recording without events', bytes: workWith('scenario', '"linux-ne2k-pci.jsonl"')},
  {name: 'a work of no scenario', bytes: workWith('scenario', '{}')},
  {name: 'a work of a million guests', bytes: workWith('scenario', JSON.stringify({...SCENARIO, guests: zeros(1e6)}))},
  {name: 'a work of 20 MB', bytes: workWith('scenario', JSON.stringify({zz: zeros(1e7)}))},
  ...hostileJson(WORK, (path) => /^\.(version|event|recording|speed|filter|breakpoints|layout)$/.test(path)),
];

const MANY_GUESTS = Buffer.from(JSON.stringify({...SCENARIO, guests: zeros(400_000)}));

/** The command line's tests have them all. */
function everyFifth(_: string, at: number): boolean {
  return at % 5 === 0;
}

function zeros(count: number): number[] {
  return Array.from({length: count}, () => 0);
}

const ROUNDS: readonly (readonly [kind: string, file: string, files: readonly HostileFile[]])[] = [
  [
    'scenarios',
    'x.json',
    [
      ...hostileJson(SCENARIO, (path) => /^\.(seed|policies|guests)$|window$/.test(path)),
      {name: '400 000 guests', bytes: MANY_GUESTS},
    ],
  ],
  ['saved works', 'x.vpio.json', WORKS],
  ['recordings', 'x.jsonl', hostileLines(TRACE_HEADER, '[0,"w",0,1,33]', TRACE_LINES.filter(everyFifth))],
  ['vectors', 'x.jsonl', hostileLines(VECTORS_HEADER, '["w",0,1,33]', VECTORS_LINES.filter(everyFifth))],
  ['counterexamples', 'x.json', hostileJson(EXPLORATION, (path) => /^\.(format|steps|guests|loopsTo)$/.test(path))],
];

/** From so many bytes on a file goes to the browser by its path: through the test's own channel it takes half a minute. */
const LARGE = 1_000_000;
const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-hostile-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

/** Gives the page a file; the words of its refusal, which is then dismissed. */
async function refusalOf(page: Page, name: string, {bytes}: HostileFile): Promise<string> {
  const refusal = page.evaluate(readAndDismiss);
  const path = join(FOLDER, name);
  if (bytes.length >= LARGE) writeFileSync(path, bytes);
  const file = bytes.length >= LARGE ? path : {name, mimeType: '', buffer: Buffer.from(bytes)};
  await page.locator('input[type=file]').setInputFiles(file);
  return refusal;
}

/** Runs in the page, where hundreds of refusals are read in the time that a look from outside takes for tens. */
function readAndDismiss(): Promise<string> {
  return new Promise((done) => {
    let words: string | null = null;
    const look = (): void => {
      const notice = document.querySelector('[role=alert]');
      const message = notice?.querySelector<HTMLElement>('.notice-message');
      if (words === null && message) {
        words = message.innerText;
        notice?.querySelector<HTMLElement>('button[aria-label=Dismiss]')?.click();
      } else if (words !== null && notice === null) {
        watch.disconnect();
        done(words);
      }
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, {subtree: true, childList: true, characterData: true});
    look();
  });
}

describe('hostile files', () => {
  let app: OpenApp;
  let digest = '';
  let event = 0;
  beforeAll(async () => {
    app = await openApp('?scenario=two-guests&event=1700');
    event = await standsStill(app.page);
    digest = await shownDigest(app.page);
  });
  afterAll(() => app.close());

  test.each(ROUNDS)(
    'each of the %s is refused with one line, and the open run stays',
    async (_, name, files) => {
      const unclear: string[] = [];
      for (const file of files) {
        const words = await refusalOf(app.page, name, file);
        if (!/^[^\p{Cc}]{10,300}$/u.test(words)) unclear.push(`${file.name}: ${words.slice(0, 300)}`);
      }
      expect(unclear).toEqual([]);
      await standsStill(app.page);
      expect([await shownEvent(app.page), await shownDigest(app.page)]).toEqual([event, digest]);
      expect(app.pageErrors).toEqual([]);
      expect(app.foreignRequests()).toEqual([]);
    },
    300_000,
  );

  test('a folder, or a file that is gone, is refused by its name', async () => {
    const {page} = app;
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      const file = new File(['{}'], 'folder');
      Object.defineProperty(File.prototype, 'arrayBuffer', {
        configurable: true,
        value: () => Promise.reject(new Error('NotReadableError')),
      });
      dataTransfer.items.add(file);
      document
        .querySelector('.app')
        ?.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer}));
    });
    await page.getByRole('alert').filter({hasText: 'folder: the browser cannot read it: a folder?'}).waitFor();
    await page.getByRole('button', {name: 'Dismiss'}).click();
    expect(app.pageErrors).toEqual([]);
  });
});

test('recordings padded with zeros or with a byte order mark are opened, and a scenario with one and CRLF', async () => {
  const {page, pageErrors} = await openLabPage();
  for (const file of ['08-zero-padded.jsonl.gz', '09-bom.jsonl']) {
    await page.locator('input[type=file]').setInputFiles(`tests/cases/${file}`);
    await page
      .getByRole('option', {name: `${file.replace(/\.jsonl(\.gz)?$/, '')}, recorded`})
      .waitFor({state: 'attached'});
    await standsStill(page);
    expect(await page.getByRole('alert').count()).toBe(0);
  }
  const text = `\ufeff${JSON.stringify({...SCENARIO, name: 'marked', title: 'With a mark'}, null, 1).replaceAll('\n', '\r\n')}\r\n\r\n`;
  const file = {name: 'marked.json', mimeType: '', buffer: Buffer.from(text)};
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('option', {name: 'With a mark'}).waitFor({state: 'attached'});
  expect(pageErrors).toEqual([]);
});

test('the editor tells the place of a text that is nested too deep, and opens nothing', async () => {
  const {page, pageErrors} = await openLabPage('?scenario=transmit');
  await page.keyboard.press('s');
  const text = page.getByRole('textbox', {name: 'Scenario, JSON'});
  await text.waitFor();
  const fault = page.getByRole('status', {name: 'Fault'}).getByRole('button').first();
  for (const nested of [`{"zz":${deep(5000)}}`, '{"a":'.repeat(5000), deep(50_000)]) {
    await text.press('Control+a');
    await page.keyboard.insertText(nested);
    await fault.filter({hasText: 'more than 64 objects and lists in one another'}).waitFor();
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Control+Enter');
    expect(await text.isVisible()).toBe(true);
    await page.getByRole('button', {name: 'Back to the open scenario'}).click();
    await page.getByText('A scenario that can run.').waitFor();
  }
  expect(pageErrors).toEqual([]);
});

const LINKS: readonly string[] = [
  '?scenario=__proto__',
  '?scenario=two-guests&policies=constructor:error',
  '?scenario=two-guests&policies=denial:toString',
  '?scenario=two-guests&policies=',
  '?scenario=two-guests&hooks=%00',
  `?scenario=two-guests&hooks=${'w:CR,'.repeat(1500)}`,
  '?scenario=two-guests&quantum=1e309',
  '?scenario=two-guests&event=-1',
  '?scenario=%E0%A4%A',
  '?profile=toString',
];

describe('hostile links', () => {
  let app: OpenApp;
  beforeAll(async () => {
    app = await openApp(NO_PAGE);
  });
  afterAll(() => app.close());

  test.each(LINKS)('the link %s is refused on the screen, and the page opens all the same', async (query) => {
    const {page, origin, pageErrors} = app;
    await page.goto(origin + query);
    await standsStill(page);
    const words = await page.locator('.notice-message').innerText();
    expect(words).toMatch(/^[^\p{Cc}]{10,400}$/u);
    expect(await scenarioMenu(page).inputValue()).toBe('two-guests');
    expect(pageErrors).toEqual([]);
  });
});

/** Puts texts into the browser's storage, and makes the database of works anew as `make` says. */
async function spoil(page: Page, kept: Readonly<Record<string, string>>, make: string): Promise<void> {
  await page.evaluate(
    async ([texts, code]) => {
      for (const [key, text] of Object.entries(texts as Record<string, string>)) localStorage.setItem(key, text);
      await new Promise((done) => {
        const gone = indexedDB.deleteDatabase('vpio-lab');
        gone.onsuccess = done;
        gone.onerror = done;
      });
      await new Promise((done) => {
        const [version = 1, store = 'work', value] = JSON.parse(String(code));
        const asked = indexedDB.open('vpio-lab', version);
        asked.onupgradeneeded = () => asked.result.createObjectStore(store).put(value, 'present');
        asked.onsuccess = () => {
          asked.result.close();
          done(null);
        };
      });
    },
    [kept, make] as const,
  );
}

const SPOILT: readonly (readonly [name: string, database: readonly unknown[], says: RegExp | null])[] = [
  [
    'a kept work nested 5 000 deep',
    [1, 'work', `{"format":"vpio-work","zz":${deep(5000)}}`],
    /kept: line 1, column \d+: more than 64/,
  ],
  ['a kept work cut in two', [1, 'work', JSON.stringify(WORK).slice(0, 300)], /kept: not JSON/],
  [
    'a kept work with no base64',
    [1, 'work', workWith('recording', '"A"').toString()],
    /kept: recording: wanted null or base64/,
  ],
  [
    'a kept work of another scenario format',
    [1, 'work', workWith('scenario', '{"format":"x"}').toString()],
    /format: "x"/,
  ],
  ['a kept thing that is no text', [1, 'work', {a: 1}], null],
  ['a database without works', [1, 'other', 'x'], null],
  ['a database of a later version', [9, 'work', 'x'], null],
];

const SPOILT_TEXTS = {
  'vpio-colours': deep(5000),
  'vpio-sizes-full': '{"machine":1e309,"event":-4,"__proto__":{"log":7}}',
  'vpio-theme': '\u0000',
  'vpio-hidden': 'machine toString __proto__',
};

describe('a spoilt storage', () => {
  let app: OpenApp;
  beforeAll(async () => {
    app = await openApp(NO_PAGE);
  });
  afterAll(() => app.close());

  test.each(
    SPOILT,
  )('%s: the page opens its first scenario, and says what it could not read', async (_, database, says) => {
    const {page, origin, pageErrors} = app;
    await page.goto(origin + NO_PAGE);
    await spoil(page, SPOILT_TEXTS, JSON.stringify(database));
    await page.goto(`${origin}#lab`);
    await standsStill(page);
    expect(await scenarioMenu(page).inputValue()).toBe('two-guests');
    if (says === null) expect(await page.getByRole('alert').count()).toBe(0);
    else expect(await page.locator('.notice-message').innerText()).toMatch(says);
    expect(pageErrors).toEqual([]);
  });
});

test('an error that nothing caught, and a promise that broke unheard, are said on the screen; one of the worker’s with the scenario', async () => {
  const {page} = await openLabPage('?scenario=two-guests');
  await page.evaluate(() => void Promise.reject(new Error('lost on the way')));
  await page.getByRole('alert').filter({hasText: 'Our mistake'}).filter({hasText: 'lost on the way'}).waitFor();
  await page.getByRole('button', {name: 'Dismiss'}).click();
  await page.evaluate('void setTimeout(() => { throw new Error("thrown where nobody stands"); })');
  await page.getByRole('alert').filter({hasText: 'Our mistake'}).filter({hasText: 'nobody stands'}).waitFor();
  await page.getByRole('button', {name: 'Dismiss'}).click();
  const [worker] = page.workers();
  await worker?.evaluate(() => void Promise.reject(new Error('lost in the worker')));
  const alert = page.getByRole('alert').filter({hasText: 'lost in the worker'});
  await alert.waitFor();
  expect(await alert.innerText()).toContain('two-guests');
  await page.getByRole('button', {name: 'Restart'}).click();
  await standsStill(page);
});

test('the inspector’s page says what nothing caught', async () => {
  const app = await openApp('inspector.html');
  await app.page.evaluate(() => void Promise.reject(new Error('lost on the way')));
  await app.page.getByRole('alert').filter({hasText: 'Our mistake: lost on the way'}).waitFor();
  await app.close();
});

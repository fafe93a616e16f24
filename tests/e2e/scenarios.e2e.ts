// Every scenario of the menu, handled as a teacher would: run, pause, step, back and forward again, to the end.
import {execFileSync} from 'node:child_process';
import {afterAll, expect, test} from 'vitest';
import {thousands} from '../../src/base/figures.ts';
import {SCENARIO_LIBRARY} from '../../src/scenarios/library.ts';
import {leaveBrowser, type OpenApp, openApp} from './browser.ts';
import {
  chooseScenario,
  fullSpeed,
  goTo,
  openLabPage,
  openLongRun,
  pauseUnlessOver,
  pressTimes,
  runToEnd,
  scenarioMenu,
  shownDigest,
  shownEvent,
  shownRun,
  standsBeyond,
  standsStill,
} from './lab-page.ts';

afterAll(leaveBrowser);

const SMALL_SCREEN = {viewport: {width: 1366, height: 768}} as const;
/** An event in the middle of a run. */
const MIDDLE: Readonly<Record<string, number>> = {transmit: 150, 'copy-rogue': 1000};
/** Steps back from the middle of a run: 100 accesses where a run has so many. */
const STEPS = (name: string): number => (name === 'transmit' ? 40 : 100);

/** One page for all scenarios, opened by the first: each is chosen from the menu of the one before. */
let shared: Promise<OpenApp> | null = null;
function sharedPage(): Promise<OpenApp> {
  shared ??= openApp('#lab', SMALL_SCREEN);
  return shared;
}

/** What guests send, and attacks, differ by what is asked of the card, and are handled alike: some stand for all. */
const HANDLED = [
  'transmit',
  'two-guests',
  'bulk',
  'rogue',
  'linux-ne2k-pci',
  'linux-ne-isa',
  'ping',
  'attack-ring',
  'copy-two-guests',
  'copy-rogue',
  'rtl8139-two-guests',
];

test.each(HANDLED)('%s runs, pauses, steps, and stands 100 accesses back and forth at the same view', async (name) => {
  const app = await sharedPage();
  const {page} = app;
  await chooseScenario(page, name);
  const opened = await shownEvent(page);
  expect(opened).toBeGreaterThan(20);

  await page.getByRole('button', {name: 'Run (F8)'}).click();
  await standsBeyond(page, opened ?? 0);
  const paused = await pauseUnlessOver(page);
  expect(paused).toBeGreaterThan(opened ?? 0);

  let at = await goTo(page, MIDDLE[name] ?? 2000);
  for (const word of ['access', 'transition'] as const) {
    await page.getByRole('button', {name: `Step to the next ${word}`}).click();
    const next = await standsStill(page);
    // Where none follows, the page says so and stays.
    const isNone = (await page.getByText(new RegExp(`No further ${word} up to|: no ${word} follows`)).count()) > 0;
    if (isNone) expect(next, word).toBe(at);
    else expect(next, word).toBeGreaterThan(at);
    at = next;
  }
  await page.keyboard.press('.');
  await standsStill(page);

  const view = await shownRun(page);
  const digest = await shownDigest(page);
  await pressTimes(page, ',', STEPS(name));
  const back = await standsStill(page);
  expect(back).toBeLessThan(at);
  await pressTimes(page, '.', STEPS(name));
  await standsStill(page);
  expect(await shownRun(page)).toBe(view);
  expect(await shownDigest(page)).toBe(digest);

  expect(app.foreignRequests()).toEqual([]);
  expect(app.consoleErrors).toEqual([]);
  expect(app.pageErrors).toEqual([]);
});

test('of two scenarios chosen at once the last is open, where it opens', async () => {
  const {page} = await openLabPage('?scenario=transmit');
  const opened = await shownEvent(page);
  await chooseScenario(page, 'ping');
  await scenarioMenu(page).evaluate((menu: HTMLSelectElement) => {
    for (const name of ['rogue', 'transmit']) {
      menu.value = name;
      menu.dispatchEvent(new Event('change', {bubbles: true}));
    }
  });
  await expect.poll(() => new URL(page.url()).searchParams.get('scenario')).toBe('transmit');
  expect(await standsStill(page)).toBe(opened);
});

test('of two scenarios chosen at once the last is open, though the recording of the first comes later', async () => {
  let isAsked = (): void => undefined;
  let letThrough = (): void => undefined;
  const asked = new Promise<void>((done) => {
    isAsked = done;
  });
  const held = new Promise<void>((done) => {
    letThrough = done;
  });
  const {page} = await openLabPage('?scenario=ping', {
    async before(context) {
      await context.route('**/traces/*', async (route) => {
        isAsked();
        await held;
        await route.continue();
      });
    },
  });
  await scenarioMenu(page).selectOption('linux-ne-isa');
  await asked;
  await chooseScenario(page, 'transmit');
  const opened = await standsStill(page);
  const come = page.waitForResponse(/traces/);
  letThrough();
  await (await come).finished();
  await page.keyboard.press('.');
  expect(await standsStill(page)).toBeGreaterThan(opened);
  expect(new URL(page.url()).searchParams.get('scenario')).toBe('transmit');
});

test('a run stands where it was told to, though another that was asked for at once is refused', async () => {
  const {page} = await openLabPage('?scenario=transmit');
  const opened = await shownEvent(page);
  await chooseScenario(page, 'ping');
  await scenarioMenu(page).evaluate((menu: HTMLSelectElement) => {
    menu.value = 'transmit';
    menu.dispatchEvent(new Event('change', {bubbles: true}));
    const files = new DataTransfer();
    files.items.add(new File(['{"format": "vpio-scenario", "version": 99}'], 'later.json'));
    const picker = document.querySelector<HTMLInputElement>('input[type=file]');
    if (picker === null) throw new Error('the page takes files');
    picker.files = files.files;
    picker.dispatchEvent(new Event('change', {bubbles: true}));
  });
  await page.getByRole('alert').filter({hasText: 'version'}).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('scenario')).toBe('transmit');
  expect(await standsStill(page)).toBe(opened);
});

test('every scenario that ends runs to its end, one attack for all', async () => {
  const app = await sharedPage();
  for (const {name} of SCENARIO_LIBRARY) {
    if (name.includes('attack-') && !HANDLED.includes(name)) continue;
    await chooseScenario(app.page, name);
    expect(await runToEnd(app.page), name).toBeGreaterThan(150);
  }
  expect(app.foreignRequests()).toEqual([]);
  expect(app.pageErrors).toEqual([]);
});

test('a step to the next hand-off changes the owner, and Shift steps to the one before', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=2000');
  await page.getByRole('button', {name: 'Step to the next hand-off'}).click();
  const first = await standsStill(page);
  await page.keyboard.press('h');
  const second = await standsStill(page);
  expect(second).toBeGreaterThan(first);
  await page.keyboard.press('Shift+H');
  expect(await standsStill(page)).toBe(first);
  expect(await page.getByRole('region', {name: /^Event/}).innerText()).toMatch(/hand-off|VMM|goes on|access|reset/i);
});

test('100 events back and forward again lead to the identical view and digest', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=4000');
  await page.keyboard.press('e');
  await standsStill(page);
  const view = await shownRun(page);
  const digest = await shownDigest(page);
  const at = await shownEvent(page);
  await pressTimes(page, 'Shift+E', 100);
  expect(await standsStill(page)).toBeLessThan((at ?? 0) - 90);
  await pressTimes(page, 'e', 100);
  await standsStill(page);
  expect(await shownEvent(page)).toBe(at);
  expect(await shownRun(page)).toBe(view);
  expect(await shownDigest(page)).toBe(digest);
});

test('a typed number leads to that event, behind and ahead, in the middle of a hand-off too', async () => {
  const {page} = await openLabPage('?scenario=two-guests');
  for (const event of [6000, 1234, 220]) expect(await goTo(page, event)).toBe(event);
});

test('the digest in the browser is the command line’s', async () => {
  const printed: unknown = JSON.parse(
    execFileSync(process.execPath, ['tools/vpio.mjs', 'run', 'two-guests', '--json'], {encoding: 'utf8'}),
  );
  const app = await openLabPage('?scenario=two-guests');
  await runToEnd(app.page);
  expect(printed).toMatchObject({digest: await shownDigest(app.page)});
});

test('the denial is one key away, has one number everywhere, and the panels say why', async () => {
  const app = await openLabPage('?scenario=rogue');
  const {page} = app;
  await page.keyboard.press('n');
  const number = await standsStill(page);
  const shown = thousands(number);
  await page.getByRole('region', {name: `Event ${shown}`}).waitFor();
  await page.locator('.log-row[aria-current="true"]', {hasText: shown}).getByText('DENIED').first().waitFor();
  await expect.poll(() => page.title()).toContain(`event ${shown}`);
  await expect.poll(() => new URL(page.url()).searchParams.get('event')).toBe(String(number));
  const event = await page.getByRole('region', {name: /^Event/}).innerText();
  expect(event).toMatch(/OUT CR ← 0x0A/);
  expect(event).toMatch(/Denied/);
  expect(event).toMatch(/remote DMA would leave the guest’s window/);
  expect(event).toMatch(/RSAR1 ← 0x/);

  await page.getByRole('link', {name: 'Card memory'}).click();
  const proof = page.getByRole('region', {name: `Why was ${shown} denied?`});
  await proof.waitFor();
  await standsStill(page);
  const verdicts = page.getByRole('region', {name: 'Verdicts', exact: true});
  await verdicts.getByRole('row', {name: shown}).getByText('DENIED').waitFor();
  await page.getByText(`C, DENIED at ${shown}`).first().waitFor();
  const words = await proof.innerText();
  for (const step of ['Command', 'Address', 'Length', 'Range', 'Window', 'Rule']) expect(words).toContain(step);
  expect(words).toMatch(/DENIED\. All \d+ bytes lie in guest [A-C]’s/);
  expect(words).toContain('CR never reached the card');
  expect(app.foreignRequests()).toEqual([]);
});

test('at full speed the page stays live: the counter moves on, panels and dialogs open meanwhile', async () => {
  const {page} = await openLabPage();
  await openLongRun(page, 50_000, 600_000_000);
  await fullSpeed(page);
  await page.keyboard.press('F8');
  for (const tab of ['Costs', 'Registers', 'Event'] as const) {
    const before = (await shownEvent(page)) ?? 0;
    await page.getByRole('tab', {name: tab}).click();
    await page
      .getByRole('region', {name: new RegExp(`^${tab}`)})
      .first()
      .waitFor();
    await standsBeyond(page, before);
  }
  await page.keyboard.press('?');
  await page.getByRole('dialog', {name: 'Keys'}).waitFor();
  await page.keyboard.press('Escape');
  await pauseUnlessOver(page);
});

test('a run at full speed can be paused', async () => {
  const {page} = await openLabPage('?scenario=transmit');
  const opened = await openLongRun(page, 50_000, 600_000_000);
  await fullSpeed(page);
  await page.keyboard.press('F8');
  await standsBeyond(page, opened);
  await page.keyboard.press('F8');
  const at = await standsStill(page);
  // Where the machine itself went on meanwhile, its next event would be another.
  await page.keyboard.press('e');
  expect(await standsStill(page)).toBe(at + 1);
});

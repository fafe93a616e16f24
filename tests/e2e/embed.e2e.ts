// Embedded pages: a page of another origin frames one and drives it by messages; it can neither frame the lab itself nor reach
// what that keeps. A poster until it is started, an outcome that is hidden until it is revealed.
import type {Page} from 'playwright-core';
import {afterAll, expect, inject, onTestFinished, test} from 'vitest';
import {axeFaultsInThemes} from './axe.ts';
import {leaveBrowser, openApp} from './browser.ts';
import {serveHost} from './host-page.ts';

afterAll(leaveBrowser);

const RUN = 'v=2&scenario=two-guests&seed=7&profile=qemu&event=120';

interface News {
  readonly event: string;
  readonly at?: number;
  readonly running?: boolean;
  readonly reason?: string;
  readonly origin: string;
  readonly hidden?: boolean;
}

/** What the frames told the page around them. */
const news = (page: Page): Promise<News[]> => page.evaluate('window.news');

/** Waits for news that pass. */
async function told(page: Page, test: (one: News) => boolean): Promise<News> {
  await expect.poll(async () => (await news(page)).some(test), {timeout: 60_000}).toBe(true);
  const found = (await news(page)).find(test);
  if (found === undefined) throw new Error('news do not go away');
  return found;
}

/** Says something to a frame; the news so far are forgotten. */
async function say(page: Page, message: unknown, frame = 'lab'): Promise<void> {
  await page.evaluate(`window.news = []; window.say(${JSON.stringify(frame)}, ${JSON.stringify(message)})`);
}

async function addFrame(page: Page, id: string, url: string): Promise<void> {
  await page.evaluate(`window.frameOf(${JSON.stringify(id)}, ${JSON.stringify(url)})`);
}

test('a page of another origin frames an embedded page and drives it by messages', async () => {
  const ours = inject('appUrl');
  const {page, requests, pageErrors, close} = await openApp('isolated', {origin: await serveHost()});
  onTestFinished(close);
  await addFrame(page, 'lab', `${ours}?embed&${RUN}&hide=verdict&theme=dark`);
  const lab = page.frameLocator('#lab');
  const start = lab.getByRole('button', {name: 'Click to start'});
  await start.waitFor();
  expect(page.frames().some((frame) => frame.url().startsWith(`${ours}embed.html?embed&${RUN}`))).toBe(true);
  expect(requests.filter((url) => /\/worker-/.test(url))).toEqual([]);
  await start.click();
  const ready = await told(page, ({event}) => event === 'ready');
  expect(ready).toMatchObject({type: 'vpio', scenario: 'two-guests', seed: 7, profile: 'qemu', hidden: true});
  expect(`${ready.origin}/`).toBe(ours);

  // Hidden: the run stands before the instant, and nothing but Reveal goes there.
  const before = await told(page, ({event}) => event === 'at');
  expect(before.at).toBeLessThan(120);
  await say(page, {type: 'vpio', act: 'goto', event: 120});
  expect(await told(page, ({event}) => event === 'refused')).toMatchObject({
    reason: 'the outcome is hidden: reveal it first',
  });
  expect(await lab.getByRole('button', {name: 'Next'}).isDisabled()).toBe(true);
  await lab.getByText('What happens next?').waitFor();
  await say(page, {type: 'vpio', act: 'reveal'});
  await told(page, ({event, at}) => event === 'revealed' && at === 120);
  await told(page, ({event, at}) => event === 'at' && at === 120);

  await say(page, {type: 'vpio', act: 'step', to: 'access', back: true});
  expect((await told(page, ({event}) => event === 'at')).at).toBeLessThan(120);
  await say(page, {type: 'vpio', act: 'play'});
  await told(page, ({event, running}) => event === 'at' && running === true);
  await say(page, {type: 'vpio', act: 'pause'});
  await told(page, ({event, running}) => event === 'at' && running === false);
  for (const [message, reason] of [
    [{type: 'vpio', act: 'eval', code: '1'}, /^act: "eval", wanted/],
    [{type: 'vpio', act: 'goto', event: 1.5}, /^event: 1.5, wanted/],
    [{type: 'vpio', act: 'play', speed: 9}, /^speed: there is no such field$/],
  ] as const) {
    await say(page, message);
    expect((await told(page, ({event}) => event === 'refused')).reason).toMatch(reason);
  }

  // Only the window that frames it is heard: not a neighbour in the same page.
  await page.evaluate(() => {
    const neighbour = document.createElement('iframe');
    neighbour.srcdoc =
      "<script>parent.document.getElementById('lab').contentWindow.postMessage({type: 'vpio', act: 'goto', event: 5}, '*')</script>";
    return new Promise((loaded) => {
      neighbour.onload = loaded;
      document.body.append(neighbour);
    });
  });
  await say(page, {type: 'vpio', act: 'goto', event: 90});
  await told(page, ({event, at}) => event === 'at' && at === 90);
  expect((await news(page)).some(({at}) => at === 5)).toBe(false);
  expect(pageErrors).toEqual([]);
});

test('it cannot frame the lab itself, nor reach what the lab keeps', async () => {
  const ours = inject('appUrl');
  const {page, consoleErrors, close} = await openApp('', {origin: await serveHost()});
  onTestFinished(close);
  await addFrame(page, 'lab', `${ours}embed.html?${RUN}&panels=model`);
  await page.frameLocator('#lab').getByRole('button', {name: 'Click to start'}).waitFor();
  // The page around may start it, too.
  await say(page, {type: 'vpio', act: 'goto', event: 60});
  await told(page, ({event, at}) => event === 'at' && at === 60);
  const reached = await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('#lab');
    try {
      return String(frame?.contentWindow?.localStorage.length);
    } catch (error) {
      return error instanceof DOMException ? error.name : String(error);
    }
  });
  expect(reached).toBe('SecurityError');
  for (const path of ['', 'index.html?scenario=ping', 'inspector.html']) {
    await addFrame(page, `lab ${path}`, ours + path);
    expect(page.frames().some((frame) => frame.url() === ours + path)).toBe(false);
  }
  expect(consoleErrors.filter((text) => text.includes("frame-ancestors 'self'"))).toHaveLength(3);
});

test('poster, hidden and revealed can be worked by keyboard and are without fault; nothing is kept; an address that is wrong says why', async () => {
  const {page, pageErrors, consoleErrors, close} = await openApp(`embed.html?${RUN}&hide=verdict`, {
    viewport: {width: 960, height: 600},
  });
  onTestFinished(close);
  const faults = (): Promise<string[]> => axeFaultsInThemes(page);
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const reveal = page.getByRole('button', {name: 'Reveal'});
  await reveal.waitFor({timeout: 60_000});
  expect(await faults()).toEqual([]);
  await reveal.focus();
  await page.keyboard.press('Enter');
  await page.getByText('event 120', {exact: true}).waitFor();
  expect(await faults()).toEqual([]);
  expect(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0]);
  const open = await page.getByRole('link', {name: 'Open in VPIO Lab'}).getAttribute('href');
  expect(open).toBe(`./?${RUN}`);
  expect([pageErrors, consoleErrors]).toEqual([[], []]);
  for (const [query, words] of [
    ['?panels=memory', 'embed: panels: "memory" is not one of machine, model, event, timeline, log'],
    ['?panels=log,log', 'embed: panels: "log,log", wanted one panel or two'],
    ['?hide=verdict&panels=log', 'embed: hide: log shows what lies ahead'],
  ] as const) {
    await page.goto(`${inject('appUrl')}embed.html${query}`);
    await page.getByRole('alert').getByText(words).waitFor();
  }
});

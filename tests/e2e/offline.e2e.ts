// The folder that `npm run site` writes, at a sub-path: it can be installed, it works with the server gone, a newer version
// is offered and taken when a person says so; and it works from a host that sends no headers, and by its own start file.
import {spawn} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {extname, join, relative} from 'node:path';
import {type BrowserContext, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, onTestFinished, test} from 'vitest';
import {QUIET_FLAGS} from '../../tools/browser.mjs';
import {serve} from '../../tools/serve.mjs';
import {writeSite} from '../../tools/site.mjs';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {chooseScenario, openLabPage, standsStill} from './lab-page.ts';
import {WATCH_WORKERS} from './worker-watch.ts';

const PATH = 'some/sub/path/';
const folder = mkdtempSync(join(tmpdir(), 'vpio-host-'));
const site = join(folder, PATH);
/** A profile on the disk: a browser installs nothing from a private window. */
const profile = mkdtempSync(join(tmpdir(), 'vpio-profile-'));

let context: BrowserContext;
/** The page of the first visit; it stays open. */
let page: Page;
let server: Awaited<ReturnType<typeof serve>>;
let url = '';

beforeAll(async () => {
  writeSite('dist', site);
  server = await serve({root: folder, port: 0});
  url = server.url + PATH;
  context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('browserPath'),
    headless: true,
    args: QUIET_FLAGS,
    viewport: {width: 1366, height: 768},
  });
  await context.addInitScript(WATCH_WORKERS);
  page = await open('?scenario=transmit');
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
});

afterAll(async () => {
  await context.close();
  await server.close();
  await leaveBrowser();
  for (const one of [folder, profile]) rmSync(one, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

/** A page of the site in which a run stands still. */
async function open(path: string): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(url + path);
  await standsStill(opened);
  return opened;
}

/** What a visitor can ask for: all but the service worker and what starts a server. */
function filesOf(root: string): string[] {
  return readdirSync(root, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !/^(sw[.]js|start[.]mjs|README[.]txt|server\/.*)$|[.]md$/.test(file))
    .sort();
}

/** The files that the browser keeps for the page. */
function keptFiles(): Promise<string[]> {
  return page.evaluate(async (base) => {
    const names = (await caches.keys()).filter((name) => name.endsWith(base));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests
      .flat()
      .map((request) => request.url.slice(base.length).replace(/[?].*$/, ''))
      .sort();
  }, url);
}

/** The page's words about itself, which tell one version from another. */
const description = (): Promise<string | null> => page.getAttribute('meta[name=description]', 'content');

test('after the first visit the browser keeps every file of the folder, and finds nothing that speaks against installing it', async () => {
  expect(await keptFiles()).toEqual(filesOf(site));
  const session = await context.newCDPSession(page);
  const {errors, data} = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '').name).toBe('VPIO Lab');
  expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
});

/** Goes to the next question of predict mode, answers it, and is told what happened. */
async function predicts(): Promise<void> {
  await page.getByRole('button', {name: 'To the next question'}).click();
  await page.locator('label.choice').first().click();
  await page.getByRole('button', {name: /^Lock in/}).click();
  await page.getByRole('region', {name: 'Outcome'}).waitFor();
}

/** Opens an assignment, answers a question and tries policies; gives what is saved. */
async function doesHomework(): Promise<unknown> {
  await page.locator('input[type="file"]').first().setInputFiles('docs/teaching/keep-them-apart.assignment.json');
  await page.getByRole('textbox', {name: /^Your name/}).fill('Grace Hopper');
  await page.getByRole('button', {name: 'Begin'}).click();
  const tasks = page.getByRole('navigation', {name: 'Tasks'});
  await tasks.getByRole('button', {name: /Choose policies/}).click();
  await page.getByRole('radio', {name: /^its end/}).check();
  await page.getByRole('button', {name: 'Try these'}).click();
  await page.getByText('= kept').nth(3).waitFor();
  await tasks.getByRole('button', {name: /Explain a denial/}).click();
  await page.getByRole('checkbox', {name: /access to CR/}).check();
  await page.getByText('2 of 4 answered.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Save submission'}).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8'));
}

test('with the server gone predict mode, a recording and the editor open in the page that is there; opened anew, every screen, homework up to its file, the inspector and every lesson', async () => {
  await server.close();
  onTestFinished(async () => {
    server = await serve({root: folder, port: Number(new URL(url).port)});
    expect(server.url + PATH).toBe(url);
  });
  await expect(fetch(url)).rejects.toThrow();
  await page.keyboard.press('a');
  await predicts();
  await page.evaluate(`location.hash = '#lab'`);
  await chooseScenario(page, 'linux-ne-isa');
  await page.keyboard.press('s');
  const text = page.getByRole('textbox', {name: 'Scenario, JSON'});
  await text.filter({hasText: '"name": "linux-ne-isa"'}).waitFor();

  await page.goto(`${url}?scenario=transmit&event=60#predict`);
  await predicts();
  await page.goto(`${url}?scenario=rogue&event=2100#dma`);
  await standsStill(page);
  expect(await page.evaluate('crossOriginIsolated')).toBe(true);
  for (const [hash, name] of [
    ['#dma', 'Card memory'],
    ['#frames', 'Frames'],
    ['#compare', 'Compare'],
    ['#hooks', 'Hooks'],
    ['#explore', 'Explore'],
    ['#lab', 'Lab'],
  ] as const) {
    await page.evaluate(`location.hash = '${hash}'`);
    await page.locator('nav [aria-current=page]').filter({hasText: name}).waitFor();
    await page.getByRole('main').getByRole('heading').first().waitFor();
  }
  const inspector = page.getByRole('button', {name: /^Inspector/});
  await inspector.click();
  await page.frameLocator('iframe[title=Inspector]').getByRole('main').waitFor();
  await inspector.click();
  expect(await doesHomework()).toMatchObject({
    student: 'Grace Hopper',
    answers: [
      {task: 'policies', answer: {denial: 'stop'}},
      {task: 'why', answer: ['access']},
    ],
  });
  await page.evaluate(`location.hash = '#present'`);
  await page.getByRole('region', {name: 'Presenter'}).waitFor();
  await page.goto(url);
  const lessons = page.getByRole('main').getByRole('list').filter({hasText: 'A DMA denied'}).getByRole('link');
  await lessons.first().waitFor();
  const hrefs = await lessons.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const href of hrefs) {
    await page.goto(new URL(href ?? '', url).href);
    await page.locator('section[aria-label=Stage][aria-busy=false]').waitFor();
    await page.getByRole('region', {name: 'Lesson'}).getByRole('heading', {level: 2}).waitFor();
  }
  expect(await page.getByText('cannot be fetched').count()).toBe(0);
});

/** Puts another version on the server, which describes itself so. */
async function publish(words: string): Promise<void> {
  const html = readFileSync(join(site, 'index.html'), 'utf8');
  const worker = readFileSync(join(site, 'sw.js'), 'utf8');
  writeFileSync(join(site, 'index.html'), html.replace((await description()) ?? '', words));
  writeFileSync(join(site, 'sw.js'), worker.replace(/(url:"index[.]html",revision:)"[^"]+"/, `$1"${words}"`));
}

/** Waits until the page is the version that describes itself so; the browser gives an old worker half a minute to end its work. */
async function comes(words: string): Promise<void> {
  await expect.poll(description, {timeout: 60_000}).toBe(words);
  await standsStill(page);
}

test('a newer version is offered when the server has one, not before a class, and comes when it is taken; a window is told that another one took it', async () => {
  const before = await description();
  const notice = page.getByRole('status', {name: 'Version of the page'});
  const offer = notice.getByText('A new version is here. Reload when it suits you.');
  await publish('A newer version.');
  await page.goto(`${url}?scenario=transmit`);
  await offer.waitFor({timeout: 90_000});
  await standsStill(page);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('t');
  await page.getByRole('region', {name: 'Presenter'}).waitFor();
  expect(await notice.isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await notice.getByRole('button', {name: 'Later'}).click();
  await offer.waitFor({state: 'detached'});
  expect(await description()).toBe(before);

  // What the button of another window says to the worker that waits.
  await page.evaluate(`navigator.serviceWorker.getRegistration().then(({waiting}) =>
    waiting.postMessage({type: 'SKIP_WAITING'}))`);
  await notice.getByText('Another window took a new version').waitFor({timeout: 60_000});
  expect(await description()).toBe(before);
  // A click waits for the page that it asks for, which Chromium may hold back while the old worker has something to do: `comes` waits.
  await notice.getByRole('button', {name: 'Reload'}).click({noWaitAfter: true});
  await comes('A newer version.');

  await publish('The newest version.');
  await page.reload();
  await offer.waitFor({timeout: 90_000});
  await standsStill(page);
  await notice.getByRole('button', {name: 'Reload'}).click({noWaitAfter: true});
  await comes('The newest version.');
  expect(await page.evaluate('navigator.serviceWorker.getRegistration().then(({waiting}) => waiting)')).toBeNull();
});

test('a host that sends no headers but type and encoding gives the whole page from a sub-path, a recording included', async () => {
  const types: Readonly<Record<string, string>> = {'.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css'};
  const missing: string[] = [];
  const plain = createServer((request, response) => {
    const path = decodeURI((request.url ?? '').replace(/[?].*$/, '')).replace(/\/$/, '/index.html');
    try {
      const body = readFileSync(join(folder, path));
      response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
      // Some hosts do, and then the browser unpacks it.
      if (extname(path) === '.gz') response.setHeader('Content-Encoding', 'gzip');
      response.end(body);
    } catch {
      missing.push(path);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
  onTestFinished(() => void plain.close());
  const address = plain.address();
  const port = typeof address === 'object' ? address?.port : null;
  const origin = `http://localhost:${port}/${PATH}`;
  const {page: bare, foreignRequests, consoleErrors} = await openLabPage('?scenario=linux-ne-isa', {origin});
  expect(await bare.evaluate('crossOriginIsolated')).toBe(false);
  await bare.keyboard.press('.');
  expect(await standsStill(bare)).toBeGreaterThanOrEqual(0);
  expect(missing).toEqual([]);
  expect(foreignRequests()).toEqual([]);
  expect(consoleErrors).toEqual([]);
});

test('`node start.mjs` in the folder serves it, with the headers of `npm start`', async () => {
  const started = spawn(process.execPath, ['start.mjs'], {cwd: site, env: {...process.env, PORT: '0'}});
  onTestFinished(() => void started.kill());
  const said = await new Promise<string>((done) => started.stdout.once('data', (chunk) => done(String(chunk))));
  const at = said.match(/http:\S+/)?.[0] ?? '';
  const start = await fetch(at);
  expect(await start.text()).toContain('<title>VPIO Lab</title>');
  expect(start.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect((await fetch(`${at}traces/linux-ne-isa.jsonl.gz`)).status).toBe(200);
});

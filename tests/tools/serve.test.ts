// The server of the built page gives out files of one folder, with strict headers, and nothing else.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {serve} from '../../tools/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vpio-serve-'));
let served: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'dist', 'traces'), {recursive: true});
  mkdirSync(join(folder, 'dist-private'));
  writeFileSync(join(folder, 'dist', 'index.html'), '<title>lab</title>');
  writeFileSync(join(folder, 'dist', 'embed.html'), '<title>embedded</title>');
  writeFileSync(join(folder, 'dist', 'traces', 'run.jsonl.gz'), 'gzip');
  writeFileSync(join(folder, 'dist', 'a.wasm'), 'wasm');
  writeFileSync(join(folder, 'dist', 'manifest.webmanifest'), '{}');
  writeFileSync(join(folder, 'dist', 'sw.js'), 'worker');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'dist-private', 'secret.txt'), 'secret');
  served = await serve({root: join(folder, 'dist'), port: 0});
});

afterAll(async () => {
  await served.close();
  rmSync(folder, {recursive: true, force: true});
});

/** Asks for a path exactly as written: `fetch` would tidy `..` away. */
function ask(path: string, method = 'GET'): Promise<{status: number; body: string}> {
  return new Promise((done, failed) => {
    const {hostname, port} = new URL(served.url);
    request({hostname, port, path, method}, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => done({status: response.statusCode ?? 0, body}));
    })
      .on('error', failed)
      .end();
  });
}

test('one page may be framed by any origin, and ?embed leads to it; all others by none', async () => {
  const policyOf = (response: Response): string => response.headers.get('content-security-policy') ?? '';
  const lab = await fetch(`${served.url}index.html?scenario=ping`);
  expect(policyOf(lab)).toContain("frame-ancestors 'self'");
  expect(lab.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  const embedded = await fetch(`${served.url}?embed&scenario=ping`);
  expect(embedded.url).toBe(`${served.url}embed.html?embed&scenario=ping`);
  expect(policyOf(embedded)).toContain('frame-ancestors *');
  expect(policyOf(embedded)).toContain("default-src 'self'");
  expect(embedded.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(embedded.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(embedded.headers.get('cross-origin-opener-policy')).toBeNull();
});

describe('a file', () => {
  test('comes with a strict policy and isolated from other origins', async () => {
    const response = await fetch(served.url);
    expect(await response.text()).toBe('<title>lab</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  test.each([
    ['traces/run.jsonl.gz', 'application/gzip'],
    ['a.wasm', 'application/wasm'],
    ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
  ])('%s is %s, as it lies on the disk', async (path, type) => {
    const response = await fetch(served.url + path);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  test('that has no hash in its name is asked for again each time: the service worker for one', async () => {
    const response = await fetch(`${served.url}sw.js`);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test('may be asked for with a query', async () => {
    expect((await ask('/index.html?scenario=rogue')).status).toBe(200);
  });
});

describe('nothing outside the folder is given out', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/traces/../../secret.txt',
    '/../dist-private/secret.txt',
    '//etc/passwd',
    '/traces',
    '/gone.html',
    '/%00',
    '/%zz',
  ])('%s', async (path) => {
    const {status, body} = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  test('and nothing can be sent', async () => {
    expect((await ask('/', 'POST')).status).toBe(405);
  });
});

test('a taken port gives way to the next free one', async () => {
  const taken = createServer();
  const port = await new Promise<number>((done) => {
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const other = await serve({root: join(folder, 'dist'), port});
  expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
  await other.close();
  await new Promise((done) => taken.close(done));
});

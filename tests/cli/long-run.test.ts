// `vpio run` as a process of its own: what a long run takes of memory, and what is left of one that is interrupted.
import {spawn} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import type {Scenario} from '../../src/scenarios/scenario.ts';
import {scenarioOf} from '../sim/lab/runs.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-long-'));
afterAll(() => rmSync(FOLDER, {recursive: true, force: true}));

/** Says at its end, on standard error, how much memory the process held at most, in KiB. Linux hands the `maxRSS` of
 * whoever starts a process on to it, here that of a worker with a whole suite in its memory: asked for is the mark of its
 * own address space, where there is one. */
const TELLS_MEMORY = `data:text/javascript,${encodeURIComponent(`
  import {existsSync, readFileSync} from 'node:fs';
  const status = '/proc/self/status';
  const own = () => /^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync(status, 'utf8'))[1];
  const peakKiB = () => (existsSync(status) ? own() : process.resourceUsage().maxRSS);
  process.on('exit', () => console.error('peak ' + peakKiB()));
`)}`;

/** So many pings at 1 µs: about 168 records each. */
function pings(count: number): string {
  const {guests, ...rest} = scenarioOf('two-guests');
  const [first] = guests;
  const guest = {
    ...first,
    workload: {kind: 'ping', to: '10.0.0.1', count, intervalUs: 1, payloadBytes: 56, startUs: 0},
  };
  const scenario = {...rest, name: 'pings', guests: [guest], limitUs: 600_000_000} as Scenario;
  const path = join(FOLDER, `pings-${count}.json`);
  writeFileSync(path, JSON.stringify(scenario));
  return path;
}

function started(...args: string[]) {
  return spawn(process.execPath, ['--import', TELLS_MEMORY, 'tools/vpio.mjs', 'run', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

const sizeOf = (path: string): number => statSync(path, {throwIfNoEntry: false})?.size ?? 0;

async function finished(child: ReturnType<typeof started>) {
  const said = {out: '', err: ''};
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const ended = await new Promise<{status: number | null; signal: string | null}>((done) =>
    child.on('close', (status, signal) => done({status, signal})),
  );
  return {...said, ...ended};
}

test('a run of five million records stays below 300 MiB', async () => {
  const long = await finished(started(pings(30_000), '--json', '--pcap', join(FOLDER, 'long.pcap')));
  expect(long.status).toBe(0);
  expect(JSON.parse(long.out).events).toBeGreaterThan(5_000_000);
  const peakKiB = Number(/^peak (\d+)$/m.exec(long.err)?.[1]);
  expect(peakKiB).toBeGreaterThan(1000);
  expect(peakKiB).toBeLessThan(300 * 1024);
});

test('no line of progress is drawn where standard error is no terminal', async () => {
  const {err} = await finished(started(pings(2000), '--json'));
  expect(err.trim()).toMatch(/^peak \d+$/);
});

test.each([
  'SIGINT',
  'SIGTERM',
] as const)('a run that %s interrupts leaves no file, and ends by that signal', async (signal) => {
  const path = join(FOLDER, 'cut.jsonl');
  const capture = join(FOLDER, 'cut.pcap');
  const child = started(pings(100_000), '--json', '--trace', path, '--pcap', capture);
  const end = finished(child);
  // Frames are in the capture: the run is under way.
  await expect.poll(() => sizeOf(`${capture}.part`), {timeout: 50_000}).toBeGreaterThan(1000);
  expect(existsSync(`${path}.part`)).toBe(true);
  child.kill(signal);
  expect(await end).toMatchObject({signal, out: ''});
  expect(readdirSync(FOLDER).filter((name) => name.startsWith('cut.'))).toEqual([]);
});

test('a folder that is not there is said before the run', async () => {
  const {status, err} = await finished(started(pings(100_000), '--trace', join(FOLDER, 'nowhere', 'out.jsonl')));
  expect(status).toBe(2);
  expect(err.split('\n')[0]).toMatch(/nowhere.out\.jsonl: ENOENT: no such file or directory$/);
});

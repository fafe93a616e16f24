// Every command takes text alike: gzipped or plain, with a byte order mark, CRLF and blank last lines or without, zero-padded.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync, gzipSync} from 'node:zlib';
import {afterAll, describe, expect, test} from 'vitest';
import {checkConformance} from '../../src/cli/commands/conformance.ts';
import {replayOutcome} from '../../src/cli/commands/replay.ts';
import {findScenario} from '../../src/cli/scenario-argument.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-text-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

const RECORDING = gunzipSync(readFileSync('tests/cases/08-zero-padded.jsonl.gz')).toString('utf8');
const VECTORS = gunzipSync(readFileSync('tests/vectors/d02-prom-byte.jsonl.gz')).toString('utf8');
const SCENARIO = readFileSync('src/scenarios/library/transmit.json', 'utf8');

const WAYS: readonly (readonly [name: string, file: (text: string) => Uint8Array])[] = [
  ['as it is', (text) => Buffer.from(text)],
  ['with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['with CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['with blank last lines', (text) => Buffer.from(`${text}\n \n\r\n`)],
  ['without an end to its last line', (text) => Buffer.from(text.trimEnd())],
  ['gzipped', (text) => gzipSync(text)],
  ['gzipped with a byte order mark and CRLF', (text) => gzipSync(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
  ['gzipped and padded with zeros', (text) => Buffer.concat([gzipSync(text), Buffer.alloc(700)])],
  ['in two gzip members', (text) => Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99))])],
];

const READERS: readonly (readonly [name: string, text: string, reads: (path: string) => unknown])[] = [
  ['a recording', RECORDING, (path) => replayOutcome([path, '--json']).stdout],
  ['vectors', VECTORS, (path) => steps(path)],
  ['a scenario', SCENARIO, (path) => findScenario(path)],
];

function steps(path: string): number | string {
  const checked = checkConformance([path], 'qemu');
  return checked.ok ? checked.value.report.steps : checked.fault.message;
}

describe.each(READERS)('%s', (_, text, reads) => {
  const path = join(FOLDER, 'file');
  writeFileSync(path, text);
  const plain = reads(path);

  test.each(WAYS)('%s says the same', (__, file) => {
    writeFileSync(path, file(text));
    expect(reads(path)).toEqual(plain);
  });

  test.each([
    ['trailing bytes that are no zeros', Buffer.concat([gzipSync(text), Buffer.from('tail')]), /4 bytes follow/],
    ['half a gzip file', gzipSync(text).subarray(0, 90), /truncated/],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), /UTF-16/],
  ])('%s is refused by name', (__, bytes, words) => {
    refusedByEach(path, bytes, words);
  });
});

/** By one of the readers, which unpack alike: it takes seconds. */
test('more than fits is refused by name', () => {
  const tenth = gzipSync(Buffer.alloc(30_000_000, ' '));
  const path = join(FOLDER, 'large');
  writeFileSync(path, Buffer.concat(Array(10).fill(tenth)));
  expect(replayOutcome([path]).stderr).toMatch(/unpacks to more than the limit/);
});

function refusedByEach(path: string, bytes: Uint8Array, {source}: RegExp): void {
  writeFileSync(path, bytes);
  for (const words of [replayOutcome([path]).stderr, steps(path), JSON.stringify(findScenario(path))])
    expect(words).toMatch(new RegExp(source));
}

test('the zero-padded recording and the one with a byte order mark are met access by access', () => {
  for (const file of ['tests/cases/08-zero-padded.jsonl.gz', 'tests/cases/09-bom.jsonl']) {
    const {status, stdout} = replayOutcome([file, '--json']);
    expect([status, JSON.parse(stdout).accesses, JSON.parse(stdout).readMismatches]).toEqual([0, 3, 0]);
  }
});

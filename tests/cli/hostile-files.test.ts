// Some hundred hostile files for each reader of the command line: one clear line on standard error, and status 2.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {compareOutcome} from '../../src/cli/commands/compare.ts';
import {conformanceOutcome} from '../../src/cli/commands/conformance.ts';
import {hooksOutcome} from '../../src/cli/commands/hooks.ts';
import {replayOutcome} from '../../src/cli/commands/replay.ts';
import {runOutcome} from '../../src/cli/commands/run.ts';
import type {Outcome} from '../../src/cli/outcome.ts';
import {type HostileFile, hostileJson, hostileLines} from '../hostile-files.ts';
import {TRACE_HEADER, TRACE_LINES, VECTORS_HEADER, VECTORS_LINES} from '../hostile-lines.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-hostile-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

const SCENARIO: object = JSON.parse(readFileSync('src/scenarios/library/two-guests.json', 'utf8'));
const SCENARIOS = hostileJson(SCENARIO, () => true);
const TRACES = hostileLines(TRACE_HEADER, '[0,"w",0,1,33]', TRACE_LINES);
const VECTORS = hostileLines(VECTORS_HEADER, '["w",0,1,33]', VECTORS_LINES);

const READERS: readonly (readonly [string, string, readonly HostileFile[], (path: string) => Outcome])[] = [
  ['run', 'scenario.json', SCENARIOS, (path) => runOutcome([path])],
  ['run --technique emulated', 'scenario.json', SCENARIOS, (path) => runOutcome([path, '--technique', 'emulated'])],
  ['compare', 'scenario.json', SCENARIOS, (path) => compareOutcome([path])],
  ['hooks', 'scenario.json', SCENARIOS, (path) => hooksOutcome([path])],
  ['replay', 'trace.jsonl', TRACES, (path) => replayOutcome([path])],
  ['hooks of a recording', 'trace.jsonl', TRACES, (path) => hooksOutcome([path])],
  ['conformance', 'vectors.jsonl', VECTORS, (path) => conformanceOutcome([path])],
];

describe.each(READERS)('%s', (_, name, files, reads) => {
  test(`refuses each of ${files.length} hostile files with one line that names the file`, () => {
    expect(files.length).toBeGreaterThan(80);
    const path = join(FOLDER, name);
    const wrong: string[] = [];
    for (const file of files) {
      writeFileSync(path, file.bytes);
      const {status, stdout, stderr} = reads(path);
      const isClear = /^[^\p{Cc}]{10,600}\n$/u.test(stderr) && stderr.includes(name);
      if (status !== 2 || stdout !== '' || !isClear)
        wrong.push(`${file.name}: status ${status}, ${stderr.slice(0, 200)}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

test('nothing of it reaches every object', () => {
  expect('polluted' in {}).toBe(false);
});

// Files from outside are told apart by what they hold, not by their names.
import {expect, test} from 'vitest';
import {parseScenario} from '../../../src/scenarios/schema.ts';
import {readDroppedFile} from '../../../src/ui/app/dropped-file.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

test('JSON is a scenario for the worker to judge', () => {
  const read = readDroppedFile('run.json', bytes('{"format":"vpio-scenario"}'));
  expect(read.ok && read.value).toMatchObject({scenario: {format: 'vpio-scenario'}, recording: null});
});

test.each([
  ['a plain recording', 'a.jsonl', bytes('{"format":"vpio-trace","version":1}\n[0,"r",7,1,0]\n')],
  ['a gzipped one', 'a.jsonl.gz', new Uint8Array([0x1f, 0x8b, 8, 0]).buffer],
])('%s becomes one recorded guest alone on the card', (_, name, recording) => {
  const read = readDroppedFile(name, recording);
  expect(read.ok && read.value.recording).toBe(recording);
  expect(read.ok && read.value.scenario).toMatchObject({name: 'a', guests: [{driver: 'recorded', recording: name}]});
});

test.each([
  ['an empty file', new ArrayBuffer(0), 'empty'],
  ['half a JSON', bytes('{"a":'), 'not JSON'],
  ['an image', new Uint8Array([0x89, 0x50, 0xff, 0xfe]).buffer, 'no gzip, and the file holds bytes that are not UTF-8'],
  ['a log', bytes('outb 0x300 0x21\n'), 'no recording; docs/trace-format.md says'],
  ['vectors', bytes('{"format":"ne2k-vectors"}\n[]\n'), 'vpio conformance'],
  ['lists too deep', bytes('['.repeat(5000)), 'line 1, column 65: more than 64'],
])('%s is refused with its name', (_, content, why) => {
  const read = readDroppedFile('x.json', content);
  expect(read.ok ? '' : `${read.fault.place}: ${read.fault.message}`).toMatch(new RegExp(`^x.json: .*${why}`));
});

test.each([
  'a.jsonl.gz',
  '.jsonl',
  'Läufe von gestern (2).jsonl',
  `${'x'.repeat(200)}.jsonl`,
  'trace',
])('the scenario around %s passes the schema', (name) => {
  const read = readDroppedFile(name, new Uint8Array([0x1f, 0x8b, 8, 0]).buffer);
  expect(read.ok && parseScenario(read.value.scenario, 'x')).toMatchObject({ok: true});
});

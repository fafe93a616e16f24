// A scenario from outside: what is read, what is refused, and in which words.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {faultLine} from '../../src/base/result.ts';
import {parseScenario, parseScenarioText, scenarioFaults} from '../../src/scenarios/schema.ts';

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

const LIVE = {
  name: 'linux-1',
  driver: 'linux',
  mac: '52:54:00:00:01:01',
  ip: '10.0.0.11',
  window: {firstPage: '0x40', endPage: '0x60'},
  workload: {kind: 'ping', to: '10.0.0.1', count: 3, intervalUs: 2000, payloadBytes: 56, startUs: 0},
};
const SECOND = {
  ...LIVE,
  name: 'geekos-1',
  driver: 'geekos',
  mac: '52:54:00:00:01:02',
  ip: '10.0.0.12',
  window: {firstPage: 96, endPage: 128},
};
const RECORDED = {name: 'tape', driver: 'recorded', recording: 'tape.jsonl.gz'};
const HOST = {mac: '52:54:00:00:00:01', ip: '10.0.0.1', delayUs: 60, jitterUs: 0};
const WHOLE = {format: 'vpio-scenario', version: 1, name: 'two', hosts: [HOST], guests: [LIVE, SECOND]};

/** A copy of the lawful scenario with one field set (or, with `undefined`, taken away). */
function changed(path: string, value: Json | undefined): unknown {
  const copy: Json = structuredClone(WHOLE);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at: Record<string, Json> = copy;
  for (const key of keys) at = at[key] as Record<string, Json>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function faultOf(json: unknown): string {
  const parsed = parseScenario(json, 'two.json');
  return parsed.ok ? 'no fault' : faultLine(parsed.fault);
}

test('moments are read with their defaults, and a wrong one is named', () => {
  const moments = [{name: 'First denial', filter: 'dma.verdict == deny'}];
  const parsed = parseScenario(changed('moments', moments), 'two.json');
  expect(parsed.ok && parsed.value.moments).toEqual([{...moments[0], which: 'first'}]);
  const faults: readonly [Json, string][] = [
    [[{...moments[0], which: 0}], 'two.json: moments[0].which: 0 is less than 1'],
    [
      [{...moments[0], which: 'second'}],
      'two.json: moments[0].which: "second" is neither first, last nor a whole number',
    ],
    [[{...moments[0], profiles: ['hp']}], 'two.json: moments[0].profiles[0]: "hp" is not one of qemu, datasheet'],
    [[...moments, ...moments], 'two.json: moments[1].name: "First denial" is moments[0]\'s already'],
    [[{name: 'x'.repeat(41), filter: 'irq'}], 'two.json: moments[0].name: the text has 41 characters, at most 40'],
    [{first: 'irq'}, 'two.json: moments: {"first":"irq"} is no list'],
  ];
  for (const [value, fault] of faults) expect(faultOf(changed('moments', value))).toBe(fault);
});

test('a scenario with only what must be there gets the defaults', () => {
  const parsed = parseScenario(WHOLE, 'two.json');
  expect(parsed.ok && parsed.value).toMatchObject({
    title: 'two',
    about: '',
    seed: 1,
    profile: 'datasheet',
    costs: 'hp',
    hooks: {qemu: 'all', datasheet: 'sharing'},
    policies: {parkedFrames: 'kept', isrQuiet: 'masked', denial: 'nothing', packetMemory: 'partition'},
    quantum: 900_000,
    limitUs: 400_000,
  });
});

test('a guest alone is watched by the deck’s hooks unless the scenario says otherwise', () => {
  const alone = parseScenario(changed('guests', [LIVE]), 'one.json');
  expect(alone.ok && alone.value.hooks).toEqual({qemu: 'deck', datasheet: 'deck'});
  const named = parseScenario({...WHOLE, hooks: {qemu: 'registers'}}, 'one.json');
  expect(named.ok && named.value.hooks).toEqual({qemu: 'registers', datasheet: 'sharing'});
});

test('a recording replays on QEMU’s card, at QEMU’s costs', () => {
  const parsed = parseScenario({...WHOLE, hosts: [], guests: [RECORDED]}, 'tape.json');
  expect(parsed.ok && parsed.value).toMatchObject({profile: 'qemu', costs: 'qemu', hooks: {qemu: 'deck'}});
});

test('a recording of a device that QEMU has no card of replays on the one that there is, at its costs', () => {
  const parsed = parseScenario(
    {format: 'vpio-scenario', version: 1, name: 'tape', device: 'copy-engine', guests: [RECORDED]},
    'x',
  );
  expect(parsed.ok && parsed.value).toMatchObject({profile: 'datasheet', costs: 'hp', hooks: {datasheet: 'minimal'}});
});

test.each([
  ['live', {name: 'a', driver: 'copier', window: {firstPage: 0, endPage: 32}, workload: {kind: 'work', rounds: 1}}],
  ['recorded', RECORDED],
])('a profile that the device does not have is told in the editor: a %s guest', (_, guest) => {
  const text = JSON.stringify({
    format: 'vpio-scenario',
    version: 1,
    name: 'x',
    device: 'copy-engine',
    profile: 'qemu',
    guests: [guest],
  });
  expect(scenarioFaults(text)).toEqual([
    {place: 'profile', message: 'the copy engine has no profile qemu; it has datasheet'},
  ]);
});

test.each([
  ['parkedFrames', 'lost', 'the copy engine is on no network: no frame comes for a guest'],
  ['reusable', 'drained', 'the copy engine is on no network: there is no receive ring to drain'],
  ['guestMemory', 'scattered', 'the copy engine masters no bus: no address of its guests becomes one of host memory'],
])('a policy that means nothing to the machine is refused: %s, of a live guest and of a recorded one', (policy, choice, message) => {
  const live = {name: 'a', driver: 'copier', window: {firstPage: 0, endPage: 32}, workload: {kind: 'work', rounds: 1}};
  for (const guest of [live, RECORDED]) {
    const scenario = {format: 'vpio-scenario', version: 1, name: 'x', device: 'copy-engine', guests: [guest]};
    expect(faultOf(scenario)).toBe('no fault');
    expect(faultOf({...scenario, policies: {[policy]: choice}})).toBe(`two.json: policies.${policy}: ${message}`);
  }
});

test('pages are read from hex text and from numbers, addresses in either case', () => {
  const parsed = parseScenario(changed('guests.0.mac', '52:54:00:AB:CD:EF'), 'two.json');
  expect(parsed.ok && parsed.value.guests).toMatchObject([
    {mac: '52:54:00:ab:cd:ef', window: {firstPage: 0x40, endPage: 0x60}},
    {window: {firstPage: 0x60, endPage: 0x80}},
  ]);
});

test('four guests with a single transmit buffer share the card', () => {
  const guests = [0x40, 0x50, 0x60, 0x70].map((firstPage, i) => ({
    ...SECOND,
    name: `geekos-${i}`,
    mac: `52:54:00:00:01:0${i}`,
    ip: `10.0.0.${i + 10}`,
    window: {firstPage, endPage: firstPage + 16},
  }));
  expect(faultOf({...WHOLE, guests})).toBe('no fault');
});

describe('one line names the file, the field and what is wrong', () => {
  const six = Array.from({length: 5}, () => SECOND);
  test.each<readonly [string, Json | undefined, string]>([
    ['format', 'vpio-trace', 'format: "vpio-trace", wanted "vpio-scenario"'],
    ['version', 2, 'version: 2 is newer than this program, which reads versions 0 to 1'],
    ['version', undefined, 'version: nothing, this program reads versions 0 to 1'],
    ['name', undefined, 'name: missing'],
    ['name', '../etc', 'name: "../etc" is no name: 1 to 40 letters, digits, - _ and .'],
    ['title', 'two\nlines', 'title: the text has a control character or a second line'],
    ['colour', 'red', 'colour: unknown field'],
    ['guests.1.speed', 3, 'guests[1].speed: unknown field'],
    ['guests.0.window.size', 3, 'guests[0].window.size: unknown field'],
    ['guests.0.workload.size', 3, 'guests[0].workload.size: unknown field'],
    ['policies', {swap: true}, 'policies.swap: unknown field'],
    ['constructor', 1, 'constructor: unknown field'],
    ['line\nbreak', 1, '"line\\nbreak": unknown field'],
    ['seed', -1, 'seed: -1 is less than 0'],
    ['seed', 1.5, 'seed: 1.5 is no whole number'],
    ['seed', '1', 'seed: "1" is no number'],
    ['profile', 'real', 'profile: "real" is not one of qemu, datasheet'],
    ['costs', 'free', 'costs: "free" is not one of qemu, hp'],
    ['quantum', 1, 'quantum: 1 is less than 10000'],
    ['limitUs', 9_007_199_254_741, 'limitUs: 9007199254741 is more than 9007199254740'],
    ['hooks', {qemu: ''}, 'hooks.qemu: the text is empty'],
    ['hooks', {qemu: 'w:CR,'.repeat(1000)}, 'hooks.qemu: the text has 5000 characters, at most 2000'],
    ['hooks', 'all', 'hooks: "all", wanted an object'],
    [
      'policies',
      {packetMemory: 'swap'},
      'policies.packetMemory: "swap" is not one of partition, swap-used, swap-all, none',
    ],
    ['hosts', null, 'hosts: null is no list'],
    ['hosts', Array.from({length: 9}, () => HOST), 'hosts: 9 hosts, at most 8'],
    ['hosts.0.delayUs', 2e9, 'hosts[0].delayUs: 2000000000 is more than 1000000'],
    ['guests', undefined, 'guests: missing'],
    ['guests', [], 'guests: there is no guest'],
    ['guests', [7], 'guests[0]: 7, wanted an object'],
    ['guests', {}, 'guests: {} is no list'],
    [
      'guests',
      six,
      "guests: 5 guests; the card's 16 KiB hold at most 4, three with a double transmit buffer: a full frame needs 6 pages to transmit and a ring of 7",
    ],
    ['guests.0.driver', undefined, 'guests[0].driver: missing'],
    [
      'guests.0.driver',
      'ne2000',
      'guests[0].driver: "ne2000" is not one of linux, geekos, rogue, linux-cp, pieces, etherboot, copier, recorded',
    ],
    [
      'guests.0.mac',
      '52:54:00:00:01',
      'guests[0].mac: "52:54:00:00:01" is no station address such as 52:54:00:12:34:56',
    ],
    [
      'guests.0.mac',
      '53:54:00:00:01:01',
      "guests[0].mac: 53:54:00:00:01:01 is no single station's address: a group's, or all zeroes",
    ],
    [
      'guests.0.mac',
      '00:00:00:00:00:00',
      "guests[0].mac: 00:00:00:00:00:00 is no single station's address: a group's, or all zeroes",
    ],
    ['guests.0.ip', '10.0.0.256', 'guests[0].ip: "10.0.0.256" is no IPv4 address such as 10.0.0.2'],
    ['guests.0.ip', '10.0.0.02', 'guests[0].ip: "10.0.0.02" is no IPv4 address such as 10.0.0.2'],
    ['guests.0.ip', '224.0.0.1', "guests[0].ip: 224.0.0.1 is no single station's address"],
    ['guests.1.name', 'linux-1', "guests[1].name: linux-1 is guests[0]'s already"],
    ['guests.1.mac', '52:54:00:00:01:01', "guests[1].mac: 52:54:00:00:01:01 is guests[0]'s already"],
    ['hosts.0.ip', '10.0.0.12', "hosts[0].ip: 10.0.0.12 is guests[1]'s already"],
    ['guests.0.window.firstPage', 'forty', 'guests[0].window.firstPage: "forty" is no page: write 64 or "0x40"'],
    ['guests.0.window.firstPage', -64, 'guests[0].window.firstPage: -64 is no page: write 64 or "0x40"'],
    ['guests.0.window.firstPage', undefined, 'guests[0].window.firstPage: missing'],
    ['guests.0.window.firstPage', '0x20', 'guests[0].window.firstPage: 0x20 is below the first page 0x40'],
    ['guests.1.window.endPage', '0x90', 'guests[1].window.endPage: 0x90 is past the last page 0x80'],
    ['guests.1.window.endPage', 0x60, 'guests[1].window.endPage: 0x60 is not after the first page 0x60'],
    ['guests.1.window.firstPage', '0x5c', 'guests[1].window: pages 0x5c to 0x5f belong to guests[0] already'],
    [
      'guests.1.window.firstPage',
      '0x74',
      'guests[1].window: 12 pages are too few for driver geekos, which needs 13: 6 to transmit a full frame and a ring of 7',
    ],
    [
      'guests.0.window.endPage',
      '0x52',
      'guests[0].window: 18 pages are too few for driver linux, which needs 19: a double transmit buffer of 12 and a ring of 7',
    ],
    [
      'guests.0.workload.kind',
      'flood',
      'guests[0].workload.kind: "flood" is not one of ping, send, request, poll, work, listen, attack',
    ],
    ['guests.0.workload.to', 'host', 'guests[0].workload.to: "host" is no IPv4 address such as 10.0.0.2'],
    ['guests.0.workload.count', 0, 'guests[0].workload.count: 0 is less than 1'],
    ['guests.0.workload.payloadBytes', 2 ** 31, 'guests[0].workload.payloadBytes: 2147483648 is more than 1472'],
    [
      'guests.0.workload',
      {kind: 'send', to: '52:54:00:00:00:01', frames: 1, frameBytes: 59},
      'guests[0].workload.frameBytes: 59 is less than 60',
    ],
    [
      'guests.0.workload',
      {kind: 'send', to: '10.0.0.1', frames: 1, frameBytes: 60},
      'guests[0].workload.to: "10.0.0.1" is no station address such as 52:54:00:12:34:56',
    ],
    [
      'guests.0.workload',
      {kind: 'attack', rounds: 3},
      'guests[0].workload.kind: only driver rogue knows attack, and this is linux',
    ],
    [
      'guests.1',
      RECORDED,
      'guests[1]: a recorded guest runs alone, and there are 2 guests: its driver knows no window of pages',
    ],
    [
      'guests',
      [{...RECORDED, registers: 'memory'}],
      'guests[0].registers: the NE2000 has its registers as ports alone',
    ],
    ['guests', [RECORDED], 'hosts: a recorded guest brings its own wire: no host may stand beside it'],
    [
      'guests',
      [{...RECORDED, recording: '../../etc/passwd'}],
      'guests[0].recording: "../../etc/passwd" is no recording\'s file name: NAME.jsonl or NAME.jsonl.gz, without a folder',
    ],
  ])('case %#: %s', (path, value, line) => {
    expect(faultOf(changed(path, value))).toBe(`two.json: ${line}`);
  });
});

describe('text that is no scenario', () => {
  test.each([
    ['', 'two.json: not JSON: Unexpected end of JSON input'],
    ['{"format":', 'two.json: not JSON: Unexpected end of JSON input'],
    ['[]', 'two.json: a scenario is a JSON object'],
    ['null', 'two.json: a scenario is a JSON object'],
    ['{}', 'two.json: format: nothing, wanted "vpio-scenario"'],
  ])('%j', (text, line) => {
    const parsed = parseScenarioText(text, 'two.json');
    expect(parsed.ok ? 'no fault' : faultLine(parsed.fault)).toBe(line);
  });

  test('is not read when it has more than a mebibyte', () => {
    const parsed = parseScenarioText(' '.repeat(1024 * 1024 + 1), 'two.json');
    expect(parsed.ok ? 'no fault' : faultLine(parsed.fault)).toBe(
      'two.json: 1048577 characters, more than the limit of 1048576',
    );
  });

  test('is one line, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.json()), (text) => {
        const parsed = parseScenarioText(text, 'any.json');
        expect(parsed.ok ? '' : faultLine(parsed.fault)).toMatch(/^any\.json: .+$/);
      }),
    );
  });
});

test('no value in any place of a scenario makes the reader throw', () => {
  const places = [
    ...Object.keys(WHOLE),
    'policies',
    'hooks',
    'seed',
    'profile',
    'title',
    'about',
    'costs',
    'quantum',
    'limitUs',
    'guests.0',
    'guests.1',
    'hosts.0',
    ...Object.keys(LIVE).map((key) => `guests.0.${key}`),
    ...Object.keys(LIVE.workload).map((key) => `guests.0.workload.${key}`),
    ...Object.keys(HOST).map((key) => `hosts.0.${key}`),
    'guests.0.window.firstPage',
    'guests.0.window.endPage',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
      const parsed = parseScenario(changed(path, value as Json), 'two.json');
      if (!parsed.ok) expect(faultLine(parsed.fault)).toMatch(/^two\.json: .{1,300}$/);
    }),
    {numRuns: 1000},
  );
});

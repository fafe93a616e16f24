// Each kind of question on a short run, its right answer beside what the records say.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {askedFaults} from '../../../src/classroom/check-lesson.ts';
import type {Course} from '../../../src/classroom/course.ts';
import {STATES} from '../../../src/kits/ne2000/model/names.ts';
import type {Asked, QuestionSpec} from '../../../src/lessons/question.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {ended, recordsOf} from '../../sim/lab/runs.ts';
import {askedOf, courseNamed, refusalOf} from '../courses.ts';

/** All records of a scenario, from a run of its own. */
const ALL = {transmit: recordsOf(ended('transmit')), rogue: recordsOf(ended('rogue'))};

function courseOfRun(name: keyof typeof ALL): Course {
  return courseNamed(name);
}

/** The first record of a kind behind another. */
function after<K extends RecordView['kind']>(records: readonly RecordView[], at: number, kind: K) {
  const found = records.slice(at + 1).find((record) => record.kind === kind);
  return present(found, `a ${kind} comes behind ${at}`) as Extract<RecordView, {kind: K}>;
}

/** Records at which everything is asked: early, in the middle, late. */
const PLACES = [-1, 400, 1500];

/** Kinds that choose among things. */
const CHOSEN: readonly QuestionSpec[] = [
  {kind: 'next-state'},
  {kind: 'verdict'},
  {kind: 'bytes'},
  {kind: 'owner'},
  {kind: 'register', of: 'trigger'},
  {kind: 'register', of: 'address'},
  {kind: 'register', of: 'length'},
];

test.each(CHOSEN)('$kind has choices that differ, and one of them is right', (spec) => {
  const course = courseOfRun('rogue');
  for (const at of PLACES) expect(askedFaults(askedOf(course, spec, at)), `behind ${at}`).toEqual([]);
});

test.each(PLACES)('the next state is the one that the next transition leads to (behind %i)', (at) => {
  const moved = after(ALL.rogue, at, 'transition');
  const asked = askedOf(courseOfRun('rogue'), {kind: 'next-state'}, at);
  expect(asked.right).toBe(STATES[moved.to]);
});

test('allowed is what is followed by no denial', () => {
  const course = courseOfRun('rogue');
  for (const record of ALL.rogue.filter(({kind}) => kind === 'check').slice(0, 20)) {
    const isDenied = ALL.rogue[record.index + 1]?.kind === 'denial';
    expect(askedOf(course, {kind: 'verdict'}, record.index - 1).right).toBe(isDenied ? 'deny' : 'allow');
  }
});

test('the bytes are those of the next check', () => {
  const check = after(ALL.rogue, 700, 'check');
  const asked = askedOf(courseOfRun('rogue'), {kind: 'bytes'}, 700);
  const right = asked.choices.find(({id}) => id === asked.right);
  expect(right?.range).toEqual({address: check.address, length: check.length});
});

test('bytes that no command moves are told as what the device may do there at any time', () => {
  const asked = askedOf(courseNamed('rtl8139-rogue'), {kind: 'bytes'});
  expect(asked.told).toBe('0x42000–0x43FFF, 8\u2009192 bytes: the device may write there at any time.');
});

test('where a guest lies elsewhere than it believes, its own address is among the ranges that it could be', () => {
  const asked = askedOf(courseNamed('rtl8139-transmit'), {kind: 'bytes'});
  const ranges = asked.choices.map(({range}) => range);
  const right = asked.choices.find(({id}) => id === asked.right)?.range;
  expect(right).toMatchObject({address: 0x43000});
  expect(ranges).toContainEqual({address: 0x3000, length: right?.length});
  expect(asked.prompt).toContain('host memory');
});

test('the owner is whom the next hand-off names, and nobody else once there is none', () => {
  const course = courseOfRun('rogue');
  for (const at of PLACES) {
    const handed = after(ALL.rogue, at, 'handoff');
    expect(askedOf(course, {kind: 'owner'}, at).right).toBe('ABC'[handed.guest]);
  }
  expect(askedOf(course, {kind: 'owner'}, ALL.rogue.length - 1).right).toBe('stays');
});

test('the command decides, RSAR says where and RBCR how much; for a frame TPSR and TBCR', () => {
  const course = courseOfRun('transmit');
  const checks = ALL.transmit.filter((record) => record.kind === 'check');
  for (const {index, move} of checks) {
    const right = (of: 'trigger' | 'address' | 'length'): Asked['right'] =>
      askedOf(course, {kind: 'register', of}, index - 1).right;
    const isFrame = move === 'transmit';
    expect([right('trigger'), right('address'), right('length')]).toEqual(
      isFrame ? ['CR', 'TPSR', 'TBCR'] : ['CR', 'RSAR', 'RBCR'],
    );
  }
  expect(checks.length).toBeGreaterThan(1);
});

test('a count is the number of records between here and the end that is named', () => {
  const exits = ALL.transmit.filter(({kind}) => kind === 'exit');
  const frame = after(ALL.transmit, 0, 'frame-tx');
  const course = courseOfRun('transmit');
  const count = {kind: 'count', of: 'kind == exit', tolerance: 0, unit: 'exits'} as const;
  expect(askedOf(course, {...count, whole: true}).right).toBe(exits.length);
  const before = exits.filter(({index}) => index < frame.index);
  expect(askedOf(course, {...count, until: 'kind == frame-tx'}).right).toBe(before.length);
  const all = askedOf(course, {...count, changes: {hooks: 'all'}}).right;
  expect(all).toBeGreaterThan(exits.length);
});

test('an order is that of the first records that pass, and is never offered as it is right', () => {
  const events = [
    {name: 'sent', filter: 'kind == frame-tx'},
    {name: 'checked', filter: 'kind == check'},
    {name: 'copied', filter: 'reg == data && io.dir == out'},
  ];
  const asked = askedOf(courseOfRun('transmit'), {kind: 'order', events});
  expect(asked.right).toEqual(['e2', 'e3', 'e1']);
  expect(askedFaults(asked)).toEqual([]);
});

test('a hook that can go is found among those that cannot', () => {
  const set = 'w:CR,w:0:RSAR1,w:0:RBCR0,w:0:RBCR1,w:0:TBCR0,w:0:TBCR1,r:1:PAR0';
  const hooks = ['w:CR', 'w:0:TBCR1', 'r:1:PAR0'];
  const asked = askedOf(courseOfRun('transmit'), {kind: 'spare-hook', set, hooks});
  expect(asked.right).toBe('r:1:PAR0');
  expect(refusalOf(courseOfRun('transmit'), {kind: 'spare-hook', set: 'deck', hooks})).toContain('none of the set');
});

test('a technique that others equal is no answer', () => {
  const most = {kind: 'technique', pick: 'most'} as const;
  expect(askedOf(courseNamed('attack-outside'), {...most, figure: 'reached'}).right).toBe('directMapped');
  expect(refusalOf(courseOfRun('transmit'), {...most, figure: 'frames'})).toContain('as many frames');
});

test('what does not come any more cannot be asked about', () => {
  const course = courseOfRun('transmit');
  const last = ALL.transmit.length - 1;
  for (const spec of CHOSEN.filter(({kind}) => kind !== 'owner'))
    expect(refusalOf(course, spec, last), spec.kind).toMatch(/any more/);
});

test('asking leaves the run where it stood', () => {
  const course = courseOfRun('rogue');
  course.lab.seek(321);
  for (const spec of CHOSEN) askedOf(course, spec, 320);
  expect(course.lab.position).toBe(321);
});

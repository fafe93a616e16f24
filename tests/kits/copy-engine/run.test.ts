// The copy engine in the lab: shared, watched, attacked, saved and put back, and recorded.

import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {COPY_BASICS} from '../../../src/kits/copy-engine/basics.ts';
import {PAGE_BYTES} from '../../../src/kits/copy-engine/sheet.ts';
import {changedScenario} from '../../../src/scenarios/changes.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {scenarioOf} from '../../../src/scenarios/scenario-of.ts';
import {parseScenario} from '../../../src/scenarios/schema.ts';
import {BusRecorder} from '../../../src/sim/lab/bus-recorder.ts';
import {Comparison} from '../../../src/sim/lab/compare/comparison.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import {findHooks} from '../../../src/sim/lab/hooks-search/search.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {type LabOptions, openLab} from '../../../src/sim/lab/open-lab.ts';
import {conforms, type JsonSchema} from '../../scenarios/check-json-schema.ts';

const scenario = (name: string): Scenario => present(scenarioNamed(name), `${name} is in the library`);

function ended(name: string, options: LabOptions = {}): Lab {
  const lab = openLab(scenario(name), options);
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  return lab.value;
}

/** Pages of a lab's engine that hold another page's bytes. */
function copied(lab: Lab): readonly (readonly [to: number, from: number])[] {
  const memory = lab.machine.card.memory();
  return Array.from(
    {length: memory.length / PAGE_BYTES},
    (_, page) => [page, memory[page * PAGE_BYTES] ?? 0] as const,
  ).filter(([page, holds]) => page !== holds);
}

describe('two guests', () => {
  const lab = ended('copy-two-guests');
  const report = lab.report();

  test('hand the engine over again and again, and no work is lost', () => {
    expect(report.handoffs).toBeGreaterThan(10);
    expect(report.guests.map(({work}) => work)).toEqual([
      {rounds: 40, unfinished: 0},
      {rounds: 40, unfinished: 0},
    ]);
    expect(report.denials).toBe(0);
    expect(report.belief).toEqual({unsafe: 0, late: 0, beyond: 0});
  });

  test('copy within their windows: all of the rest holds the first page', () => {
    expect(copied(lab).every(([to, from]) => from === (to < 32 ? 0 : 32))).toBe(true);
    expect(copied(lab).length).toBe(62);
  });

  test('get on as well under every named hook set that watches', () => {
    for (const hooks of ['writes', 'all']) {
      const {guests, belief} = ended('copy-two-guests', {hooks}).report();
      expect(
        guests.map(({work}) => work.unfinished),
        hooks,
      ).toEqual([0, 0]);
      expect(belief.unsafe, hooks).toBe(0);
    }
  });

  test('a run goes back to where it was, byte for byte', () => {
    const again = ended('copy-two-guests');
    const {digest} = again.report();
    again.seek(500);
    again.runToEnd();
    expect(again.report().digest).toBe(digest);
    expect(copied(again)).toEqual(copied(lab));
  });

  test('a view has the model’s own reasons, a copy that goes on, and no ring', () => {
    const views = Array.from({length: 60}, (_, i) => {
      lab.seek(i * 10);
      return lab.view(true);
    });
    const copying = present(
      views.find(({truth}) => truth.transmitting !== null),
      'a copy goes on somewhere',
    );
    expect(copying.model.reason).toBe('a copy goes on');
    expect(copying.model.traversals).toHaveLength(2);
    expect(copying.pending[0]?.move).toBe('transmit');
    expect(copying.guests.map(({ring, mac}) => [ring, mac])).toEqual([
      [null, ''],
      [null, ''],
    ]);
    expect(copying.memory?.length).toBe(64 * PAGE_BYTES);
  });
});

describe('a rogue', () => {
  test('is refused its neighbour’s pages, both ways, and what it has of its own is copied', () => {
    const lab = ended('copy-rogue');
    const {denials, belief, guests} = lab.report();
    expect(denials).toBe(20);
    expect(guests.map((guest) => guest.denials)).toEqual([0, 20]);
    expect(belief.unsafe).toBe(0);
    expect(copied(lab).every(([to, from]) => to < 32 === from < 32)).toBe(true);
  });

  test('moves its neighbour’s bytes where nobody watches, and the belief says unsafe', () => {
    const lab = ended('copy-rogue', {hooks: 'none', watchReach: REACH_WATCH});
    expect(lab.report().belief.unsafe).toBeGreaterThan(0);
    expect(copied(lab)).toContainEqual([31, 32]);
    expect(lab.machine.reach?.figures[1]).toSatisfy(
      ({bytesRead, bytesWritten}) => Math.min(bytesRead, bytesWritten) >= 10 * PAGE_BYTES,
    );
  });

  test('one hook is enough: the write that starts a copy', () => {
    const subject = {scenario: scenario('copy-rogue'), profile: 'datasheet'} as const;
    const found = findHooks(COPY_BASICS, [subject], 'copy-rogue');
    expect(found.ok && found.value).toMatchObject({set: 'w:CTRL', sound: true, minimal: true});
    expect(found.ok && found.value.drops[0]?.effect).toBe('attack');
  });

  test('is told of a denial where the policy says so', () => {
    const told = {...scenario('copy-rogue'), policies: {...scenario('copy-rogue').policies, denial: 'error' as const}};
    const lab = openLab(told);
    if (!lab.ok) throw new Error(lab.fault.message);
    lab.value.runToEnd();
    expect(lab.value.report().guests.map(({work}) => work.unfinished)).toEqual([0, 0]);
    expect(lab.value.report().belief.unsafe).toBe(0);
  });
});

test('under five techniques the guests work, and only those that separate them hold the rogue', () => {
  const comparison = new Comparison(scenario('copy-rogue'));
  for (let goesOn = true; goesOn; ) {
    const advanced = comparison.advance(100_000);
    if (!advanced.ok) throw new Error(advanced.fault.message);
    goesOn = advanced.value;
  }
  expect(comparison.reports.map(({technique, attack}) => [technique, attack.result])).toEqual([
    ['emulated', 'held'],
    ['passthrough', 'notTried'],
    ['selfVirtualizing', 'held'],
    ['directMapped', 'leaked'],
    ['vpio', 'held'],
  ]);
  expect(comparison.impossible).toEqual({paravirtual: 'the VMM has no driver of its own to share the device by'});
});

test('a recording of a run is met again on another engine', () => {
  const recorder = new BusRecorder();
  ended('copy-rogue', {recorder});
  const recording = recorder.recording('copier', 'VPIO Lab, profile datasheet', '');
  expect(recording.header).toMatchObject({device: 'copy-engine', mac: ''});
  const guest = {name: 'recorded', driver: 'recorded', recording: 'x.jsonl'} as const;
  const replayed = {
    ...scenarioOf(guest, {title: '', about: ''}, 'minimal', 'copy-engine'),
    profile: 'datasheet' as const,
    costs: 'hp' as const,
  };
  const lab = openLab(replayed, {recording});
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  expect(lab.value.replayReport()).toMatchObject({end: 'recording', readMismatches: 0, irqMismatches: 0});
});

test.each([
  [{mac: '52:54:00:00:01:01'}, 'guests[0].mac: a guest of the copy engine is on no network: leave it out'],
  [{window: {firstPage: 0, endPage: 65}}, 'guests[0].window.endPage: 0x41 is past the last page 0x40'],
  [
    {window: {firstPage: 4, endPage: 5}},
    'guests[0].window: 1 pages are too few for driver copier, which needs 2: one to copy from and one to copy to',
  ],
  [{driver: 'linux'}, 'guests[0].driver: linux drives no copy engine; there are copier, rogue'],
  [
    {workload: {kind: 'listen'}},
    'guests[0].workload.kind: a guest of the copy engine can do work, attack, and this is listen',
  ],
])('a scenario that does not fit the engine is refused: %o', (changed, line) => {
  const {guests, ...rest} = structuredClone(scenario('copy-two-guests'));
  const read = parseScenario({...rest, guests: [{...guests[0], ...changed}, guests[1]]}, 'x');
  expect(read.ok ? '' : `${read.fault.place}: ${read.fault.message}`).toBe(`x: ${line}`);
});

test.each(['copy-two-guests', 'copy-rogue'])('%s conforms to the published schema', (name) => {
  const schema: JsonSchema = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8'));
  expect(conforms(schema, JSON.parse(readFileSync(`src/kits/copy-engine/scenarios/${name}.json`, 'utf8')))).toBe(true);
});

test('what a hand-off cannot carry is no choice', () => {
  const changed = changedScenario(scenario('copy-two-guests'), {policies: {packetMemory: 'swap-all'}});
  expect(changed.ok ? '' : changed.fault.place).toBe('policies.packetMemory');
  expect(changedScenario(scenario('copy-two-guests'), {policies: {packetMemory: 'none'}}).ok).toBe(true);
});

test('a rogue to whom all pages belong has nobody to reach for', () => {
  const [first] = scenario('copy-rogue').guests.filter(({driver}) => driver === 'rogue');
  const guest = {...present(first, 'there is a rogue'), window: {firstPage: 0, endPage: 64}};
  const read = parseScenario({...scenario('copy-rogue'), guests: [guest]}, '');
  const lab = read.ok ? openLab(read.value) : read;
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  expect(lab.value.report().denials).toBe(0);
  expect(lab.value.report().guests[0]?.work.unfinished).toBe(0);
});

test('the shadow has what its guest wrote, and nothing before that', () => {
  const lab = openLab(scenario('copy-two-guests'), {hooks: 'writes'});
  if (!lab.ok) throw new Error(lab.fault.message);
  const seen = new Set<string>();
  while (lab.value.step()) seen.add(Object.keys(lab.value.view(false).shadow?.registers ?? {}).join());
  expect(seen.has('')).toBe(true);
  expect(seen.has('SRC')).toBe(true);
  expect(seen.has('SRC,DST,LEN')).toBe(true);
});

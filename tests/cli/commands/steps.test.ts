// `vpio steps`: where steps stop is the list of such records in the run, whatever the scenario, the target and the direction.
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {briefLog} from '../../../src/bridge/spans/brief-log.ts';
import {VerdictIndex} from '../../../src/bridge/spans/verdict-index.ts';
import {openGiven} from '../../../src/cli/commands/run.ts';
import {stepsOutcome} from '../../../src/cli/commands/steps.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../../../src/scenarios/library.ts';
import {filterWords} from '../../../src/sim/lab/filter-words.ts';
import {nextRecord, recordBefore} from '../../../src/sim/lab/next-record.ts';
import {STEP_TARGETS, type StepTarget} from '../../../src/sim/lab/step-targets.ts';
import {compileFilter, recordsThat} from '../../../src/trace/filter/compile.ts';
import {filterOf} from '../../../src/trace/filter/parse.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';

const TARGETS = Object.keys(STEP_TARGETS) as StepTarget[];

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const begins = (record: RecordView): boolean => record.kind === 'operation' && !record.ends;
const isInterrupt = (record: RecordView): boolean =>
  record.kind === 'inject' || (record.kind === 'irq' && record.level === 1);
const STORY: ReadonlySet<string> = new Set([
  ...['transition', 'check', 'denial', 'stopped', 'suspend', 'handoff', 'resume', 'frame-tx', 'frame-rx'],
  ...['lost', 'kept', 'unsafe', 'mismatch', 'input'],
]);

/** The same said of records as they are shown, not as they are packed. */
const IS_ONE: Readonly<Record<StepTarget, (record: RecordView) => boolean>> = {
  access: ({kind}) => kind === 'access' || kind === 'vmm-access',
  'model-event': (record) => record.kind === 'transition' && record.from !== record.to,
  transition: ({kind}) => kind === 'transition',
  operation: begins,
  frame: ({kind}) => kind === 'frame-tx' || kind === 'frame-rx',
  interrupt: isInterrupt,
  handoff: ({kind}) => kind === 'handoff',
  denial: ({kind}) => kind === 'denial',
  story: (record) => STORY.has(record.kind) || begins(record) || isInterrupt(record),
  event: () => true,
};

describe.each(SCENARIO_LIBRARY.map(({name}) => name))('%s', (name) => {
  test('every target stops at each record that is one, forwards and back, and at no other; denials are the same by step, filter, list and count', () => {
    const opened = openGiven({word: name, values: {}}, {forwardsOnly: false});
    if (!opened.ok) throw new Error(opened.fault.message);
    const {lab} = opened.value;
    const stops: Partial<Record<StepTarget, number[]>> = {};
    for (const target of TARGETS) {
      const found: number[] = [];
      for (let index = nextRecord(lab, STEP_TARGETS[target], 0); index !== null; ) {
        found.push(index);
        index = nextRecord(lab, STEP_TARGETS[target], index + 1);
      }
      stops[target] = found;
    }
    expect(lab.hasEnded).toBe(true);
    // What the title says of the card is what the page says of it there.
    if (lab.view(false).model.reusable) expect(scenarioNamed(name)?.title).not.toMatch(/busy|never reusable/i);
    const records: Partial<Record<StepTarget, number[]>> = Object.fromEntries(TARGETS.map((target) => [target, []]));
    for (let from = 0; from < lab.position; from += 4096) {
      const window = lab.store.window(from, Math.min(lab.position, from + 4096));
      for (let index = from; index < from + window.length; index++) {
        const record = present(window.view(index), 'a record of the window');
        for (const target of TARGETS) if (IS_ONE[target](record)) records[target]?.push(index);
      }
    }
    expect(stops).toEqual(records);
    const denials = Uint32Array.from(stops.denial ?? []);
    const words = filterWords(lab.machine.scenario);
    const denied = recordsThat(compileFilter(filterOf('dma.verdict == deny', words), words), lab.store);
    const verdicts = new VerdictIndex();
    verdicts.extend(lab.store);
    expect(denied, 'the filter, in full and in brief').toEqual(denials);
    expect(briefLog(lab.store, denied, () => false).indices).toEqual(denials);
    expect(verdicts.rows(lab.store, 'denied', 0, denials.length + 1).map(({index}) => index)).toEqual([...denials]);
    expect([verdicts.counts.denied, sum(lab.report().guests.map((guest) => guest.denials))]).toEqual([
      denials.length,
      denials.length,
    ]);
    for (const target of TARGETS) {
      const back: number[] = [];
      for (let index = recordBefore(lab.store, STEP_TARGETS[target], lab.position); index !== null; ) {
        back.push(index);
        index = recordBefore(lab.store, STEP_TARGETS[target], index);
      }
      expect(back, target).toEqual(records[target]?.toReversed());
    }
  });
});

const printed = async (args: readonly string[]) => JSON.parse((await stepsOutcome([...args, '--json'])).stdout);

describe.each(TARGETS)('--target %s', (target) => {
  test('prints scenario, target and records in the order of stopping, and with --back the other way round', async () => {
    const report = await printed(['two-guests', '--target', target]);
    expect(report).toMatchObject({scenario: 'two-guests', target});
    for (const {index, kind, text} of report.records) {
      expect([Number.isInteger(index), kind.length > 2, text.length > 5]).toEqual([true, true, true]);
      expect(text).not.toMatch(/undefined|NaN/);
    }
    const back = await printed(['two-guests', '--target', target, '--back']);
    expect(back.records).toEqual(report.records.toReversed());
  });
});

test('the transitions of a transmit are its first, the way into the transfer and out, the sending, and the completion by PTX', async () => {
  const {records} = await printed(['transmit', '--target', 'transition']);
  expect(records.map(({text}: {text: string}) => text.replace(/^guest A: /, '').replace(/:.*/, ''))).toEqual([
    'Initiation → Idle',
    'Idle → DmaWr',
    'DmaWr → Idle',
    'Idle → Trans',
    'Trans → Idle',
  ]);
  expect(records.at(-1).text).toMatch(/PTX$/);
});

test('the story of a transmit has every transition, the check, the frame leaving and the completion’s interrupt', async () => {
  const {records} = await printed(['transmit', '--target', 'story']);
  const kinds: string[] = records.map(({kind}: {kind: string}) => kind);
  expect(kinds.filter((kind) => kind === 'transition')).toHaveLength(5);
  const from = kinds.lastIndexOf('check');
  expect(kinds.slice(from, from + 6)).toEqual(['check', 'transition', 'frame-tx', 'irq', 'transition', 'inject']);
});

test('the story of two guests has the suspension, the hand-off and the resumption, in this order', async () => {
  const {records} = await printed(['two-guests', '--target', 'story']);
  const told = records.filter(({kind}: {kind: string}) => ['suspend', 'handoff', 'resume'].includes(kind));
  const [suspend, handoff, resume] = told
    .slice(3)
    .map(({kind, text}: {kind: string; text: string}) => `${kind} ${text}`);
  expect(suspend).toMatch(/^suspend guest B/);
  expect(handoff).toMatch(/^handoff .*hand-off A → B, \d+ port accesses/);
  expect(resume).toMatch(/^resume guest B/);
});

test.each([
  [['transmit'], /^--target: missing; one of access, /],
  [['transmit', '--target', 'toString'], /^--target: toString is not one of /],
  [['nothing', '--target', 'event'], /^nothing: neither a file nor a scenario/],
  [['transmit', '--target', 'event', '--seed', '1.5'], /^--seed/],
])('%j is bad input: one line says why', async (args, why) => {
  const {status, stdout, stderr} = await stepsOutcome(args);
  expect({status, stdout}).toEqual({status: 2, stdout: ''});
  expect(stderr).toMatch(why);
});

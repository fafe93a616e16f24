// What a user of the copy engine reads, on the page and on the command line: nothing of another device, and nothing of a network.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {renderToStaticMarkup} from 'react-dom/server';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {atOnce} from '../../../src/base/at-once.ts';
import {compareOutcome} from '../../../src/cli/commands/compare.ts';
import {exploreOutcome} from '../../../src/cli/commands/explore.ts';
import {hooksOutcome} from '../../../src/cli/commands/hooks.ts';
import {replayOutcome} from '../../../src/cli/commands/replay.ts';
import {runOutcome} from '../../../src/cli/commands/run.ts';
import type {Outcome} from '../../../src/cli/outcome.ts';
import {device, speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import {PROPERTIES} from '../../../src/sim/explore/properties.ts';
import {filterWords} from '../../../src/sim/lab/filter-words.ts';
import {dangerOf, effectOf, type Trial, tryInPieces} from '../../../src/sim/lab/hooks-search/trial.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {replayVerdict} from '../../../src/sim/lab/run-end.ts';
import {TECHNIQUES} from '../../../src/sim/techniques/technique.ts';
import {completionsAt} from '../../../src/trace/filter/complete.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {captionOf} from '../../../src/ui/layout/caption.ts';
import {compareTable} from '../../../src/ui/layout/compare-rows.ts';
import {whyVpioCosts} from '../../../src/ui/layout/compare-why.ts';
import {guestAndLine, recordSentence} from '../../../src/ui/layout/describe-record.ts';
import {glossary, notModelled} from '../../../src/ui/layout/glossary.ts';
import {machineWords, policyWords} from '../../../src/ui/layout/policy-words.ts';
import ExplorationScreen from '../../../src/ui/panels/exploration/ExplorationScreen.tsx';
import {TimelineLegend} from '../../../src/ui/panels/timeline/TimelineLegend.tsx';
import {reportOf} from '../../sim/lab/compare/runs.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-copy-'));

beforeAll(() => speakOf('copy-engine'));
afterAll(() => speakOf(USUAL_DEVICE));
afterAll(() => rmSync(FOLDER, {recursive: true}));

/** Words of another device, and of a network. */
const FOREIGN =
  /NE2000|\bISR\b|\bCR\b|packet memory|remote DMA|data port|\brings?\b|\b(networks?|frames?|packets?|pings?|wires?)\b|parked|undefined|NaN|null/i;

const scenario = (name: string) => present(scenarioNamed(name), `${name} is in the library`);

describe.each(['copy-rogue', 'copy-two-guests'])('%s', (name) => {
  const opened = openLab(scenario(name));
  if (!opened.ok) throw new Error(opened.fault.message);
  const lab = opened.value;
  lab.runToEnd();
  const records: readonly RecordView[] = Array.from({length: lab.position}, (_, index) =>
    present(lab.store.window(index, index + 1).view(index), 'a record of the run'),
  );

  test('every event has a line, a sentence or none, and a caption', () => {
    const texts = new Set<string>();
    for (const record of records) {
      const {act, verdict, after} = captionOf(record, (index) => records[index]);
      for (const text of [guestAndLine(record), recordSentence(record) ?? '', act, verdict?.text ?? '', after])
        texts.add(text);
    }
    expect([...texts].filter((text) => FOREIGN.test(text))).toEqual([]);
    expect([...texts]).toContainEqual(expect.stringMatching(/^The VMM saved the card’s registers .* those of [AB]\.$/));
    expect([...texts]).toContain(
      'Every guest waits: for an interrupt, or for a timer of its own. The processor rests until then.',
    );
  });

  test('the policies in force are told', () => {
    const told = lab.view(false).policies.map(({name: policy, choice}) => `${policy} ${choice}`);
    expect(told).toContain('engine memory partition');
    expect(told.filter((text) => FOREIGN.test(text))).toEqual([]);
  });

  test('why VPIO costs what it costs is told', () => {
    const report = reportOf(name, 'vpio');
    expect(whyVpioCosts([report], compareTable([report], 'hp').rows)).not.toMatch(FOREIGN);
  });

  test.each([
    ['run', [name], runOutcome],
    ...TECHNIQUES.map((technique) => ['run', [name, '--technique', technique], runOutcome] as const),
    ['compare', [name], compareOutcome],
    ['hooks', [name], hooksOutcome],
  ] as const)('vpio %s %j', (_, args, outcomeOf: (args: readonly string[]) => Outcome) => {
    const {stdout, stderr} = outcomeOf(args);
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toMatch(FOREIGN);
  });

  test('vpio replay, of its own recording', () => {
    const file = join(FOLDER, `${name}.jsonl`);
    runOutcome([name, '--trace', file]);
    const {stdout} = replayOutcome([file]);
    expect(stdout).toContain('as recorded: every read and interrupt\n');
    expect(stdout).not.toMatch(FOREIGN);
  });
});

test('what guests got done is told in rounds', () => {
  expect(runOutcome(['copy-two-guests', '--technique', 'passthrough']).stdout).toMatch(
    / {2}copier-1: began 40 rounds, left 0\n {2}copier-2: has no card of its own\n/,
  );
  const table = compareOutcome(['copy-rogue']).stdout;
  expect(table).toMatch(/^technique .* other {2}rounds {2}stuck/m);
  expect(table).toMatch(/^VPIO .* 40\+10 /m);
  expect(table).toMatch(/LEAKED in 10 rounds: read 2560 B, wrote 2560 B$/m);
});

test('what a hook set lets through, and what it leaves undone, is told in bytes and rounds', () => {
  const pieces = atOnce(tryInPieces({scenario: scenario('copy-rogue'), profile: 'datasheet'}, 'none', false));
  if (!pieces.ok) throw new Error(pieces.fault.message);
  const {trial} = pieces.value;
  expect(dangerOf(trial)?.detail).toMatch(/^the hostile guest reaches \d+ bytes of another’s$/);
  const idle: Trial = {...trial, reached: 0, strayed: 0, firstUnsafe: -1, unfinished: trial.unfinished + 3};
  expect(effectOf(idle, trial)?.detail).toMatch(/^\d+ rounds of work are never done$/);
});

test.each([
  [{compared: 9, end: 'recording', readMismatches: 2}, 'differs from the recording: 2 reads, 0 interrupts'],
  [{compared: 0, end: 'recording'}, 'nothing was compared: no read or interrupt of the recording was met'],
] as const)('a replay that went otherwise says so: %j', (course, words) => {
  const frames = {txMismatches: 0, rxMismatches: 0};
  const whole = {events: 9, met: 9, readMismatches: 0, irqMismatches: 0, frames, ...course};
  expect(replayVerdict(whole, false)).toBe(words);
});

test('what is chosen among, and the glossary, are the engine’s own or general', () => {
  const words = [
    ...[...policyWords(), ...machineWords()].flatMap(({name, choices}) => [
      name,
      ...choices.flatMap((choice) => [choice.name, choice.consequence]),
    ]),
    ...[...glossary(), ...notModelled()].flatMap((term) => [term.term, term.words]),
  ];
  expect(words).toContain('Engine memory');
  expect(words).toContain('The pages of engine memory that a guest may touch.');
  expect(words.filter((text) => FOREIGN.test(text))).toEqual([]);
});

test('an exploration’s rules and properties are told', () => {
  const {stdout} = exploreOutcome(['copy-engine', '--fault', 'no-restore', '--states', '500']);
  expect(stdout).toContain('BROKEN  no-dma-outside-window');
  expect(stdout).not.toMatch(FOREIGN);
  const words = [...Object.values(PROPERTIES), ...Object.values(device.faults).flatMap((rule) => Object.values(rule))];
  expect(words.filter((text) => FOREIGN.test(text))).toEqual([]);
  expect(renderToStaticMarkup(<ExplorationScreen />)).not.toMatch(FOREIGN);
});

test('the timeline’s legend has no mark for what cannot be lost', () => {
  expect(renderToStaticMarkup(<TimelineLegend guest={0} wide isFiltered={false} />)).not.toMatch(FOREIGN);
});

test('a filter is offered no field that is of frames', () => {
  const {options} = completionsAt('', 0, filterWords(scenario('copy-rogue')));
  expect(options.length).toBeGreaterThan(30);
  // `irq.isr` is the same field on every device: its status when it was injected.
  const words = options.flatMap(({text, about}) => (text === 'irq.isr' ? [about] : [text, about]));
  expect(words.filter((text) => FOREIGN.test(text))).toEqual([]);
});

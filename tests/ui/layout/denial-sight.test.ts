// What a denied guest sees, policy by policy, told from the records of real runs.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Policies} from '../../../src/scenarios/scenario.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {type RecordView, viewOf} from '../../../src/trace/record-view.ts';
import {type DenialSight, denialSight} from '../../../src/ui/layout/denial-sight.ts';
import {eventStory} from '../../../src/ui/layout/event-story.ts';

/** What the guest of a scenario's first denial saw, or of a later one. */
function sightOf(name: string, denial: Policies['denial'], which = 1): DenialSight {
  const scenario = present(scenarioNamed(name), name);
  const opened = openLab({...scenario, policies: {...scenario.policies, denial}});
  if (!opened.ok) throw new Error(opened.fault.message);
  const {store} = opened.value;
  opened.value.runToEnd();
  const at = (index: number): RecordView | undefined =>
    index >= 0 && index < store.next
      ? viewOf(index, store.word(index, 0), store.word(index, 1), store.word(index, 3), store.at(index))
      : undefined;
  let index = -1;
  for (let met = 0; met < which; ) if (kindOf(store.word(++index, 0)) === Kind.DENIAL) met++;
  const story = eventStory(present(at(index), 'the denial is a record'), at);
  return present(denialSight(story, denial, at) ?? undefined, 'a denial was seen');
}

test('nothing: its OUT is over, and the data port that it then reads has nothing', () => {
  const {access, policy, evidence} = sightOf('rogue', 'nothing');
  expect(access).toContain('the card never got it');
  expect(policy).toContain('waits in vain');
  expect(evidence?.words).toMatch(/^it reads .*; no remote read known$/);
});

test('nothing: where the guest looks at ISR, it shows no end', () => {
  const {policy, evidence} = sightOf('rogue', 'nothing', 3);
  expect(policy).toContain('waits in vain');
  expect(evidence?.words).toMatch(/^it reads ISR → 0x[0-9A-F]{2}: /);
  expect(evidence?.words).not.toContain('PTX');
});

test('an error: the bit is in the ISR that it reads next', () => {
  const {policy, evidence} = sightOf('rogue', 'error', 3);
  expect(policy).toContain('ISR.TXE');
  expect(evidence?.words).toMatch(/^it reads ISR → .*TXE/);
});

test('an error of a remote DMA is RDC; where the guest does not look, what shows is another thing', () => {
  const {policy, evidence} = sightOf('rogue', 'error');
  expect(policy).toContain('ISR.RDC');
  expect(evidence?.words).toMatch(/^it reads .*; no remote read known$/);
});

test('a guest that does the next forbidden thing has not seen the end of the one before', () => {
  expect(sightOf('attack-frame', 'nothing').evidence).toBeNull();
});

test.each([
  ['machine-check', 'its kernel dies'],
  ['stop', 'The VMM stops it'],
] as const)('%s: the record of its end follows', (denial, words) => {
  const {policy, evidence} = sightOf('attack-outside', denial);
  expect(policy).toContain(words);
  expect(evidence?.words).toBe('it stops');
});

test('an event that was not denied has no such part', () => {
  const at = (): undefined => undefined;
  const story = eventStory(viewOf(0, Kind.IRQ, 1, 0, 0), at);
  expect(denialSight(story, 'nothing', at)).toBeNull();
});

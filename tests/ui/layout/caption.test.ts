import {expect, test} from 'vitest';
import {EVENTS} from '../../../src/kits/ne2000/model/names.ts';
import {captionOf} from '../../../src/ui/layout/caption.ts';
import {opened, recordsOf} from '../../sim/lab/runs.ts';

const lab = opened('rogue');
lab.runTo(9000);
const records = recordsOf(lab);
const captionAt = (index: number, waiting: readonly number[] = []) => {
  const record = records[index];
  if (record === undefined) throw new Error(`no record ${index}`);
  return captionOf(record, (at) => records[at], waiting);
};

test('a denial says what was asked and why it was refused', () => {
  const {act, verdict} = captionAt(records.findIndex(({kind}) => kind === 'denial'));
  expect(act).toMatch(/^C: CR ← 0x0A, not carried out: start remote read/);
  expect(verdict).toEqual({isAllowed: false, text: 'Denied: remote DMA would leave the guest’s window.'});
});

test('a check says what it allowed, a transition where the model went: each its own, not its neighbour’s; who waits is told', () => {
  const start = EVENTS.indexOf('DmaWr');
  const move = records.findIndex((record) => record.kind === 'transition' && record.event === start);
  const check = captionAt(move - 1, [1, 2]);
  expect(records[move - 1]?.kind).toBe('check');
  expect(check.act).toMatch(/^A: CR ← 0x[0-9A-F]{2}, /);
  expect(check.verdict?.text).toMatch(/B (write|read|transmit), 0x.*: inside its window, so allowed\.$/);
  expect(check.after).toBe('B and C wait for the card.');
  const moved = captionAt(move, [1, 2]);
  expect(moved.act).toBe(check.act);
  expect(moved.verdict).toBeNull();
  expect(moved.after).toMatch(/^The model: \w+ → \w+\. B and C wait for the card\.$/);
});

test('the completion by an interrupt, a hand-off and an injection are told as what they are', () => {
  const done = records.findIndex((record) => record.kind === 'transition' && record.event === EVENTS.indexOf('PTX'));
  expect(captionAt(done)).toMatchObject({act: 'INT: PTX.', verdict: null, after: 'The model: Trans → Idle.'});
  const handoff = records.findIndex((record) => record.kind === 'handoff' && record.from === 0 && record.guest === 1);
  expect(captionAt(handoff).act).toMatch(
    /^B: hand-off A → B, \d+ port accesses\. The VMM saved the card’s registers for A/,
  );
  expect(captionAt(handoff, [1, 2]).after).toBe('C waits for the card.');
  const inject = records.findIndex(({kind}) => kind === 'inject');
  expect(captionAt(inject).act).toMatch(/owns the card, so the VMM gives it the interrupt/);
});

test('every record of the run has a caption', () => {
  for (let index = 0; index < records.length; index += 7) {
    const {act} = captionAt(index);
    expect(act.length).toBeGreaterThan(5);
    expect(act).not.toMatch(/undefined|NaN/);
  }
});

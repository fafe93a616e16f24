import {expect, test} from 'vitest';
import {EVENTS} from '../../../src/sim/models/ne2k/names.ts';
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

test('an allowed move has its bytes, and the model its way; who waits is told', () => {
  const start = EVENTS.indexOf('DmaWr');
  const move = records.findIndex((record) => record.kind === 'transition' && record.event === start);
  const {act, verdict, after} = captionAt(move, [1, 2]);
  expect(act).toMatch(/^A: CR ← 0x[0-9A-F]{2}, /);
  expect(verdict?.text).toMatch(/B (write|read|transmit), 0x.*: inside its window, so allowed\.$/);
  expect(after).toMatch(/^The model: \w+ → \w+\. B and C wait for the card\.$/);
});

test('every record of the run has a caption', () => {
  for (let index = 0; index < records.length; index += 7) {
    const {act} = captionAt(index);
    expect(act.length).toBeGreaterThan(5);
    expect(act).not.toMatch(/undefined|NaN/);
  }
});

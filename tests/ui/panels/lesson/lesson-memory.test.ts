// The map of a lesson's step: what is denied at the event that is shown is marked, and nothing else.
import {expect, test} from 'vitest';
import type {RecordView} from '../../../../src/trace/record-view.ts';
import {proveDenial} from '../../../../src/ui/layout/denial-proof.ts';
import {deniedRow} from '../../../../src/ui/panels/lesson/LessonMemory.tsx';
import {ended} from '../../../sim/lab/runs.ts';

test('the map has the range of the denial that the step stands at, and none of any other event', () => {
  const {store} = ended('rogue').machine;
  const at = (index: number): RecordView | undefined => store.window(index, index + 1).view(index);
  const all = Array.from({length: store.next}, (_, index) => at(index));
  const denial = all.findIndex((record) => record?.kind === 'denial');
  const check = all.findLast((record, index) => index < denial && record?.kind === 'check' && !record.allowed);
  if (check?.kind !== 'check') throw new Error('a refused check');
  expect(deniedRow(proveDenial(denial, at))).toMatchObject({
    index: denial,
    allowed: false,
    guest: check.guest,
    move: {way: check.move, address: check.address, length: check.length},
  });
  expect(deniedRow(proveDenial(check.index, at))).toBeNull();
  expect(deniedRow(null)).toBeNull();
});

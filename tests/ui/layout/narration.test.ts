import {expect, test} from 'vitest';
import {narrate} from '../../../src/ui/layout/narration.ts';
import {ended, ofKind, recordsOf} from '../../sim/lab/runs.ts';

const records = recordsOf(ended('rogue'));

test('an access is told as the guest made it, with what it means', () => {
  const access = ofKind(records, 'access').find(
    ({offset, direction, hooked}) => offset === 0 && direction === 'out' && hooked,
  );
  expect(access === undefined ? '' : narrate(access)).toMatch(
    /^Event \d+, guest A: OUT CR 0x[0-9A-F]{2}, hooked; .+\.$/,
  );
});

test('a transition, a denial and a hand-off are sentences of their own', () => {
  const told = (kind: 'transition' | 'denial' | 'handoff'): string => {
    const record = ofKind(records, kind)[0];
    return record === undefined ? '' : narrate(record);
  };
  expect(told('transition')).toMatch(/ to /);
  expect(told('denial')).toMatch(/denied|refused|forbid|window/i);
  expect(told('handoff')).toMatch(/card/);
});

test('every record of a run can be told', () => {
  for (const record of records)
    expect(narrate(record), record.kind).toMatch(/^Event [\d\u2009]+(, guest [A-C])?: \S.*[.!?]$/s);
});

test('each record of a denied access says the verdict and its reason before anything else', () => {
  const denial = ofKind(records, 'denial')[0];
  const access = ofKind(records, 'access').find(({denied}) => denied);
  for (const record of [denial, access]) {
    if (record === undefined) throw new Error('the rogue was denied nothing');
    expect(narrate(record, (index) => records[index])).toMatch(
      /^Event [\d\u2009]+, guest C: Denied: remote DMA would leave the guest’s window\. \S/,
    );
  }
});

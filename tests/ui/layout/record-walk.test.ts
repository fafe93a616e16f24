import {describe, expect, test} from 'vitest';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY} from '../../../src/trace/units.ts';
import {causeNumbers, causesOf, eventChain, recordsFrom} from '../../../src/ui/layout/record-walk.ts';
import {access, DENIAL, DENIED_CHECK} from './records.ts';

/** A refused access as the VMM writes it: exit, check, denial, access, each caused by the one before. */
const EXIT: RecordView = {index: 90, at: 0, guest: 2, cause: -1, kind: 'exit', reason: 'io'};
const RUN = new Map<number, RecordView>([
  [90, EXIT],
  [91, {...DENIED_CHECK, index: 91, cause: 90}],
  [92, {...EXIT, index: 92, guest: NOBODY, cause: 40}],
  [93, {...DENIAL, index: 93, cause: 91}],
]);

describe('the chain of an event', () => {
  test('runs from its exit to it, whatever lies between for other reasons', () => {
    const denied = access({index: 94, guest: 2, cause: 93, denied: true});
    expect(eventChain(denied, (index) => RUN.get(index)).map((r) => r.kind)).toEqual(['check', 'denial']);
  });

  test('is empty for an event without a cause, and for one whose cause lies far back', () => {
    expect(eventChain(access({index: 94, cause: -1}), (index) => RUN.get(index))).toEqual([]);
    expect(eventChain(access({index: 994, cause: 93}), (index) => RUN.get(index))).toEqual([]);
  });

  test('does with what is at hand', () => {
    expect(eventChain(access({index: 94, cause: 93}), () => undefined)).toEqual([]);
  });
});

describe('a walk through the records', () => {
  const at = (index: number): RecordView | undefined => RUN.get(index);
  const numbers = (records: Iterable<RecordView>): readonly number[] => [...records].map(({index}) => index);
  const last: RecordView = {...DENIAL, index: 94, cause: 93};

  test('along causes goes to the one that nothing caused, or as far as is asked for', () => {
    expect(numbers(causesOf(last, at, 9))).toEqual([93, 91, 90]);
    expect(numbers(causesOf(last, at, 2))).toEqual([93, 91]);
  });

  test('names a cause that is not at hand, and goes no further', () => {
    const orphan: RecordView = {...DENIAL, index: 95, cause: 92};
    expect([...causeNumbers(orphan, at)]).toEqual([92, 40]);
    expect(numbers(causesOf(orphan, at, 9))).toEqual([92]);
  });

  test('record by record ends where one is not at hand', () => {
    expect(numbers(recordsFrom(91, 1, at, 2))).toEqual([91, 92]);
    expect(numbers(recordsFrom(92, -1, at, 9))).toEqual([92, 91, 90]);
  });
});

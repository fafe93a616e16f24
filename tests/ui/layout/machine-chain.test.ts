import {describe, expect, test} from 'vitest';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY} from '../../../src/trace/units.ts';
import {eventChain} from '../../../src/ui/layout/machine-chain.ts';
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

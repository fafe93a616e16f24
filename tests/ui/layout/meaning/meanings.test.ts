// What every kind of record means: something to read, a way or a place on the drawing, and one word for each of its reasons.
import {expect, test} from 'vitest';
import {
  AppEvent,
  BusyReason,
  ExitReason,
  Kind,
  LossCause,
  Operation,
  packAccess,
  packPlain,
  UnsafeReason,
  Verdict,
} from '../../../../src/trace/record-layout.ts';
import {type RecordView, viewOf} from '../../../../src/trace/record-view.ts';
import {describeRecord, recordLine, recordSentence} from '../../../../src/ui/layout/describe-record.ts';
import {pathOf} from '../../../../src/ui/layout/machine-path.ts';
import {isAccess} from '../../../../src/ui/layout/meaning/access.ts';

const ACCESSES: readonly Kind[] = [Kind.ACCESS, Kind.VMM_ACCESS, Kind.SUSPEND, Kind.DENIAL];

function recordOf(kind: Kind, value: number): RecordView {
  const w0 = ACCESSES.includes(kind)
    ? packAccess(kind, 1, 0, 1, 0, true, 1, 0)
    : packPlain(kind, 1, Verdict.NONE, 1, 0);
  return viewOf(9, w0, value, 0, 0);
}

test.each(Object.entries(Kind))('%s says what happened and where', (_, kind) => {
  const record = recordOf(kind, 1);
  const text = describeRecord(record);
  expect(text.info).toMatch(/\w/);
  expect(recordLine(record)).not.toMatch(/undefined|NaN|unknown/);
  const lit = pathOf(record);
  expect(lit.hops.length > 0 || lit.place !== null || record.kind === 'input').toBe(true);
  expect(lit.reversed.every((hop) => lit.hops.includes(hop))).toBe(true);
});

test.each(Object.entries(Kind))('%s has a sentence unless it is an access that is carried out', (_, kind) => {
  const record = recordOf(kind, 1);
  const speaksForItself = isAccess(record) && record.kind !== 'suspend';
  expect(recordSentence(record) === null).toBe(speaksForItself);
});

test.each([
  ['exit', Kind.EXIT, Object.values(ExitReason)],
  ['refused hand-off', Kind.HANDOFF_REFUSED, Object.values(BusyReason)],
  ['loss', Kind.LOST, Object.values(LossCause).map((cause) => cause << 24)],
  ['operation', Kind.OPERATION, Object.values(Operation)],
  ['application', Kind.APP, Object.values(AppEvent)],
  ['unsafe belief', Kind.UNSAFE, Object.values(UnsafeReason)],
])('no two reasons of a kind read alike: %s', (_, kind, values) => {
  const lines = values.map((value) => recordLine(recordOf(kind, value)));
  expect(new Set(lines).size).toBe(values.length);
  expect(lines.join()).not.toMatch(/undefined|unknown/);
});

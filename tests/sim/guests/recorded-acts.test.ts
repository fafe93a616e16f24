// A recording that tells when its card acted: the card that replays it may act there, and nowhere else.
import {expect, test} from 'vitest';
import type {GuestLog} from '../../../src/sim/guests/guest-log.ts';
import {RecordedGuest} from '../../../src/sim/guests/recorded-guest.ts';
import {type RecordedRun, RunRecorder} from '../../../src/trace/recorded-run.ts';

const SILENT: GuestLog = {operation: () => {}, app: () => {}, handed: () => {}, mismatch: () => {}};

function recording(fill: (recorder: RunRecorder) => void): RecordedRun {
  const recorder = new RunRecorder();
  fill(recorder);
  return recorder.run({
    device: 'any',
    driver: 'test',
    machine: 'test',
    workload: 'test',
    mac: '',
    clock: 'cycles',
    phases: [],
    guestCounters: null,
    rxRefused: null,
    others: {},
  });
}

/** Read at 530, when something due at 400 was still to come; it came at 1000, and raised the line. */
function late(): RecordedGuest {
  const run = recording((recorder) => {
    recorder.access(530, false, 7, 1, 0);
    recorder.due(1000, 600);
    recorder.irq(1000, 1);
    recorder.access(1530, false, 7, 1, 4);
  });
  return new RecordedGuest(run, SILENT, true, true);
}

/** Does what waits until `now` and the access that comes then. */
function read(guest: RecordedGuest, now: number, value: number): void {
  expect(guest.current(now)).toMatchObject({op: 'in'});
  guest.complete(value, now);
}

test('an access is made at its cycle, with what was due before it still to come', () => {
  const guest = late();
  expect(guest.current(0)).toEqual({op: 'compute', cycles: 530});
  expect(guest.acts?.mayAct(400, 530)).toBe(false);
  read(guest, 530, 0);
  expect(guest.current(530)).toEqual({op: 'compute', cycles: 470});
  expect([guest.acts?.mayAct(400, 999), guest.acts?.mayAct(400, 1000), guest.acts?.mayAct(401, 1000)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('an act that came is over, and what came of it is compared', () => {
  const guest = late();
  read(guest, 530, 0);
  guest.current(1000);
  guest.acts?.acts(400);
  guest.lineChanged(1);
  expect(guest.acts?.mayAct(400, 1000)).toBe(false);
  expect(guest.current(1000)).toEqual({op: 'compute', cycles: 530});
  read(guest, 1530, 4);
  expect(guest.current(1530)).toEqual({op: 'end'});
  expect(guest.differences).toEqual({read: 0, irq: 0, tx: 0, rx: 0});
});

test('an act that does not come is passed once it had its chance, and differs', () => {
  const guest = late();
  read(guest, 530, 0);
  expect(guest.current(1000)).toEqual({op: 'compute', cycles: 0});
  guest.complete(undefined, 1000);
  expect(guest.current(1000)).toEqual({op: 'compute', cycles: 530});
  expect(guest.differences).toMatchObject({irq: 1});
});

test('a frame that was met late is offered with the cycle of its last bit', () => {
  const run = recording((recorder) => {
    recorder.due(1000, 600);
    recorder.frame(1000, false, Uint8Array.of(1));
  });
  const guest = new RecordedGuest(run, SILENT, true, true);
  expect(guest.acts?.mayAct(400, 1000)).toBe(false);
  expect(guest.current(1000)).toMatchObject({op: 'offer', due: 400});
});

test('the wire is as taken as it was, for an access and for an act', () => {
  const run = recording((recorder) => {
    recorder.access(530, true, 16, 4, 60);
    recorder.wait(530, 7);
    recorder.due(1000, 600);
    recorder.irq(1000, 1);
    recorder.wait(1000, 9);
    recorder.access(1530, true, 16, 4, 60);
  });
  const guest = new RecordedGuest(run, SILENT, true, true);
  expect(guest.current(530)).toMatchObject({op: 'out'});
  expect(guest.acts?.wireWait(false)).toBe(7);
  guest.complete(undefined, 530);
  guest.current(1000);
  guest.acts?.acts(400);
  expect(guest.acts?.wireWait(true)).toBe(9);
  guest.lineChanged(1);
  expect(guest.current(1530)).toMatchObject({op: 'out'});
  expect(guest.acts?.wireWait(false)).toBe(0);
});

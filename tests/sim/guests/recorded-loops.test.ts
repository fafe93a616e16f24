// Loops of a recording: one instruction to the VMM, and what the card does in the middle of one is seen where it does it.
import {describe, expect, test} from 'vitest';
import {PORT} from '../../../src/kits/ne2000/sheet/board.ts';
import type {GuestLog} from '../../../src/sim/guests/guest-log.ts';
import {RecordedGuest} from '../../../src/sim/guests/recorded-guest.ts';
import {RecordedLoops} from '../../../src/sim/guests/recorded-loops.ts';
import {type RecordedRun, RunRecorder} from '../../../src/trace/recorded-run.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';

const SILENT: GuestLog = {operation: () => {}, app: () => {}, handed: () => {}, mismatch: () => {}};
const WORDS = 8;

/** A line that is acknowledged, eight words `gapNs` apart, and the line that rises after the last. */
function recording(gapNs: number): RecordedRun {
  const recorder = new RunRecorder();
  recorder.access(0, true, PORT.ISR.offset, 1, 0xff);
  for (let i = 0; i < WORDS; i++) recorder.access(i * gapNs, true, PORT.DATA.offset, 2, 0x1100 + i);
  recorder.irq((WORDS - 1) * gapNs, 1);
  recorder.access(WORDS * gapNs, false, PORT.ISR.offset, 1, 0x40);
  return recorder.run({
    device: 'ne2k',
    driver: 'test',
    machine: 'test',
    workload: 'test',
    mac: '52:54:00:12:34:56',
    clock: 'ns',
    phases: [],
    guestCounters: null,
    rxRefused: null,
    others: {},
  });
}

/** A guest that stands at its loop of words. */
function atLoop(): RecordedGuest {
  const guest = new RecordedGuest(recording(0), SILENT);
  guest.current(0);
  guest.complete(undefined, 0);
  expect(guest.current(0)).toMatchObject({op: 'outs', isLoop: true, bytes: {length: 2 * WORDS}});
  return guest;
}

/** Ends the loop and the recording. */
function end(guest: RecordedGuest): void {
  guest.complete(undefined, 0);
  expect(guest.current(0)).toMatchObject({op: 'in'});
  guest.complete(0x40, 0);
  expect(guest.current(0)).toEqual({op: 'end'});
}

describe('what the card does while a loop runs', () => {
  test('is met where the recording has it after the last access', () => {
    const guest = atLoop();
    guest.looping(WORDS - 1);
    guest.lineChanged(1);
    end(guest);
    expect(guest.differences).toMatchObject({irq: 0, read: 0});
  });

  test('is a difference before that, told with the line of the access that it followed', () => {
    const guest = atLoop();
    guest.looping(2);
    guest.lineChanged(1);
    guest.looping(3);
    end(guest);
    expect(guest.firstDifferences.map(({line, expected, got}) => [line, expected, got])).toEqual([
      [5, 'no change', '1'],
      [11, '1', 'no change'],
    ]);
  });

  test('is the same after a restore in the middle', () => {
    const guest = atLoop();
    guest.lineChanged(1);
    const saved = guest.snapshot();
    guest.restore(saved);
    expect(guest.current(1e9)).toMatchObject({op: 'outs', isLoop: true, bytes: {length: 2 * WORDS}});
    end(guest);
    expect(guest.differences.irq).toBe(0);
    expect(guest.snapshot()).not.toEqual(saved);
  });
});

test('a loop ends where the next access is not due, wherever that is', () => {
  const gapNs = 1000;
  const loops = new RecordedLoops(recording(gapNs));
  const us = (count: number): number => count * CYCLES_PER_US;
  expect(Array.from({length: WORDS + 2}, (_, i) => loops.alikeUntil(1, us(i)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8, 8]);
  expect(loops.alikeUntil(4, us(5))).toBe(3);
  expect(loops.alikeUntil(0, us(100))).toBe(1);
  expect([...loops.bytesOf(2, 2)]).toEqual([0x01, 0x11, 0x02, 0x11]);
});

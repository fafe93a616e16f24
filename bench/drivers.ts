// What a driver adds to an access: a recording's replay beside the same accesses from a list, and our Linux driver's
// operations beside the same instructions without it.

import {PORT} from '../src/kits/ne2000/sheet/board.ts';
import {type DriverOp, inb, outb} from '../src/sim/guests/driver.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {type RecordedRun, RunRecorder} from '../src/trace/recorded-run.ts';
import {frameBytes, frameByWord, startCard} from './frame-accesses.ts';
import {pair, type Work} from './measure.ts';
import {labForRecording, tapeWork} from './open-machine.ts';
import {atMost, type BenchResult} from './result.ts';

const FRAMES = 10;
const OPERATIONS = 400;

/** A recorded guest's and a scripted driver's own cost. */
export function driverBenches(): BenchResult[] {
  const loop = frameByWord();
  const units = loop.length * FRAMES;
  const recorded = pair(recordedWork(loop), tapeWork(loop, FRAMES, 'none', units));
  const scripted = pair(scriptedWork(), listWork());
  return [
    atMost(
      'recorded guest, per access',
      'ns',
      recorded.first - recorded.second,
      12,
      `the same accesses from a list: ${recorded.first.toFixed(1)} against ${recorded.second.toFixed(1)} ns`,
    ),
    atMost(
      'scripted driver, per access',
      'ns',
      scripted.first - scripted.second,
      40,
      `the same instructions from a list: ${scripted.first.toFixed(1)} against ${scripted.second.toFixed(1)} ns`,
    ),
  ];
}

/** The frame as a recording has it, so many times; the reads are those of a card that sends at once. */
function recordedWork(loop: readonly Instruction[]): Work {
  const start = startCard();
  const run = recordingOf(start, loop);
  // One machine, gone back each time, as the list's is: a fresh one would count the page faults of its store.
  const lab = labForRecording(run, 'none');
  lab.runTo(start.length);
  const from = lab.position;
  return {
    units: loop.length * FRAMES,
    prepare: () => {
      lab.seek(from);
      lab.fork();
    },
    run: () => {
      lab.runToEnd();
      return lab.machine.replays[0]?.differences.read;
    },
  };
}

function recordingOf(start: readonly Instruction[], loop: readonly Instruction[]): RecordedRun {
  const recorder = new RunRecorder();
  const note = (instruction: Instruction): void => {
    if (instruction.op === 'out') recorder.access(0, true, instruction.offset, instruction.size, instruction.value);
    else if (instruction.op === 'in') recorder.access(0, false, instruction.offset, instruction.size, 0);
  };
  start.forEach(note);
  const frame = frameBytes();
  for (let i = 0; i < FRAMES; i++) {
    for (const instruction of loop) {
      if (instruction.op === 'in') recorder.access(0, false, instruction.offset, 1, readBack(instruction, i, loop));
      else note(instruction);
      if (instruction.op === 'out' && instruction.offset === 0 && instruction.value === 0x26)
        recorder.frame(0, true, frame);
    }
  }
  return recorder.run({
    device: 'ne2k',
    driver: 'bench',
    machine: 'bench',
    workload: 'bench',
    mac: '52:54:00:12:34:56',
    clock: 'ns',
    phases: [],
    guestCounters: null,
    rxRefused: null,
    others: {},
  });
}

/** What the card shows: RDC after the words, PTX after the frame, CR when all is done. */
function readBack(instruction: Instruction, _frame: number, loop: readonly Instruction[]): number {
  if (instruction.op === 'in' && instruction.offset === 0) return 0x22;
  return loop.indexOf(instruction) < loop.length - 3 ? 0x40 : 0x02;
}

const SHARED_ACCESSES = 16;
const WRITTEN = [PORT.TPSR, PORT.TBCR0, PORT.TBCR1, PORT.ISR] as const;

/** A driver's register accesses, as every driver here writes them. */
function* operation(): DriverOp<number> {
  let seen = 0;
  for (let i = 0; i < SHARED_ACCESSES / 2; i++) {
    yield* outb(WRITTEN[i & 3] ?? PORT.ISR, i);
    seen ^= yield* inb(PORT.ISR);
  }
  return seen;
}

function scriptedWork(): Work {
  return {
    units: OPERATIONS * SHARED_ACCESSES,
    run: () => {
      let seen = 0;
      for (let i = 0; i < OPERATIONS; i++) {
        const op = operation();
        let step = op.next(undefined);
        while (step.done !== true) {
          seen += step.value.op === 'out' ? step.value.value : step.value.op.length;
          step = op.next(1);
        }
      }
      return seen;
    },
  };
}

function listWork(): Work {
  const list: Instruction[] = Array.from({length: SHARED_ACCESSES}, (_, i) =>
    i % 2 === 0 ? {op: 'out', offset: 4, size: 1, value: i} : {op: 'in', offset: 7, size: 1},
  );
  return {
    units: OPERATIONS * SHARED_ACCESSES,
    run: () => {
      let seen = 0;
      for (let i = 0; i < OPERATIONS; i++)
        for (const step of list) seen += step.op === 'out' ? step.value : step.op.length;
      return seen;
    },
  };
}

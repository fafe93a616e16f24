// The shipped machine with a program of ours in its guest: one NE2000, one guest that owns it, profile `qemu`, whose card
// sends at once, as the cards we compare with do.
import {present} from '../src/base/assert.ts';
import type {GuestSpec} from '../src/scenarios/scenario.ts';
import {scenarioOf} from '../src/scenarios/scenario-of.ts';
import type {Lab} from '../src/sim/lab/lab.ts';
import {openLab} from '../src/sim/lab/open-lab.ts';
import type {GuestProgram, Instruction} from '../src/sim/machine/guest-program.ts';
import type {RecordedRun} from '../src/trace/recorded-run.ts';
import {startCard} from './frame-accesses.ts';
import type {Work} from './measure.ts';
import {TapeGuest} from './tape-guest.ts';

const LINUX: GuestSpec = {
  name: 'guest',
  driver: 'linux',
  mac: '52:54:00:12:34:56',
  ip: '10.0.0.2',
  window: {firstPage: 0x40, endPage: 0x80},
  workload: {kind: 'listen'},
};

function opened(guest: GuestSpec, hooks: string, options: {program?: GuestProgram; recording?: RecordedRun}): Lab {
  const lab = openLab(scenarioOf(guest, {title: 'bench', about: ''}, hooks), options);
  if (!lab.ok) throw new Error(`${lab.fault.place}: ${lab.fault.message}`);
  return lab.value;
}

/** A machine whose guest runs a program of the bench's. */
export function labFor(program: GuestProgram, hooks: string): Lab {
  return opened(LINUX, hooks, {program});
}

/** A machine whose guest replays a recording. */
export function labForRecording(recording: RecordedRun, hooks: string): Lab {
  return opened({name: 'guest', driver: 'recorded', recording: ''}, hooks, {recording});
}

/**
 * Plays `loop` so many times a run, each run from where the first began: what it records goes over what the run before it
 * recorded, so that no page of memory is touched for the first time. `units` a run in all.
 */
export function tapeWork(loop: readonly Instruction[], rounds: number, hooks: string, units: number): Work {
  const start = startCard();
  const lab = labFor(new TapeGuest(start, loop, Number.POSITIVE_INFINITY), hooks);
  const from = stepsOver(lab, start);
  const events = (stepsOver(lab, loop) - from) * rounds;
  return {
    units,
    prepare: () => {
      lab.seek(from);
      lab.fork();
    },
    run: () => {
      lab.runTo(from + events);
      return lab.position;
    },
  };
}

/** The same, going on from run to run on one machine into memory that nobody has used yet. */
export function freshTapeWork(loop: readonly Instruction[], rounds: number, hooks: string, units: number): Work {
  const lab = labFor(new TapeGuest(startCard(), loop, Number.POSITIVE_INFINITY), hooks);
  const from = stepsOver(lab, startCard());
  const events = (stepsOver(lab, loop) - from) * rounds;
  return {
    units,
    run: () => {
      lab.runTo(lab.position + events);
      return lab.position;
    },
  };
}

/** Steps until the guest has done so many more instructions; events behind then. */
function stepsOver(lab: Lab, instructions: readonly Instruction[]): number {
  const {counts} = present(lab.machine.guests[0], 'the machine has a guest');
  const until = counts.accesses + instructions.length;
  while (counts.accesses < until) lab.step();
  return lab.position;
}

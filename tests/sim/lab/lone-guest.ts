// A guest alone that does one thing after another, each at a time of its own, so that what an exit costs moves nothing; and
// what it saw: values, its card's state, frames.
import {hashPlain} from '../../../src/base/hash.ts';
import {parseScenario} from '../../../src/scenarios/schema.ts';
import type {BusRecorder} from '../../../src/sim/lab/bus-recorder.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import type {Answer, GuestProgram, Instruction} from '../../../src/sim/machine/guest-program.ts';
import {CYCLES_PER_US, type Cycle} from '../../../src/trace/units.ts';

/** One act. */
export type LoneAct =
  | {readonly op: 'in'; readonly offset: number; readonly size: 1 | 2 | 4}
  | {readonly op: 'out'; readonly offset: number; readonly size: 1 | 2 | 4; readonly value: number}
  /** A broadcast frame of so many bytes arrives. */
  | {readonly op: 'offer'; readonly bytes: number};

/** More than a full frame takes on the wire. */
const PACE: Cycle = 2000 * CYCLES_PER_US;

/** A driver's set-up: words, ring in the upper part, started on page 0. */
const SET_UP: readonly LoneAct[] = [
  [0, 0x21],
  [14, 0x49],
  [10, 0],
  [11, 0],
  [12, 0x04],
  [13, 0x00],
  [4, 0x40],
  [1, 0x46],
  [2, 0x80],
  [3, 0x46],
  [7, 0xff],
  [15, 0],
  [0, 0x61],
  [7, 0x47],
  [0, 0x22],
].map(([offset = 0, value = 0]) => ({op: 'out', offset, size: 1, value}));

/** At the end a range is set up and given up, so that nothing waits in the shadow. */
const CLOSING: readonly LoneAct[] = [
  [0, 0x22],
  [8, 0],
  [9, 0x40],
  [10, 2],
  [11, 0],
  [0, 0x0a],
  [0, 0x22],
].map(([offset = 0, value = 0]) => ({op: 'out', offset, size: 1, value}));

/** What the guest and its card came to. */
export interface LoneSight {
  readonly answers: readonly (number | null)[];
  readonly registers: Readonly<Record<string, number>>;
  readonly memory: string;
  readonly frames: readonly string[];
}

/** Runs the acts under a hook set; `denied` holds the numbers of those that were. */
export function loneRun(
  acts: readonly LoneAct[],
  profile: 'qemu' | 'datasheet',
  hooks: string,
  recorder?: BusRecorder,
): {readonly seen: LoneSight; readonly denied: ReadonlySet<number>} {
  const all = [...SET_UP, ...acts, ...CLOSING];
  const answers: (number | null)[] = [];
  const denied = new Set<number>();
  let at = 0;
  let denials = 0;
  const program: GuestProgram = {
    operation: null,
    acceptsInterrupts: false,
    current: (now): Instruction => {
      const act = all[at];
      if (act === undefined) return {op: 'end'};
      if (now < (at + 1) * PACE) return {op: 'hlt', until: (at + 1) * PACE};
      return act.op === 'offer' ? {op: 'offer', frame: broadcast(act.bytes)} : act;
    },
    complete: (answer: Answer, now) => {
      const act = all[at];
      if (act === undefined || now < (at + 1) * PACE) return;
      if (act.op === 'in') answers.push(typeof answer === 'number' ? answer : null);
      const {denials: found} = lab.machine.monitor.ledger;
      if (found > denials) denied.add(at - SET_UP.length);
      denials = found;
      at++;
    },
    interrupt: () => {},
    snapshot: () => ({kind: 'lone'}),
    restore: () => {},
  };
  const opened = openLab(scenarioIn(profile), {hooks, program, recorder});
  if (!opened.ok) throw new Error(opened.fault.message);
  const lab = opened.value;
  lab.runToEnd();
  const {card, frames} = lab.machine;
  return {
    seen: {
      answers,
      registers: card.registers(),
      memory: hashPlain(card.memory()),
      frames: Array.from({length: frames.next}, (_, i) => Buffer.from(frames.frame(i)).toString('hex')),
    },
    denied,
  };
}

function broadcast(bytes: number): Uint8Array {
  const frame = Uint8Array.from({length: bytes}, (_, i) => (i * 7) & 0xff);
  return frame.fill(0xff, 0, 6);
}

function scenarioIn(profile: 'qemu' | 'datasheet') {
  const scenario = parseScenario(
    {
      format: 'vpio-scenario',
      version: 1,
      name: 'lone',
      profile,
      guests: [
        {
          name: 'lone',
          driver: 'linux',
          mac: '52:54:00:00:01:01',
          ip: '10.0.0.1',
          window: {firstPage: 0x40, endPage: 0x80},
          workload: {kind: 'listen'},
        },
      ],
      limitUs: 600_000_000,
    },
    'lone',
  );
  if (!scenario.ok) throw new Error(scenario.fault.message);
  return scenario.value;
}

// The access path of a card that masters the bus: an RTL8139 that its guest has alone, profile `qemu`, every access recorded. An
// access that nobody asked to see beside the same of an NE2000, one that is ruled on beside that, and frames sent by DMA.
import {present} from '../src/base/assert.ts';
import {PORT as NE2000_PORT} from '../src/kits/ne2000/sheet/board.ts';
import {PORT, TSD} from '../src/kits/rtl8139/sheet/registers.ts';
import {scenarioOf} from '../src/scenarios/scenario-of.ts';
import {openLab} from '../src/sim/lab/open-lab.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {framesByDma, out, placeFrames, startBusMaster} from './dma-frames.ts';
import {alone, pair, type Work} from './measure.ts';
import {tapeWork} from './open-machine.ts';
import {type BenchResult, figureOnly} from './result.ts';
import {TapeGuest} from './tape-guest.ts';

const ROUNDS = 100;
/** Where the first frame lies in guest memory; one a page. */
const FIRST_PAGE = 1;
const PAGE_BYTES = 4096;

/** What it costs to reach the card, to be ruled on, and to have a frame sent. */
export function busMasterBenches(): BenchResult[] {
  const looked = lookedAt(PORT.CAPR.offset, 2);
  const through = pair(work(looked, 'minimal', looked.length), neighbour());
  const ruled = pair(work(orders(), 'minimal', orders().length), work(looked, 'minimal', looked.length));
  const sent = framesByDma();
  const few = pair(work(sent, 'minimal', TSD.length), work(sent, 'exact', TSD.length));
  return [
    figureOnly(
      'bus master: access not hooked, recorded',
      'ratio',
      through.ratio,
      `the NE2000's BNRY, written and read with no hook set: ${ns(through.first)} against ${ns(through.second)} an access; v86 has no such card`,
    ),
    figureOnly(
      'bus master: hooked access',
      'ratio',
      ruled.ratio,
      `an access not hooked: ${ns(ruled.first)} against ${ns(ruled.second)}; a TSAD write that is checked and rewritten`,
    ),
    figureOnly(
      'bus master: full frames by DMA, minimal',
      'frames/s',
      1e9 / few.first,
      `${ns(few.first)} a frame, no access of it hooked`,
    ),
    figureOnly(
      'bus master: full frames by DMA, exact',
      'frames/s',
      1e9 / few.second,
      `${ns(few.second)} a frame, its TSD write hooked and checked`,
    ),
  ];
}

/** A register written and read in turn: nothing starts by it. */
function lookedAt(offset: number, size: number): Instruction[] {
  return Array.from({length: 8}, () => [out(offset, size, 0), {op: 'in', offset, size} as const]).flat();
}

/** In guest memory, one frame a page. */
function frameAddress(descriptor: number): number {
  return (FIRST_PAGE + descriptor) * PAGE_BYTES;
}

/** Addresses given anew: each is checked, and the host's put in its place. */
function orders(): Instruction[] {
  return placeFrames(frameAddress);
}

/** The same count of an NE2000's. */
function neighbour(): Work {
  const loop = lookedAt(NE2000_PORT.BNRY.offset, 1);
  return tapeWork(loop, ROUNDS, 'none', loop.length * ROUNDS);
}

/** What a frame by DMA takes on our card, with its TSD write hooked and checked: nanoseconds. */
export function ourDmaFrame(): number {
  return alone(work(framesByDma(), 'exact', TSD.length));
}

function work(loop: readonly Instruction[], hooks: string, units: number): Work {
  const start = startBusMaster(frameAddress);
  const opened = openLab(
    scenarioOf(
      {
        name: 'guest',
        driver: 'linux',
        mac: '52:54:00:12:34:56',
        ip: '10.0.0.2',
        window: {firstPage: 0x40, endPage: 0x80},
        workload: {kind: 'listen'},
      },
      {title: 'bench', about: ''},
      hooks,
      'rtl8139',
    ),
    {program: new TapeGuest(start, loop, Number.POSITIVE_INFINITY)},
  );
  if (!opened.ok) throw new Error(`${opened.fault.place}: ${opened.fault.message}`);
  const lab = opened.value;
  const {counts} = present(lab.machine.guests[0], 'the machine has a guest');
  const events = (accesses: number): number => {
    const until = counts.accesses + accesses;
    while (counts.accesses < until) lab.step();
    return lab.position;
  };
  const from = events(start.length);
  const each = events(loop.length) - from;
  return {
    units: units * ROUNDS,
    prepare: () => {
      lab.seek(from);
      lab.fork();
    },
    run: () => {
      lab.runTo(from + each * ROUNDS);
      return lab.position;
    },
  };
}

function ns(value: number): string {
  return `${value.toFixed(1)} ns`;
}

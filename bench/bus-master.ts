// The access path of a card that masters the bus: an RTL8139 that its guest has alone, profile `qemu`, every access recorded. An
// access that nobody asked to see beside the same of an NE2000, one that is ruled on beside that, and frames sent by DMA.
import {present} from '../src/base/assert.ts';
import {PORT as NE2000_PORT} from '../src/kits/ne2000/sheet/board.ts';
import {CR, ISR, PORT, TSAD, TSD} from '../src/kits/rtl8139/sheet/registers.ts';
import {scenarioOf} from '../src/scenarios/scenario-of.ts';
import {openLab} from '../src/sim/lab/open-lab.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {pair, type Work} from './measure.ts';
import {tapeWork} from './open-machine.ts';
import {type BenchResult, figureOnly} from './result.ts';
import {TapeGuest} from './tape-guest.ts';

const ROUNDS = 100;
const FRAME_BYTES = 1514;
/** Where the first frame lies in guest memory; one a page. */
const FIRST_PAGE = 1;
const PAGE_BYTES = 4096;

/** What it costs to reach the card, to be ruled on, and to have a frame sent. */
export function busMasterBenches(): BenchResult[] {
  const looked = lookedAt(PORT.CAPR.offset, 2);
  const through = pair(work(looked, 'minimal', looked.length), neighbour());
  const ruled = pair(work(orders(), 'minimal', orders().length), work(looked, 'minimal', looked.length));
  const sent = frames();
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

const out = (offset: number, size: number, value: number): Instruction => ({op: 'out', offset, size, value});

/** A register written and read in turn: nothing starts by it. */
function lookedAt(offset: number, size: number): Instruction[] {
  return Array.from({length: 8}, () => [out(offset, size, 0), {op: 'in', offset, size} as const]).flat();
}

/** The card is reset, its transmitter on, every descriptor has its frame. */
function startCard(): Instruction[] {
  const addresses = TSAD.map(({offset}, i) => out(offset, 4, (FIRST_PAGE + i) * PAGE_BYTES));
  return [out(PORT.CR.offset, 1, CR.RST), out(PORT.CR.offset, 1, CR.TE), ...addresses];
}

/** Addresses given anew: each is checked, and the host's put in its place. */
function orders(): Instruction[] {
  return TSAD.map(({offset}, i) => out(offset, 4, (FIRST_PAGE + i) * PAGE_BYTES));
}

/** A frame by each descriptor, and its end acknowledged, as a driver does. */
function frames(): Instruction[] {
  const {offset} = PORT.ISR;
  return TSD.flatMap((tsd) => [
    out(tsd.offset, 4, FRAME_BYTES),
    {op: 'in', offset, size: 2} as const,
    out(offset, 2, ISR.TOK),
  ]);
}

/** The same count of an NE2000's. */
function neighbour(): Work {
  const loop = lookedAt(NE2000_PORT.BNRY.offset, 1);
  return tapeWork(loop, ROUNDS, 'none', loop.length * ROUNDS);
}

function work(loop: readonly Instruction[], hooks: string, units: number): Work {
  const start = startCard();
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

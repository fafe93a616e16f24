// Who drives a copy engine: a driver that copies page by page within its window and waits for the interrupt; and one that reaches for
// its neighbour's pages.
import {
  type BoardSetup,
  type Driver,
  type DriverOp,
  type DriverState,
  delay,
  inb,
  type OpResult,
  outb,
} from '../../sim/guests/driver.ts';
import {CTRL, PAGES, PORT} from './sheet.ts';

const POLLS = 200;
const POLL_PAUSE = 2000;

/** Starts a copy of so many pages. */
function* start(from: number, to: number, pages: number): DriverOp<void> {
  yield* outb(PORT.SRC, from);
  yield* outb(PORT.DST, to);
  yield* outb(PORT.LEN, pages);
  yield* outb(PORT.CTRL, CTRL.BUSY);
}

/** Copies and looks again and again whether it is over: gives up on a copy that never was one. */
function* copyAndWait(from: number, to: number, pages: number): DriverOp<void> {
  yield* start(from, to, pages);
  for (let poll = 0; poll < POLLS; poll++) {
    const shown = yield* inb(PORT.CTRL);
    if ((shown & CTRL.DONE) !== 0) yield* outb(PORT.CTRL, CTRL.DONE);
    if ((shown & CTRL.BUSY) === 0) return;
    yield* delay(POLL_PAUSE);
  }
}

function* init(): DriverOp<OpResult> {
  yield* outb(PORT.CTRL, CTRL.DONE);
  return {changed: {isUp: true}};
}

/** The first page of its window over one after the other of the rest. */
function* work({firstPage, endPage}: BoardSetup, _state: DriverState, round: number): DriverOp<OpResult> {
  yield* start(firstPage, firstPage + 1 + (round % (endPage - firstPage - 1)), 1);
  return {changed: {sending: 0}};
}

function* interrupt(): DriverOp<OpResult> {
  const shown = yield* inb(PORT.CTRL);
  if ((shown & CTRL.DONE) !== 0) yield* outb(PORT.CTRL, CTRL.DONE);
  return {changed: (shown & CTRL.BUSY) === 0 ? {sending: -1} : {}};
}

/** Its own pages first, so that a denial stands beside an approval; then somebody else's into its own, and its own into those, if there are any. */
function* attack({firstPage, endPage}: BoardSetup): DriverOp<OpResult> {
  const foreign = endPage < PAGES ? endPage : firstPage - 1;
  yield* copyAndWait(firstPage, firstPage + 1, 1);
  if (foreign < 0) return {changed: {}};
  yield* copyAndWait(foreign, firstPage + 1, 1);
  yield* copyAndWait(firstPage, foreign, 1);
  return {changed: {}};
}

const copier: Driver = {name: 'copier', init, canTake: ({isUp, sending}) => isUp && sending < 0, work, interrupt};
const rogue: Driver = {...copier, name: 'rogue', attack};

/** The driver of a name; undefined: there is none. */
export function driverNamed(name: string): Driver | undefined {
  return [copier, rogue].find((driver) => driver.name === name);
}

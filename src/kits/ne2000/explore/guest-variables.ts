// What a guest is in the exploration: how it stands, what its model and its shadow hold.
import {present} from '../../../base/assert.ts';
import {isAmong} from '../../../base/bits.ts';
import type {StagedGuest} from '../../../sim/explore/packed-code.ts';
import {standingVariables} from '../../../sim/explore/standing-variables.ts';
import {bit, type Variable, values} from '../../../sim/explore/variable.ts';
import {DMA_OPEN} from '../model/compiled.ts';
import type {Ne2kContext} from '../model/context.ts';
import {PORT} from '../sheet/board.ts';
import {CR, DCR, portBits} from '../sheet/dp8390.ts';
import {DMA_BYTES, FRAME_BYTES, GUEST_NAMES, INTERRUPTS, PAGE_WORDS, PAGES, WINDOWS} from './layout.ts';
import {subset} from './owed-bits.ts';
import type {Testbench} from './testbench.ts';

/** Word transfers, no loopback, FIFO threshold as drivers set it. */
const DATA_WORDS = DCR.WTS | DCR.LS | DCR.FT1;
const RING = portBits(PORT.PSTART, PORT.PSTOP);
const CR_KEPT = CR.STP | CR.STA | CR.PS0 | CR.PS1;
const RSAR = portBits(PORT.RSAR0, PORT.RSAR1);
const HELD = [0, RSAR, portBits(PORT.RBCR0), RSAR | portBits(PORT.RBCR0), RSAR | portBits(PORT.RBCR0, PORT.RBCR1)];

/** A guest to put values into, as one stands that has done nothing but prepare its card. */
export function stagedGuest(testbench: Testbench, guest: number): StagedGuest<Ne2kContext> {
  return {state: testbench.monitor.model.initialState, context: preparedContext(testbench, guest), standing: 0};
}

/** The variables of one guest, which are put back by way of `staged`. */
export function guestVariables(testbench: Testbench, guest: number, staged: StagedGuest<Ne2kContext>): Variable[] {
  const {monitor} = testbench;
  const into = staged.context;
  // What a guest's model knows is laid over what it knew before: it stays the same object.
  const live = monitor.context(guest);
  const name = GUEST_NAMES[guest] ?? '';
  const mayMove = (): boolean => live.isOutstanding || isAmong(DMA_OPEN, monitor.state(guest));
  return [
    ...standingVariables(testbench, guest, staged),
    values(
      `${name}.CR`,
      [CR.STP, CR.STA, CR.STP | CR.STA, CR.STA | CR.PS0],
      ['stopped, never started', 'started, page 0', 'stopped', 'started, page 1'],
      () => live.CR & CR_KEPT,
      (value) => {
        into.CR = value | CR.RD2;
      },
    ),
    values(
      `${name}.RSAR`,
      PAGES,
      PAGE_WORDS,
      () => live.shadow.RSAR1,
      (value) => {
        into.shadow.RSAR1 = value;
      },
    ),
    values(
      `${name}.RBCR`,
      [0, DMA_BYTES],
      ['0', String(DMA_BYTES)],
      () => live.shadow.RBCR0,
      (value) => {
        into.shadow.RBCR0 = value;
      },
    ),
    bit(
      `${name}.RBCR written since the last command`,
      () => live.isArmed,
      (yes) => {
        into.isArmed = yes;
      },
    ),
    values(
      `${name}.held`,
      HELD,
      ['nothing', 'RSAR', 'RBCR0', 'RSAR and RBCR0', 'RSAR and RBCR'],
      () => live.held,
      (value) => {
        into.held = value;
      },
    ),
    bit(
      `${name}.approved may be under way`,
      () => live.isOutstanding,
      (yes) => {
        into.isOutstanding = yes;
      },
    ),
    values(
      `${name}.approved moves`,
      [1, 0],
      ['read', 'write'],
      () => (mayMove() && !live.approved.isRead ? 0 : 1),
      (value) => {
        into.approved.isRead = value === 1;
      },
    ),
    values(
      `${name}.approved range`,
      PAGES,
      PAGE_WORDS,
      () => (mayMove() && live.approved.length > 0 ? live.approved.start >>> 8 : (PAGES[guest] ?? 0)),
      (value) => {
        into.approved.start = value << 8;
      },
    ),
    values(
      `${name}.approved length`,
      [0, DMA_BYTES],
      ['0', String(DMA_BYTES)],
      () => (mayMove() ? live.approved.length : 0),
      (value) => {
        into.approved.length = value;
      },
    ),
    values(
      `${name}.ring registers written since reset`,
      [0, portBits(PORT.PSTART), portBits(PORT.PSTOP), RING],
      ['none', 'PSTART', 'PSTOP', 'both'],
      () => (monitor.state(guest) === monitor.model.initialState ? live.writtenOnPage0 & RING : RING),
      (value) => {
        into.writtenOnPage0 = value;
      },
    ),
    values(
      `${name}.TPSR`,
      PAGES,
      PAGE_WORDS,
      () => live.shadow.TPSR,
      (value) => {
        into.shadow.TPSR = value;
      },
    ),
    values(
      `${name}.IMR`,
      [0, INTERRUPTS],
      ['0', 'PTX, TXE and RDC'],
      () => live.shadow.IMR,
      (value) => {
        into.shadow.IMR = value;
      },
    ),
    subset(
      `${name}.ISR bits owed`,
      () => live.pendingIsr,
      (value) => {
        into.pendingIsr = value;
      },
    ),
    bit(
      `${name}.ISR.RDC to be made again`,
      () => live.rdcWasPending,
      (yes) => {
        into.rdcWasPending = yes;
      },
    ),
  ];
}

/** A guest that has written what stays the same: its ring, the length of its frames, its mask; RSAR and TPSR at its window. */
function preparedContext(testbench: Testbench, guest: number): Ne2kContext {
  const window = present(WINDOWS[guest], 'a window for each guest');
  const page = PAGES[guest] ?? 0;
  const {model} = testbench.monitor;
  const context = model.freshContext(window);
  const written = [
    [PORT.PSTART, page],
    [PORT.PSTOP, page + 2],
    [PORT.TPSR, page],
    [PORT.TBCR0, FRAME_BYTES],
    [PORT.RSAR0, 0],
    [PORT.RSAR1, page],
    [PORT.DCR, DATA_WORDS],
    [PORT.IMR, INTERRUPTS],
  ] as const;
  for (const [{offset}, value] of written) model.commit(context, true, offset, value);
  return context;
}

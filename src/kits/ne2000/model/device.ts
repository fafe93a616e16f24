// The NE2000 model, put together: what the monitor and the VMM get to drive.
import {isAmong} from '../../../base/bits.ts';
import type {
  ApprovedRange,
  BusCycle,
  CardPort,
  CheckOutcome,
  ContextSwitch,
  DeviceModel,
  Interpretation,
} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND, pageSelectedBy} from '../sheet/command-words.ts';
import {ISR} from '../sheet/dp8390.ts';
import {busCycles, isDataPort} from './bus-cycles.ts';
import {write} from './card-access.ts';
import {checkFrame, checkRemoteDma} from './checks.ts';
import {commit} from './commit.ts';
import {DMA_OPEN, NE2K_MODEL, REUSABLE, SENDING} from './compiled.ts';
import {copyContext, foundAtPowerOn, freshContext, type Ne2kContext, selectedPage} from './context.ts';
import {canReadStatus, isDrained, restore, save, unquiet} from './context-switch.ts';
import {admit, moved, recount} from './data-port.ts';
import {endTransfer, heldByte, releaseHeld} from './held-range.ts';
import {interpret} from './interpret.ts';
import {restoreMemory, saveMemory} from './memory-image.ts';
import {denyNumber, eventNumber, stateNumber} from './numbers.ts';
import {observe} from './observe.ts';
import {collect} from './parked-ring.ts';
import {holdRest, recallRange} from './transfer-rest.ts';
import {latchesIn, type Ne2kVariant} from './variant.ts';

const TRANSMIT = eventNumber('Transmit');
const DMA_RD = eventNumber('DmaRd');
const RDC = eventNumber('RDC');
const INITIATION = stateNumber('Initiation');
/** The two ports that a word through the data port covers; four bytes cover more, and exit. */
const DATA_WORD = 3 << PORT.DATA.offset;
const ABORT_EVENTS = [eventNumber('Stop'), eventNumber('AbortDma')];
const TRANSMIT_REASONS = [denyNumber('frame-outside-window'), denyNumber('transmitter-busy')];

/** The model with the board it is for, which its functions read: one function for all models, so that calls to it stay cheap. */
interface Ne2kModel extends DeviceModel<Ne2kContext> {
  readonly variant: Ne2kVariant;
}

/** The model of an NE2000 for a board and a hook set. */
export function ne2kModel(variant: Ne2kVariant): DeviceModel<Ne2kContext> {
  const model: Ne2kModel = {
    variant,
    compiled: NE2K_MODEL,
    initialState: INITIATION,
    endOfTransfer: RDC,
    contextSwitch: switchOf(variant),
    freshContext,
    copyContext,
    foundAtPowerOn: (context) => foundAtPowerOn(context, variant),
    page: selectedPage,
    pageAfter: (page, offset, value) => (offset === PORT.CR.offset ? pageSelectedBy(value & 0xff) : page),
    release: releaseHeld,
    ...MODEL_FUNCTIONS,
  };
  return model;
}

const MODEL_FUNCTIONS = {
  isReusable(state: number): boolean {
    return isAmong(REUSABLE, state);
  },
  interpret(
    this: Ne2kModel,
    context: Ne2kContext,
    state: number,
    isWrite: boolean,
    offset: number,
    value: number,
    out: Interpretation,
  ): void {
    interpret(context, state, isWrite, offset, value, this.variant, out);
  },
  recall(this: Ne2kModel, context: Ne2kContext, isWrite: boolean, offset: number, value: number, card: CardPort): void {
    if (isWrite && offset === PORT.CR.offset) recallRange(context, value, card, this.variant);
  },
  check(this: Ne2kModel, context: Ne2kContext, event: number, out: CheckOutcome): void {
    if (event === TRANSMIT) checkFrame(context, this.variant, out);
    else checkRemoteDma(context, event === DMA_RD, this.variant, out);
  },
  commit(this: Ne2kModel, context: Ne2kContext, isWrite: boolean, offset: number, value: number): void {
    commit(context, isWrite, offset, value, this.variant);
  },
  latchesIn(this: Ne2kModel, page: number, offset: number): 'card' | 'shadow' | null {
    return latchesIn(page, offset, this.variant);
  },
  isDataPort(this: Ne2kModel, offset: number): boolean {
    return isDataPort(offset, this.variant);
  },
  cycles(this: Ne2kModel, offset: number, size: number): readonly BusCycle[] {
    return busCycles(offset, size, this.variant);
  },
  heldByte,
  approved({approved, isOutstanding}: Ne2kContext): ApprovedRange | null {
    if (!isOutstanding) return null;
    return {move: approved.isRead ? 'read' : 'write', start: approved.start, length: approved.length};
  },
  admit(this: Ne2kModel, context: Ne2kContext, isWrite: boolean, size: number, count: number): Admitted {
    return admit(context, isWrite, size, count, this.variant);
  },
  recount(this: Ne2kModel, context: Ne2kContext, card: CardPort): void {
    recount(context, card, this.variant);
  },
  freePorts({approved, isConfined}: Ne2kContext, state: number): number {
    return isConfined && approved.isLive && isAmong(DMA_OPEN, state) ? DATA_WORD : 0;
  },
  moved(this: Ne2kModel, context: Ne2kContext, size: number, elements: number): boolean {
    return moved(context, size, elements, this.variant);
  },
  observe(
    this: Ne2kModel,
    context: Ne2kContext,
    state: number,
    card: CardPort,
    isr: number | null,
    thorough: boolean,
  ): readonly number[] {
    return observe(context, state, card, isr, thorough, this.variant);
  },
  forgetEnded(context: Ne2kContext, event: number): void {
    if (event === RDC) endTransfer(context);
  },
};

type Admitted = ReturnType<DeviceModel<Ne2kContext>['admit']>;

const pendingStatus = (context: Ne2kContext): number => context.pendingIsr;
const pendingInterrupts = (context: Ne2kContext): boolean => (context.pendingIsr & context.shadow.IMR & ~ISR.RST) !== 0;

function switchOf(variant: Ne2kVariant): ContextSwitch<Ne2kContext> {
  return {
    statusOffset: PORT.ISR.offset,
    statusOrders: false,
    canReadStatus,
    unquiet,
    endsByItself: (state) => isAmong(SENDING, state),
    abort: (context, card) => {
      context.isOutstanding = false;
      context.approved.isLive = false;
      write(card, PORT.CR, COMMAND.STOP);
      return ABORT_EVENTS;
    },
    isDrained,
    saveMemory,
    restoreMemory,
    errorStatus: (reason) => (TRANSMIT_REASONS.includes(reason) ? ISR.TXE : ISR.RDC),
    save: (context, card) => save(context, card, variant),
    restore,
    pendingStatus,
    addPendingStatus: (context, bits) => {
      context.pendingIsr |= bits;
    },
    hasReceived: (status) => (status & ISR.PRX) !== 0,
    isDmaEnd: (status) => (status & ISR.RDC) !== 0,
    canCollect: (context, state) => state !== INITIATION && !isAmong(DMA_OPEN, state) && canReadStatus(context),
    acknowledge: (context, bits) => {
      context.pendingIsr &= ~bits;
    },
    pendingInterrupts,
    collect: (context, card, claim, hadDmaEnd) => {
      context.isConfined = false;
      holdRest(context, card, variant); // the VMM's own remote DMA goes over RSAR and RBCR
      return collect(context, card, claim, hadDmaEnd);
    },
    setPromiscuous: (context, on) => {
      context.isPromiscuous = on && variant.filterIsHooked;
    },
  };
}

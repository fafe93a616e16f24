// The NE2000 model, put together: what the monitor and the VMM get to drive.
import {CR, ISR} from '../../../datasheets/dp8390.ts';
import {DATA_PORT} from '../../../datasheets/ne2000.ts';
import type {CheckOutcome, ContextSwitch, DeviceModel} from '../device-model.ts';
import {checkFrame, checkRemoteDma} from './checks.ts';
import {NE2K_MODEL} from './compiled.ts';
import {copyContext, freshContext, type Ne2kContext, selectedPage} from './context.ts';
import {canReadStatus, isDrained, restore, save, unquiet} from './context-switch.ts';
import {admit, moved} from './data-port.ts';
import {interpret} from './interpret.ts';
import {restoreMemory, saveMemory} from './memory-image.ts';
import {eventNumber, stateNumber} from './numbers.ts';
import {observe} from './observe.ts';
import {collect} from './parked-ring.ts';
import {denyNumber} from './reasons.ts';
import {commit, releaseHeld} from './shadow.ts';
import type {Ne2kVariant} from './variant.ts';

const TRANSMIT = eventNumber('Transmit');
const DMA_RD = eventNumber('DmaRd');
const RDC = eventNumber('RDC');
const NO_REMOTE_DMA = [stateNumber('Idle'), stateNumber('Trans')];
const ABORT_EVENTS = [eventNumber('Stop'), eventNumber('AbortDma')];
const TRANSMIT_REASONS = [denyNumber('frame-outside-window'), denyNumber('transmitter-busy')];
const ISR_OFFSET = 7;

/** The model of an NE2000 for a board and a hook set. */
export function ne2kModel(variant: Ne2kVariant): DeviceModel<Ne2kContext> {
  return {
    compiled: NE2K_MODEL,
    edgeOf: NE2K_MODEL.edgeOf,
    initialState: stateNumber('Initiation'),
    endOfTransfer: RDC,
    isReusable: (state) => NE2K_MODEL.reusable[state] === 1,
    freshContext,
    copyContext,
    page: selectedPage,
    interpret: (context, state, isWrite, offset, value, out) =>
      interpret(context, state, isWrite, offset, value, variant, out),
    check: (context, event, out: CheckOutcome) => {
      if (event === TRANSMIT) checkFrame(context, out);
      else checkRemoteDma(context, event === DMA_RD, variant, out);
    },
    commit: (context, isWrite, offset, value) => commit(context, isWrite, offset, value, variant),
    release: releaseHeld,
    isDataPort: (offset) => offset >= DATA_PORT && offset < 0x18,
    approved: ({approved, isOutstanding}) =>
      isOutstanding ? {move: approved.isRead ? 'read' : 'write', start: approved.start, length: approved.length} : null,
    admit: (context, isWrite, size, count) => admit(context, isWrite, size, count, variant),
    moved: (context, size, elements) => moved(context, size, elements, variant),
    observe: (context, state, card, isr, thorough) => observe(context, state, card, isr, thorough, variant),
    settle: (context, event) => {
      if (event === RDC) context.isOutstanding = false;
    },
    contextSwitch: switchOf(variant),
  };
}

function switchOf(variant: Ne2kVariant): ContextSwitch<Ne2kContext> {
  return {
    statusOffset: ISR_OFFSET,
    canReadStatus,
    unquiet,
    abort: (context, card) => {
      context.isArmed = false;
      context.isOutstanding = false;
      context.approved.isLive = false;
      card.write(0, 1, CR.STP | CR.RD2);
      return ABORT_EVENTS;
    },
    isDrained,
    saveMemory,
    restoreMemory,
    errorStatus: (reason) => (TRANSMIT_REASONS.includes(reason) ? ISR.TXE : ISR.RDC),
    save: (context, card) => save(context, card, variant),
    restore,
    pendingStatus: (context) => context.pendingIsr,
    addPendingStatus: (context, bits) => {
      context.pendingIsr |= bits;
    },
    hasReceived: (status) => (status & ISR.PRX) !== 0,
    isDmaEnd: (status) => (status & ISR.RDC) !== 0,
    canCollect: (context, state) => NO_REMOTE_DMA.includes(state) && canReadStatus(context),
    acknowledge: (context, bits) => {
      context.pendingIsr &= ~bits;
    },
    pendingInterrupts: (context) => (context.pendingIsr & (context.page0[15] ?? 0) & ~ISR.RST) !== 0,
    collect,
    setPromiscuous: (context, on) => {
      context.isPromiscuous = on && variant.filterIsHooked;
    },
  };
}

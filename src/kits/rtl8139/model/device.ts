// The RTL8139 model, put together: what the monitor and the VMM get to drive.
import type {AddressWindow} from '../../../base/address-space.ts';
import {isAmong} from '../../../base/bits.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {ApprovedRange, ContextSwitch, DeviceModel} from '../../../sim/models/device-model.ts';
import {meansNothing} from '../../../sim/models/device-model.ts';
import {NO_DATA_PORT, NO_DEVICE_MEMORY} from '../../../sim/models/plain-model.ts';
import {CR, CR9346, CR9346_MODE, ISR, PORT, TSD_SIZE} from '../sheet/registers.ts';
import {leaveShadow, putUnset, repoint} from './addresses.ts';
import {moveFrames, moveRing, tellsReceived} from './bounce.ts';
import {narrowCycles, wideCycles} from './bus-cycles.ts';
import {settleRing} from './bus-master.ts';
import {read} from './card-access.ts';
import {type Asked, checkFrames, checkRing, placeOf} from './checks.ts';
import {commit} from './commit.ts';
import {REUSABLE, RTL8139_MODEL} from './compiled.ts';
import {copyContext, freshContext, isFilled, isReceiving, type Rtl8139Context} from './context.ts';
import {ALL_STATUS, restore, save} from './context-switch.ts';
import {interpret} from './interpret.ts';
import {denyNumber, eventNumber, stateNumber} from './numbers.ts';
import {observe, recall} from './observe.ts';
import {collect} from './parked-ring.ts';
import {pinned} from './pinned.ts';
import {isBounced, liveRing} from './ring.ts';
import {releaseShadow} from './shadow.ts';
import {checkPlanned, isRefresh, planFor} from './shadow-plan.ts';
import {shadowReach} from './shadow-ring.ts';
import {heldByte} from './shown.ts';
import {sizeOf} from './turn.ts';
import {type Rtl8139Variant, type RtlSetup, variantFor} from './variant.ts';

const TRANSMIT = eventNumber('Transmit');
/** A denial of these is told as a transmit error, any other as a receive error. */
const TRANSMIT_REASONS = [
  denyNumber('transmit-outside-memory'),
  denyNumber('transmit-scattered'),
  denyNumber('transmit-too-few-pages'),
  denyNumber('transmit-too-long'),
  denyNumber('descriptor-in-use'),
];

/** The model of an RTL8139 for a profile and a hook set. */
export function rtl8139Model(setup: RtlSetup): DeviceModel<Rtl8139Context> {
  const variant = variantFor(setup);
  // Filled by `interpret` and read by the check that the monitor then asks: between the two nothing else is ruled on.
  const asked: Asked = {
    frames: [],
    ring: null,
    filter: null,
    areTranslated: true,
    plan: null,
    shadow: null,
    settles: false,
  };
  return {
    ...NO_DATA_PORT,
    compiled: RTL8139_MODEL,
    initialState: stateNumber('PowerOn'),
    hasWidths: true,
    sendsInARow: true,
    contextSwitch: switchOf(variant),
    isReusable: (state) => isAmong(REUSABLE, state),
    freshContext,
    copyContext,
    foundAtPowerOn: () => {},
    interpret: (context, state, isWrite, offset, value, out) => {
      if (isWrite) interpret(context, state, offset, value, variant, asked, out);
      else meansNothing(out, value);
    },
    recall: (context, isWrite, offset, value, card) => {
      if (!isWrite) return;
      recall(context, offset, value, card, variant);
      asked.plan = planFor(context, offset, value, card, variant);
    },
    check: ({view, isCPlus}, event, out) => {
      if (isCPlus && asked.shadow !== 'left') {
        if (event === TRANSMIT) checkPlanned(asked.plan?.transmit ?? null, 'transmit', out);
        else checkPlanned(asked.plan?.receive ?? null, 'receive', out);
        return;
      }
      const longest = variant.seesSizes ? variant.longest : Number.POSITIVE_INFINITY;
      if (event === TRANSMIT) checkFrames(view, asked, longest, variant.bounce, out);
      else checkRing(view, asked, variant.bounce, out);
    },
    commit: (context, isWrite, offset, value) => {
      if (isWrite) commit(context, offset, value, variant, asked.plan);
    },
    emptiesRing: (context, offset, value) =>
      context.isCPlus
        ? offset === PORT.CR.offset || emptiesRing(offset, value, variant)
        : (isFilled(context) || isBounced(context, variant)) && emptiesRing(offset, value, variant),
    release: (context, card) => {
      if (asked.shadow === 'on') return releaseShadow(context, asked.plan, card, variant);
      if (asked.shadow === 'left') return leaveShadow(context, card, variant);
      if (asked.settles) settleRing(context, card, variant);
      if (asked.settles && variant.bounce === null) return;
      if (variant.bounce === null) return putUnset(context, card);
      moveFrames(context, asked.frames, card, variant);
      if (asked.ring !== null) moveRing(context, asked.ring, asked.filter, card, variant);
    },
    ...(variant.bounce === null && variant.shadowAt === null
      ? {}
      : {
          lent: lentPages(variant),
          tellsReceived: (context, offset, size, value) =>
            context.isCPlus ? offset === PORT.ISR.offset : tellsReceived(context, offset, size, value, variant),
          tellsByMemory: ({isCPlus}, offset) => isCPlus && isRefresh(offset),
        }),
    latchesIn: () => null,
    cycles: (offset, size, isWrite = false) => (variant.isNarrow ? narrowCycles : wideCycles)(offset, size, isWrite),
    heldByte: (context, offset) => heldByte(context, offset, variant),
    pinned: (context, isOwner) => pinned(context, isOwner ? standing(context, variant) : [], variant),
    remap: (context, view) => {
      context.view = view;
    },
    repoint: (context, card) => repoint(context, card, variant),
    standing: (context) => standing(context, variant),
    observe: (context, state, card) => observe(context, state, card, variant),
    forgetEnded: () => {},
  };
}

/** A reset, another place, and on QEMU's card any write to RCR. [QEMU 7.2, seen in recordings] */
function emptiesRing(offset: number, value: number, {filterEmptiesRing, bounce}: Rtl8139Variant): boolean {
  switch (offset) {
    case PORT.CR.offset:
      return (value & CR.RST) !== 0;
    case PORT['9346CR'].offset:
      return (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD;
    case PORT.RBSTART.offset:
      return true;
    case PORT.RCR.offset:
      return filterEmptiesRing || bounce !== null; // which may be elsewhere from then on
    default:
      return false;
  }
}

/** Ranges that the card may reach at any time: the ring while the receiver is on, and the frames that it was told to send, or could be unseen. */
function standing(context: Rtl8139Context, variant: Rtl8139Variant): readonly ApprovedRange[] {
  const {isPlayedBack, isStopping, isCPlus, isMaster} = context;
  if (!isMaster && !isPlayedBack) return [];
  const isAtWork = (isReceiving(context) && !isCPlus) || isPlayedBack || isStopping;
  const ring = isAtWork ? liveRing(context, variant) : null;
  const ranges: ApprovedRange[] = ring === null ? [] : [{move: 'write', start: ring.start, length: ring.reach}];
  if (isCPlus) return [...shadowReach(context, variant), ...ranges];
  for (const [descriptor, start] of context.sendsFrom.entries()) {
    if (variant.seesSizes && !isAmong(context.given, descriptor)) continue;
    const length = variant.seesSizes ? sizeOf(context.TSD[descriptor] ?? 0) : TSD_SIZE;
    const range: ApprovedRange = {move: 'read', start, length};
    const isCopy = start === variant.bounce?.frames[descriptor];
    if (isCopy || placeOf(context.view, range, false).kind === 'inside') ranges.push(range);
  }
  return ranges;
}

/** The VMM's pages that the card may be led to. */
function lentPages({bounce, shadowAt}: Rtl8139Variant): AddressWindow {
  const end = shadowAt === null ? 0 : shadowAt + HOST_PAGE_BYTES;
  const {whole} = bounce ?? {whole: {start: shadowAt ?? 0, end}};
  return {start: whole.start, end: Math.max(whole.end, end)};
}

function switchOf(variant: Rtl8139Variant): ContextSwitch<Rtl8139Context> {
  return {
    ...NO_DEVICE_MEMORY,
    statusOffset: PORT.ISR.offset,
    statusBytes: 2,
    // A write to ISR is one of those by which shadow rings are refreshed.
    statusOrders: variant.shadowAt !== null,
    // With four descriptors a guest can have one frame follow the other for ever: a hand-off by force waits for those given by then.
    endsByItself: () => false,
    // Nothing of the ring mode is lost by a stop: what the receiver is at is put back, and a frame being sent is waited for.
    abort: () => [],
    isDrained: (_context, card) => (read(card, PORT.CR) & CR.BUFE) !== 0,
    errorStatus: (reason) => (TRANSMIT_REASONS.includes(reason) ? ISR.TER : ISR.RER),
    unquiet: (context, status, policy, card) => {
      const mask = policy === 'all' ? ALL_STATUS : variant.seesMask ? context.IMR : read(card, PORT.IMR);
      return (status | context.owed) & mask;
    },
    save: (context, card) => save(context, card, variant),
    restore: (context, card) => restore(context, card, variant),
    pendingStatus: ({owed}) => owed,
    addPendingStatus: (context, bits) => {
      context.owed |= bits;
    },
    acknowledge: (context, bits) => {
      context.owed &= ~bits;
    },
    hasReceived: (status) => (status & ISR.ROK) !== 0,
    // The ring is looked at in host memory, which disturbs nothing.
    canCollect: () => true,
    collectsStopped: true,
    pendingInterrupts: ({owed, IMR}) => (owed & IMR) !== 0,
    collect: (context, card, claim) => collect(context, card, claim, variant),
    setPromiscuous: (context, on) => {
      context.isPromiscuous = on;
    },
  };
}

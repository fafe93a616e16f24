// Saving and restoring the card's context by real accesses, in the order the silicon asks for. Lost at a hand-off: MPC and TCTR start
// at 0, TUN, TABT and the collision bits of a TSD, an EEPROM reading under way, a frame that QEMU's card holds back for want of room.
// [RTL8139C, Register Descriptions; QEMU 7.2, seen in recordings]

import {isAmong} from '../../../base/bits.ts';
import {COMMAND} from '../../../base/configuration-space.ts';
import type {Port} from '../../../base/port.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {
  CR,
  CR9346,
  CR9346_MODE,
  DESCRIPTORS,
  IDR,
  ISR,
  MAR,
  PORT,
  RCR,
  ringBytes,
  TSD,
  TSD_BITS,
  TSD_SIZE,
} from '../sheet/registers.ts';
import {keepShortInside, putAddresses} from './addresses.ts';
import {moveFrames, wipeFrames} from './bounce.ts';
import {read, settledRing, waitFor, waitForRest, write} from './card-access.ts';
import {follow} from './commit.ts';
import {FIRST_CAPR, isReceiving, type Rtl8139Context, type SavedRegisters} from './context.ts';
import {recallAddresses} from './observe.ts';
import {addressTaken} from './own-frames.ts';
import {playBack} from './playback.ts';
import {isBounced, modulo, ringAddress, ringOf} from './ring.ts';
import {hasSent} from './shadow.ts';
import {layShadow} from './shadow-ring.ts';
import {afterTurnOn, frameOf, sizeOf} from './turn.ts';
import {probeTurn} from './turn-probe.ts';
import {countsTurn, type Rtl8139Variant} from './variant.ts';

/** The station address, which is to be written in fours. [RTL8139C, IDR] */
const STATION = inFours(IDR);
const GROUPS = inFours(MAR);
/** The letter that halts the clock; it reads as 0 then. [RTL8139C, HLTCLK] */
const CLOCK_HALTS = 0x48;
/** Writable only while 9346CR says so. [RTL8139C, 9346CR] */
const CONFIGURATION = [PORT.CONFIG0, PORT.CONFIG1, PORT.CONFIG3, PORT.CONFIG4, PORT.CONFIG5] as const;
/** Of these BMCR too, on the chip. */
const PLAIN = [PORT.MULINT, PORT.BMCR, PORT.ANAR, PORT.ANER, PORT.ETTHR, PORT.RDSARLO, PORT.RDSARHI] as const;
const SAVED: readonly Port[] = [
  ...[...STATION, ...GROUPS, ...CONFIGURATION, ...PLAIN],
  ...[PORT['9346CR'], PORT.TCR, PORT.TIMERINT, PORT.HLTCLK],
];
/** What a reset leaves as another guest had it, as it is at power-on. [QEMU 7.2, seen in recordings] */
const AT_POWER_ON: SavedRegisters = {MAR0: 0, MAR4: 0, CONFIG4: 0, MULINT: 0, ETTHR: 0, '9346CR': 0};
/** BMCR.RESET. [IEEE 802.3, 22.2.4.1] */
const PHY_RESET = 0x8000;
/** Status bits a guest can be owed: all there are. */
export const ALL_STATUS = Object.values(ISR).reduce((all, bit) => all | bit, 0);
/** The card goes on to the next of several frames at the end of a step at the latest, which is less than the longest of them takes. */
const FRAME_STEP = 65_536;
/** Frames of others that have the wire before each that is surely sent: where it is never as busy nothing waits as long. */
const OTHERS_BEFORE = 4;
/** Somebody else's frame, and what a frame takes on the wire beside its bytes: preamble, check sequence, gap. [IEEE 802.3, 4.4.2] */
const LONGEST_FRAME = 1514;
const AROUND_FRAME_BYTES = 24;
/** A playback that frames from the wire upset is done over so often. */
const MOST_PLAYBACKS = 3;

/** Stops the card and reads what only it knows. Frames under way have left: what nobody saw start is waited for. */
export function save(context: Rtl8139Context, port: CardPort, variant: Rtl8139Variant): void {
  const card = variant.stopsReceiver ? port : withoutStops(port);
  const command = read(card, PORT.CR);
  // What was turned off and is at work still its guest has not on.
  if (!variant.seesCommands || !variant.seesReloads)
    context.CR = command & (variant.seesCommands ? context.CR : CR.TE | CR.RE);
  if (context.isCPlus) {
    waitFor(card, () => context.given === 0 || hasSent(context, card, variant));
    write(card, PORT.CR, 0); // any other write would have it begin its rings anew
  } else {
    write(card, PORT.CR, command & CR.TE);
    waitForFrames(context, card, (command & CR.TE) !== 0, variant);
  }
  if (variant.storesInTime) waitForRest(card);
  context.isStopping = false;
  context.owed |= read(card, PORT.ISR) & ALL_STATUS;
  context.CBR = settledRing(card);
  context.CAPR = read(card, PORT.CAPR);
  context.saved = Object.fromEntries(SAVED.map((register) => [register.name, read(card, register)]));
  context.IMR = read(card, PORT.IMR);
  for (const [descriptor, register] of TSD.entries()) context.TSD[descriptor] = read(card, register);
  recallRegisters(context, card, variant);
  if (!context.isCPlus) keepUnsent(context);
  wipeFrames(context, card, variant);
  if (!countsTurn(variant) && !context.isCPlus) {
    context.waiting = ~read(card, PORT.TSADS) & ((1 << DESCRIPTORS) - 1);
    keepShortInside(context, card);
    context.turn = probeTurn(card);
  }
  context.given = 0;
  write(card, PORT.CR, 0);
}

/**
 * Frames that are being sent, or could be where nobody sees them given to the card. No register shows whether one is under way. With the
 * transmitter off that is one at most: what has not left when the longest of them would have was never begun.
 */
function waitForFrames(context: Rtl8139Context, card: CardPort, isSending: boolean, variant: Rtl8139Variant): void {
  const {sendsInside, seesSizes} = variant;
  if (sendsInside) return;
  const given = TSD.flatMap((register, descriptor) =>
    !seesSizes || isAmong(context.given, descriptor) ? [{register, tsd: context.TSD[descriptor] ?? 0}] : [],
  );
  const others = isSending ? OTHERS_BEFORE : 1;
  const times = given.map(({tsd}) => timeOnWire(seesSizes ? sizeOf(tsd) : TSD_SIZE, others, variant));
  const most = isSending ? times.reduce((all, time) => all + time, 0) : Math.max(0, ...times);
  waitFor(card, () => given.every(({register}) => isOver(read(card, register))), most + FRAME_STEP, FRAME_STEP);
}

/** Cycles in which a frame has left, with so many of somebody else's before it. */
function timeOnWire(length: number, others: number, {cyclesPerByte}: Rtl8139Variant): number {
  const before = others * (LONGEST_FRAME + AROUND_FRAME_BYTES);
  return Math.ceil((before + length + AROUND_FRAME_BYTES) * cyclesPerByte);
}

/**
 * Frames that the card was told to send and did not, as its guest turned the transmitter off behind one before them: they wait, and the
 * turn is the first one's.
 */
function keepUnsent(context: Rtl8139Context): void {
  for (const [descriptor, tsd] of context.TSD.entries()) {
    if (!isAmong(context.given, descriptor) || isOver(tsd)) continue;
    context.waiting |= 1 << descriptor;
    context.turn = modulo(context.turn - 1, DESCRIPTORS);
  }
}

/** What nobody saw its guest write, and so was not translated either. */
function recallRegisters(context: Rtl8139Context, card: CardPort, variant: Rtl8139Variant): void {
  const start = read(card, PORT.RBSTART);
  if (!variant.seesRing || start === 0) context.RBSTART = start;
  if (!variant.seesLength) context.RCR = read(card, PORT.RCR) & (context.isPromiscuous ? ~RCR.AAP : -1);
  if (!variant.seesAddresses) recallAddresses(context, card);
}

/** Not given to the card, or sent, or given up. */
function isOver(tsd: number): boolean {
  const end = TSD_BITS.TOK | TSD_BITS.TUN | TSD_BITS.TABT;
  return (tsd & TSD_BITS.OWN) !== 0 && ((tsd & end) !== 0 || sizeOf(tsd) === 0);
}

/** Writes a context to the card and turns on what its guest had on. Returns the ISR bits the guest is still owed. */
export function restore(context: Rtl8139Context, port: CardPort, variant: Rtl8139Variant): number {
  const card = variant.stopsReceiver ? port : withoutStops(port);
  const saved = context.saved ?? AT_POWER_ON;
  const filter = context.isPromiscuous ? context.RCR | RCR.AAP : context.RCR;
  context.CBR %= ringBytes(context.RCR);
  context.longestRing = 0; // CBR lies in the ring now
  context.lookAt = context.CBR; // what comes during the playback may be anybody's
  card.masters?.(COMMAND.MASTER); // for the playback, whatever its guest has
  for (let i = 0; i < MOST_PLAYBACKS; i++) {
    reset(card);
    if (context.saved === null && !variant.isNarrow) loadStation(card);
    putConfiguration(saved, card);
    if (context.isCPlus) {
      bringBackRings(context, card, filter, variant);
      break;
    }
    if (bringBack(context, card, saved, filter, variant)) break;
    if (i === MOST_PLAYBACKS - 1) context.owed |= ISR.RXOVW; // its driver begins the ring anew
  }
  put(GROUPS, saved, card);
  if (!context.isCPlus) putAddresses(context, card, variant);
  put([PORT.TCR], saved, card);
  write(card, PORT.CAPR, context.CAPR);
  write(card, PORT.MPC, 0);
  put([PORT.TIMERINT], saved, card);
  card.masters?.(context.isMaster ? COMMAND.MASTER : 0);
  if (context.isCPlus) write(card, PORT.CR, context.CR & CR.TE);
  else giveWaiting(context, card, variant);
  showOwed(context, card);
  write(card, PORT.IMR, context.IMR);
  if (!variant.filterEmptiesRing && (context.CBR !== 0 || isReceiving(context)))
    context.longestRing = ringBytes(context.RCR);
  if (isReceiving(context)) write(card, PORT.CR, context.CR);
  if (saved[PORT.HLTCLK.name] === 0) write(card, PORT.HLTCLK, CLOCK_HALTS);
  return context.owed;
}

/** A card on whose CR no write turns the receiver off, a reset among them: what policy `receiver: left` makes of a hand-off. */
function withoutStops(card: CardPort): CardPort {
  const {hostMemory} = card;
  return {
    // Nor is it waited for.
    read: (offset, size) => (offset === PORT.CR.offset ? card.read(offset, size) & ~CR.RE : card.read(offset, size)),
    write: (offset, size, value) => {
      const kept = offset === PORT.CR.offset ? read(card, PORT.CR) & CR.RE : 0;
      card.write(offset, size, value | kept);
    },
    masters: (command) => card.masters?.(command),
    pause: (cycles) => card.pause?.(cycles),
    ...(hostMemory === undefined ? {} : {hostMemory}),
    copied: (address, length, isToGuest) => card.copied?.(address, length, isToGuest),
  };
}

/** A reset; the write to CAPR has QEMU's card forget a frame that it holds back for who had the card before. */
function reset(card: CardPort): void {
  write(card, PORT.CR, CR.RST);
  waitFor(card, () => (read(card, PORT.CR) & CR.RST) === 0);
  write(card, PORT.CAPR, FIRST_CAPR);
}

/** The station address out of the EEPROM: a reset leaves the chip's as it is. */
function loadStation(card: CardPort): void {
  write(card, PORT['9346CR'], CR9346_MODE.AUTO_LOAD);
  waitFor(card, () => (read(card, PORT['9346CR']) & CR9346.MODE) === CR9346_MODE.NORMAL);
}

function putConfiguration(saved: SavedRegisters, card: CardPort): void {
  write(card, PORT['9346CR'], CR9346_MODE.CONFIG_WRITE);
  put([...STATION, ...CONFIGURATION, ...PLAIN, PORT['9346CR']], saved, card);
}

/** Where ring, turn and TSDs stood. A filter that takes groups alone takes all of them meanwhile. */
function bringBack(
  context: Rtl8139Context,
  card: CardPort,
  saved: SavedRegisters,
  filter: number,
  variant: Rtl8139Variant,
): boolean {
  const {hostMemory: memory} = card;
  const {vmmPage: page} = variant;
  if (addressTaken(filter) === 'group') for (const register of GROUPS) write(card, register, 0xffff_ffff);
  context.ringAt = ringAddress(context, variant);
  write(card, PORT.RBSTART, context.ringAt);
  write(card, PORT.RCR, filter); // before CAPR and CBR: QEMU's card empties the ring by it
  write(card, PORT.CR, CR.TE);
  if (memory === undefined || page === null) return true;
  const ring = ringOf(context, variant);
  const isVmms = isBounced(context, variant);
  const {storesInTime} = variant;
  return playBack(context, card, {memory, page, ring, isVmms, storesInTime, filter, station: stationOf(saved)});
}

/** C+ mode and its rings, from where the card stood in each: its own index begins at 0, and the shadow is turned instead. */
function bringBackRings(context: Rtl8139Context, card: CardPort, filter: number, variant: Rtl8139Variant): void {
  write(card, PORT.RCR, filter);
  write(card, PORT.CPCR, context.CPCR);
  layShadow(context, card, variant);
  write(card, PORT.CR, CR.TE);
}

function stationOf({IDR0: low = 0, IDR4: high = 0}: SavedRegisters): Uint8Array {
  return Uint8Array.of(low, low >>> 8, low >>> 16, low >>> 24, high, high >>> 8);
}

/**
 * Descriptors that wait for their turn or for the transmitter: given to a card whose transmitter is off, so that none starts. Where it is
 * turned on then, the chip goes on with those that were under way when the card was taken by force.
 */
function giveWaiting(context: Rtl8139Context, card: CardPort, variant: Rtl8139Variant): void {
  const isSending = (context.CR & CR.TE) !== 0;
  if (!isSending || context.waiting !== 0) write(card, PORT.CR, 0);
  for (const [descriptor, register] of TSD.entries()) {
    if (isAmong(context.waiting, descriptor)) write(card, register, (context.TSD[descriptor] ?? 0) & ~TSD_BITS.OWN);
  }
  if (!isSending || context.waiting === 0) return;
  if (!variant.sendsInside) {
    const sending = afterTurnOn(context, variant);
    const frames = sending.started.map((descriptor) => frameOf(context, descriptor));
    moveFrames(context, frames, card, variant);
    follow(context, sending);
  }
  write(card, PORT.CR, CR.TE);
}

/** Of what the playback left in ISR what the guest is owed stays there; the rest is acknowledged. */
function showOwed(context: Rtl8139Context, card: CardPort): void {
  const shown = read(card, PORT.ISR);
  const kept = shown & context.owed;
  context.owed &= ~kept;
  if (shown !== kept) write(card, PORT.ISR, shown & ~kept);
}

/** Bytes that are accessed in fours, by the name of the first. */
function inFours(registers: readonly Port[]): readonly Port[] {
  return registers.filter((_, at) => at % 4 === 0).map((register) => ({...register, bytes: 4}));
}

function put(registers: readonly Port[], saved: SavedRegisters, card: CardPort): void {
  for (const register of registers) {
    const value = saved[register.name];
    if (value !== undefined) write(card, register, register === PORT.BMCR ? value & ~PHY_RESET : value);
  }
}

// What no register sets is played back: a card that was reset takes its descriptors from the first one on and fills its ring from 0 on.
// With both loopback bits set it sends frames of the VMM's own to itself and not to the wire: each moves the turn on by one, leaves TOK
// in its TSD, and, with the receiver on, moves CBR on by its length. What the ring held is put back afterwards.
// That CBR moves on the chip is knowledge, and not measured. [RTL8139C, TCR.LBK; QEMU 7.2, seen in recordings]
import {isAmong} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {CAPR_LAG, CR, DESCRIPTORS, ISR, PORT, RCR, TCR, TSAD, TSD, TSD_BITS, TSD_WRITABLE} from '../sheet/registers.ts';
import {LONGEST_STORE, read, waitFor, waitForRest, write} from './card-access.ts';
import {FRESH_TSD, type Rtl8139Context} from './context.ts';
import {endedBy} from './observe.ts';
import {addressTaken, canMoveBy, frameBytes, isOwnFrame, ownFrame, storedLengths} from './own-frames.ts';
import {type Entry, entryAt, modulo, type Ring, roomFor, writeTo} from './ring.ts';
import {sizeOf} from './turn.ts';

const SHORT_FRAME = 60;
/** With less room QEMU's card tries no frame, unless RXOVW would tell. [QEMU 7.2, seen in recordings: quirk `held`] */
const LEAST_ROOM = 1514;
/** Bytes that the VMM moves in a cycle. */
const BYTES_PER_CYCLE = 8;

/** TCR.MXDMA: the wire begins early, and has enough for as long as a burst of the receiver's takes. [RTL8139C, TCR.MXDMA] */
const BURSTS_OF_256 = 4 << 8;

const NOTHING = new Uint8Array(0);

/** What is to be brought about, and with what. */
export interface Playback {
  readonly memory: BusMemory;
  /** Host address of the VMM's page. */
  readonly page: number;
  /** The ring that CBR counts in; null: CBR stays 0. */
  readonly ring: Ring | null;
  /** The ring lies in the VMM's own pages: nothing in it is its guest's to keep. */
  readonly isVmms: boolean;
  /** What came round the loop is in the ring a while later, not at once. */
  readonly storesInTime: boolean;
  /** RCR as the guest is to have it. */
  readonly filter: number;
  readonly station: Uint8Array;
}

/**
 * Brings turn, TSDs and CBR of a card that was just reset to where the guest left them; its transmitter is on, RBSTART is set. False
 * where frames came in between for which the ring had no room: then all has to be done anew.
 */
export function playBack(context: Rtl8139Context, card: CardPort, playback: Playback): boolean {
  const {memory, page, ring, filter} = playback;
  const lengths = ring === null ? [] : storedLengths(distanceTo(context.CBR, ring));
  const silent = silentFrames(context, lengths.length);
  if (lengths.length + silent === 0) return true;
  const taken = addressTaken(filter);
  memory.write(page, ownFrame(taken, playback.station));
  write(card, PORT.TCR, playback.storesInTime ? TCR.LBK | BURSTS_OF_256 : TCR.LBK);
  for (const register of TSAD) write(card, register, page);
  const sender = new Sender(card);
  const isWhole = ring === null || lengths.length === 0 || fill(context, card, sender, ring, lengths, playback, taken);
  for (let left = silent; left > 0; left--)
    sender.send(left <= DESCRIPTORS ? ownStatus(context, sender.turn) : SHORT_FRAME);
  sender.settle();
  clearStatus(context, card, sender.used);
  return isWhole;
}

/** How far CBR has to move: once more round the ring where no frame is as short. */
function distanceTo(cbr: number, ring: Ring): number {
  return cbr === 0 || canMoveBy(cbr) ? cbr : cbr + ring.length;
}

/** Frames with the receiver off, after so many with it on: as many as the turn takes, and as every TSD needs that shows an end. */
function silentFrames({turn, TSD: status}: Rtl8139Context, before: number): number {
  const least = modulo(turn - before, DESCRIPTORS);
  const isCovered = status.every(
    (tsd, descriptor) => !showsEnd(tsd) || modulo(turn - 1 - descriptor, DESCRIPTORS) < least,
  );
  return isCovered ? least : least + DESCRIPTORS;
}

const showsEnd = (tsd: number): boolean => (tsd & TSD_BITS.TOK) !== 0;

/** What a descriptor is sent with for the last time: with what its guest sent it, so that its TSD reads as before. */
function ownStatus({TSD: status}: Rtl8139Context, descriptor: number): number {
  const tsd = status[descriptor] ?? FRESH_TSD;
  const isShort = sizeOf(tsd) <= HOST_PAGE_BYTES;
  return showsEnd(tsd) && isShort ? tsd & TSD_WRITABLE & ~TSD_BITS.OWN : SHORT_FRAME;
}

/** TSDs that showed no end are written as their guest had them: the driver's, unsent. */
function clearStatus({TSD: status}: Rtl8139Context, card: CardPort, used: number): void {
  for (const [descriptor, register] of TSD.entries()) {
    const tsd = status[descriptor] ?? FRESH_TSD;
    if (!showsEnd(tsd) && (isAmong(used, descriptor) || tsd !== FRESH_TSD))
      write(card, register, (tsd & TSD_WRITABLE) | TSD_BITS.OWN);
  }
}

/** Sends frames of the VMM's page in turn. */
class Sender {
  turn = 0;
  /** Bit per descriptor that was ever used. */
  used = 0;
  readonly #card: CardPort;
  #open = 0;

  constructor(card: CardPort) {
    this.#card = card;
  }

  send(tsd: number): void {
    if (isAmong(this.#open, this.turn)) this.settle();
    const register = TSD[this.turn];
    if (register !== undefined) write(this.#card, register, tsd);
    this.#open |= 1 << this.turn;
    this.used |= 1 << this.turn;
    this.turn = (this.turn + 1) % DESCRIPTORS;
  }

  /** Waits until all of them are over. */
  settle(): void {
    if (this.#open === 0) return;
    waitFor(this.#card, () => (this.#open & ~endedBy(read(this.#card, PORT.TSADS))) === 0);
    this.#open = 0;
  }
}

/** Moves CBR on with the receiver on. Frames that the wire brings meanwhile are put behind those that the ring held. */
function fill(
  context: Rtl8139Context,
  card: CardPort,
  sender: Sender,
  ring: Ring,
  lengths: readonly number[],
  {memory, filter, isVmms, storesInTime}: Playback,
  taken: ReturnType<typeof addressTaken>,
): boolean {
  // Only on the chip, where a write to RCR empties no ring, CBR is not 0 under a filter that takes nothing.
  if (taken === 'none') write(card, PORT.RCR, filter | RCR.AB);
  const held = isVmms ? NOTHING : memory.read(ring.start, ring.reach);
  const others: Entry[] = [];
  let lookedTo = 0;
  let at = 0;
  let emptied = 0;
  let own = 0;
  let sent = 0;
  const look = (): number => {
    const cbr = read(card, PORT.CBR);
    for (const entry of entriesBetween(memory, ring, lookedTo, cbr)) {
      if (isOwnFrame(entry.frame)) own++;
      else others.push(entry);
    }
    lookedTo = cbr;
    return cbr;
  };
  const hasAll = (): boolean => {
    look();
    return own === sent;
  };
  context.isPlayedBack = true;
  write(card, PORT.CR, CR.TE | CR.RE);
  for (const length of lengths) {
    const room = ring.length - (at - emptied);
    if (at !== emptied && (room <= length || room < LEAST_ROOM)) {
      sender.settle();
      waitFor(card, hasAll, storesInTime ? LONGEST_STORE : 0);
      write(card, PORT.CAPR, (lookedTo - CAPR_LAG) & 0xffff);
      emptied = at;
    }
    sender.send(frameBytes(length));
    sent++;
    at += length;
  }
  sender.settle();
  write(card, PORT.CR, CR.TE);
  if (storesInTime) waitForRest(card);
  context.isPlayedBack = false;
  if (taken === 'none') write(card, PORT.RCR, filter);
  const cbr = look();
  // Of the VMM's own pages nothing is kept: what came in meanwhile may have been anybody's.
  memory.write(ring.start, isVmms ? new Uint8Array(ring.reach) : held);
  card.pause?.(Math.ceil((isVmms ? ring.reach : 2 * held.length) / BYTES_PER_CYCLE));
  return putBehind(context, memory, ring, others, cbr);
}

/** Frames in a part of the ring. */
function entriesBetween(memory: BusMemory, ring: Ring, from: number, to: number): Entry[] {
  const entries: Entry[] = [];
  let passed = 0;
  for (let at = from; at !== to && passed < ring.length; ) {
    const entry = entryAt(memory, ring, at);
    if (entry === null) break;
    entries.push(entry);
    passed += modulo(entry.next - at, ring.length);
    at = entry.next;
  }
  return entries;
}

/** The ring as it would be, had they come to the guest: CBR stands behind them already. */
function putBehind(
  context: Rtl8139Context,
  memory: BusMemory,
  ring: Ring,
  others: readonly Entry[],
  cbr: number,
): boolean {
  let at = context.CBR;
  for (const {bytes} of others) {
    const stored = modulo(Math.ceil(bytes.length / 4) * 4, ring.length);
    if (stored >= roomFor(ring, at, context.CAPR + CAPR_LAG)) return false;
    writeTo(memory, ring, at, bytes);
    at = (at + stored) % ring.length;
  }
  if (at !== cbr) return false;
  context.CBR = cbr;
  if (others.length > 0) context.owed |= ISR.ROK;
  return true;
}

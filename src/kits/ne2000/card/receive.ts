// Reception: from the wire into the ring by local DMA. [DP8390D, Packet Reception; Buffer Ring Overflow]
// Not modelled: FIFO overrun; a frame is stored at the instant its last bit is in.
import type {ReceiveOutcome} from '../../../sim/machine/port-device.ts';
import {PACKET_MEMORY} from '../sheet/board.ts';
import {FCS_BYTES, ISR, PAGE_BYTES, RCR, RECEIVE_HEADER_BYTES, RSR, TCR} from '../sheet/dp8390.ts';
import {isGroup, passesFilter} from './address-filter.ts';
import {swapsBytes} from './byte-order.ts';
import type {Core} from './core.ts';
import {multicastIndex, withFcs, withWrongFcs} from './crc32.ts';
import {raise, tally} from './interrupts.ts';
import {loopbackMode} from './loopback.ts';
import {memoryIndex} from './memory-map.ts';
import {hasRoom, storeAtOnce} from './receive-at-once.ts';
import {writeHeader} from './ring-header.ts';
import {switchTransmitter} from './transmit.ts';

/** What is wrong with a frame that noise has hit: its FCS, or also its end, which is in the middle of a byte. */
export type FrameFault = 'crc' | 'alignment';

/** The shortest frame Ethernet allows, without FCS. */
const SHORTEST_FRAME = 60;
/** The multicast filter bit that TCR.ATD takes for off; the one above it is on. */
const TRANSMITTER_OFF_BIT = 62;
/** Nothing shorter than this, FCS included, is ever taken. [DP8390D, RCR.AR] */
const SHORTEST_RUNT = 8;

/** Takes a frame (no FCS) off the wire, or says why not. */
export function receiveFrame(core: Core, arrived: Uint8Array): ReceiveOutcome {
  const {regs, quirks} = core;
  if (isReceiverOff(core)) return 'stopped';
  if ((regs.TCR & TCR.ATD) !== 0 && !quirks.noloop) followSwitchFrame(core, arrived);
  if (!passesFilter(core, arrived)) return 'filtered';
  const frame = quirks.runt ? padded(arrived) : arrived;
  const group = isGroup(frame) ? RSR.PHY : 0;
  if (isRunt(core, frame)) {
    if (isFragment(frame)) return 'runt';
    regs.RSR = group;
    const isWritten = core.latches.overflowed === 0 && (regs.RCR & RCR.MON) === 0;
    if (isWritten && storeByPages(core, withFcs(frame)) < 0) return overflow(core, group, 0);
    if (isWritten) goBack(core);
    return 'runt';
  }
  if ((regs.RCR & RCR.MON) !== 0 && !quirks.nomon) {
    miss(core, group, ISR.RXE);
    return 'monitored';
  }
  if (core.latches.overflowed !== 0) {
    miss(core, group, ISR.RXE);
    return 'ring-full';
  }
  const status = RSR.PRX | group;
  const next = store(core, frame, status);
  if (next >= 0) {
    finish(core, status, next);
    return 'stored';
  }
  return quirks.noovw ? 'ring-full' : overflow(core, group, 0);
}

/** The ring is full: the receiver stays off until the recovery routine was followed. [DP8390D, Buffer Ring Overflow] */
function overflow(core: Core, status: number, causes: number): 'ring-full' {
  core.latches.overflowed = 1;
  miss(core, status, causes | ISR.OVW | ISR.RXE | ISR.RST);
  return 'ring-full';
}

/**
 * Takes a frame whose FCS is wrong, or that also ends in the middle of a byte. Counted where the address matched, stored
 * only with RCR.SEP, PRX never. A fragment below the shortest frame counts and is not stored. [DP8390D, RCR.SEP, RSR, ISR]
 * Quirk `nomon`: no such frame ever reaches the card.
 */
export function receiveDamaged(core: Core, frame: Uint8Array, fault: FrameFault): ReceiveOutcome | 'damaged' {
  const {regs, latches, quirks} = core;
  if (isReceiverOff(core)) return 'stopped';
  if (quirks.nomon) return 'damaged';
  if (!passesFilter(core, frame)) return 'filtered';
  if (isFragment(frame)) return 'runt';
  const group = isGroup(frame) ? RSR.PHY : 0;
  const status = group | RSR.CRC | (fault === 'alignment' ? RSR.FAE : 0);
  const causes = ISR.RXE | tally(regs, fault === 'alignment' ? 'CNTR0' : 'CNTR1');
  if ((regs.RCR & RCR.MON) !== 0 || latches.overflowed !== 0) {
    miss(core, status, causes);
    return latches.overflowed !== 0 ? 'ring-full' : 'monitored';
  }
  const next = storeByPages(core, withWrongFcs(frame));
  if (next < 0) return overflow(core, status, causes);
  regs.RSR = status;
  const isKept = (regs.RCR & RCR.SEP) !== 0 && !isRunt(core, frame);
  if (isKept) {
    writeHeaderLast(core, status, next, frame.length);
    moveOn(core, next);
  } else goBack(core);
  raise(core, causes);
  return isKept ? 'stored' : 'damaged';
}

function isRunt(core: Core, frame: Uint8Array): boolean {
  if (frame.length >= SHORTEST_FRAME) return false;
  return (core.regs.RCR & RCR.AR) === 0 || isFragment(frame);
}

/** Too short for the chip to have begun with it: nothing tells of it. [DP8390D, RCR.AR; Packet Reception] */
function isFragment(frame: Uint8Array): boolean {
  return frame.length + FCS_BYTES < SHORTEST_RUNT;
}

/** The stop state, or loopback, which keeps wire frames out whatever DCR.LS says. [DP8390D, Initialization Procedures] */
function isReceiverOff(core: Core): boolean {
  return core.latches.running === 0 || core.latches.stopping !== 0 || loopbackMode(core) !== 0;
}

/** Lays header and frame into the ring; the page after it, or -1 when there is no room. The chip writes the header last. */
function store(core: Core, frame: Uint8Array, status: number): number {
  const {rxroom, jumbo, curroob} = core.quirks;
  if (rxroom && !hasRoom(core)) return -1;
  if (curroob && ((rxroom && jumbo) || isOutsideRing(core))) return storeAtOnce(core, frame, status);
  const next = storeByPages(core, withFcs(frame));
  if (next >= 0) writeHeaderLast(core, status, next, frame.length);
  return next;
}

/** Local DMA goes back to the frame's first page and ends behind the header. [DP8390D, Successful Reception] */
function writeHeaderLast(core: Core, status: number, next: number, length: number): void {
  writeHeader(core, status, next, length);
  core.regs.CLDA = (core.regs.CURR << 8) + RECEIVE_HEADER_BYTES;
}

/** A refused frame's pages are for the next one: local DMA is reset to CURR. [DP8390D, Buffer Recovery for Rejected Packets] */
function goBack({regs}: Core): void {
  regs.CLDA = regs.CURR << 8;
}

function isOutsideRing({regs}: Core): boolean {
  return regs.CURR < regs.PSTART || regs.CURR >= regs.PSTOP;
}

/** TCR.ATD: a multicast frame that meets filter bit 62 stops the transmitter, 63 starts it again. [DP8390D, TCR.ATD] */
function followSwitchFrame(core: Core, frame: Uint8Array): void {
  if (!isGroup(frame)) return;
  const index = multicastIndex(frame);
  if (index >= TRANSMITTER_OFF_BIT) switchTransmitter(core, index === TRANSMITTER_OFF_BIT);
}

function padded(frame: Uint8Array): Uint8Array {
  if (frame.length >= SHORTEST_FRAME) return frame;
  const long = new Uint8Array(SHORTEST_FRAME);
  long.set(frame);
  return long;
}

function miss(core: Core, status: number, causes: number): void {
  core.regs.RSR = RSR.MPA | status;
  raise(core, causes | tally(core.regs, 'CNTR2'));
}

/** The page that follows in the ring: equality with PSTOP wraps, nothing else does. [DP8390D, Linking Receive Buffer Pages] */
function pageAfter(core: Core, page: number): number {
  const next = (page + 1) & 0xff;
  return next === core.regs.PSTOP ? core.regs.PSTART : next;
}

/**
 * Writes data and FCS from CURR's fifth byte on and gives the page after the last, or -1 when the next page to enter
 * is BNRY: there local DMA stays. What was written by then stays too.
 */
function storeByPages(core: Core, bytes: Uint8Array): number {
  const {regs, latches, quirks} = core;
  if (latches.full !== 0 && !quirks.rxroom) {
    goBack(core);
    return -1;
  }
  // Pages used count the FCS even under quirk `nocrc`, which leaves their bytes as they were.
  const end = quirks.nocrc ? bytes.length - FCS_BYTES : bytes.length;
  let page = regs.CURR;
  let offset = RECEIVE_HEADER_BYTES;
  for (let done = 0; ; ) {
    const length = Math.min(bytes.length - done, PAGE_BYTES - offset);
    const kept = Math.min(length, Math.max(0, end - done));
    fillPage(core, page, offset, bytes.subarray(done, done + kept));
    done += length;
    const next = pageAfter(core, page);
    if (done === bytes.length) return next;
    regs.CLDA = next << 8;
    if (next === regs.BNRY) return -1;
    page = next;
    offset = 0;
  }
}

/** Local DMA into one page; what falls on the PROM is lost. */
function fillPage(core: Core, page: number, offset: number, bytes: Uint8Array): void {
  const at = memoryIndex(core.quirks.memmap, page << 8) + offset;
  if (at < PACKET_MEMORY.start) return;
  if (swapsBytes(core)) for (let i = 0; i < bytes.length; i++) core.memory[(at + i) ^ 1] = bytes[i] ?? 0;
  else core.memory.set(bytes, at);
}

/** Moves CURR on and says PRX. */
function finish(core: Core, status: number, next: number): void {
  core.regs.RSR = status;
  moveOn(core, next);
  raise(core, ISR.PRX);
}

function moveOn({regs, latches}: Core, next: number): void {
  regs.CURR = next;
  regs.LNPP = next;
  if (next === regs.BNRY) latches.full = 1;
}

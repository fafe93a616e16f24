// Transmission: TBCR bytes from page TPSR to the wire. [DP8390D, Packet Transmission, TSR]
// Not modelled: FIFO underrun. One station has the wire to itself or waits for it, so no collision, no lost carrier and no
// missing heartbeat is ever reported: TSR.COL, ABT, CRS, CDH, OWC and NCR stay 0 outside loopback. The frame's bytes are taken from packet memory when
// its last bit leaves, so a buffer changed while it is being sent goes out changed.

import {PACKET_MEMORY} from '../sheet/board.ts';
import {CR, FCS_BYTES, ISR, TCR, TSR} from '../sheet/dp8390.ts';
import {swapsBytes} from './byte-order.ts';
import type {Core} from './core.ts';
import {endsWithFcs} from './crc32.ts';
import {raise} from './interrupts.ts';
import {loopBack, loopbackMode} from './loopback.ts';
import {memoryIndex, readMemory, WIDE_MEMORY_END} from './memory-map.ts';
import {TX_DEFERRED, TX_HELD, TX_OFF, TX_SENDING} from './registers.ts';
import {enterResetState} from './reset-state.ts';

/** The alarm that the transmitter asks the machine for. */
export const TRANSMIT_ALARM = 1;
/** Preamble and start delimiter, in bytes of wire time. */
const PREAMBLE_BYTES = 8;
/** TSR bit 1, reserved in the table but 1 in National's own results when the frame did not have to wait. */
const NOT_DEFERRED = 0x02;
/** Loopback mode 1. */
const INSIDE_THE_CHIP = 1;
/** Quirk `txrange`: pages past packet memory mean memory this much lower. */
const WRAPPED_BYTES = WIDE_MEMORY_END - PACKET_MEMORY.start;

/** TXP rises: a second one while a frame is on its way is ignored. Quirk `txnow`: all of it happens at once. */
export function startTransmit(core: Core): void {
  const {regs, latches, quirks} = core;
  if (latches.tx !== TX_OFF) return;
  regs.CR |= CR.TXP;
  regs.TSR = 0;
  regs.NCR = 0;
  latches.txAddress = regs.TPSR << 8;
  latches.txLength = regs.TBCR;
  latches.txDeferred = 0;
  if (quirks.txnow) finishTransmit(core);
  else if (regs.TBCR === 0 && !quirks.txlen) {
    core.diagnostics.emptyTransmit++;
    succeed(core);
  } else if (latches.txDisabled !== 0) latches.tx = TX_HELD;
  else takeWire(core);
}

/** Cycles from the first preamble bit to the last of the FCS. */
function wireTime(core: Core): number {
  const fcs = (core.regs.TCR & TCR.CRC) !== 0 ? 0 : FCS_BYTES;
  return Math.ceil((PREAMBLE_BYTES + core.latches.txLength + fcs) * core.config.cyclesPerByte);
}

/** Local DMA's address: while a frame leaves, behind the bytes of it that have. Not modelled: how far the FIFO is ahead of the wire. */
export function localAddress({regs, latches, config, host}: Core): number {
  if (latches.tx !== TX_SENDING) return regs.CLDA;
  const gone = Math.floor((host.now() - latches.txFrom) / config.cyclesPerByte) - PREAMBLE_BYTES;
  return (latches.txAddress + Math.min(Math.max(0, gone), latches.txLength)) & 0xffff;
}

/** Starts sending, or waits for the wire to be free and looks again. */
function takeWire(core: Core): void {
  const {latches, host, config} = core;
  const now = host.now();
  const freeAt = config.wireFreeAt === undefined ? now : config.wireFreeAt();
  const mustWait = freeAt > now;
  latches.tx = mustWait ? TX_DEFERRED : TX_SENDING;
  if (mustWait) latches.txDeferred = 1;
  latches.txFrom = Math.max(now, freeAt);
  latches.txUntil = latches.txFrom + wireTime(core);
  host.schedule(mustWait ? freeAt : latches.txUntil, TRANSMIT_ALARM);
}

/** The alarm came: the wire may be free, or the last bit is out. */
export function transmitAlarm(core: Core): void {
  if (core.latches.tx === TX_DEFERRED) takeWire(core);
  else if (core.latches.tx === TX_SENDING) finishTransmit(core);
}

/** TCR.ATD's multicast switch: off holds the next frame, on lets a held one go. [DP8390D, TCR.ATD] */
export function switchTransmitter(core: Core, isDisabled: boolean): void {
  core.latches.txDisabled = isDisabled ? 1 : 0;
  if (!isDisabled && core.latches.tx === TX_HELD) takeWire(core);
}

/** Drops a frame that never got onto the wire, or cuts one short: no PTX, no TXE. */
export function dropTransmit(core: Core): void {
  if (core.latches.tx === TX_OFF) return;
  core.regs.CLDA = localAddress(core);
  core.latches.tx = TX_OFF;
  core.regs.CR &= ~CR.TXP;
  core.host.cancel(TRANSMIT_ALARM);
}

/**
 * STP and loopback mode 1, in either order, do not wait for the end of a frame: within 2 µs the chip is in the reset state, and
 * as neither PTX nor TXE has come the driver sends the frame again. [DP8390D, Buffer Ring Overflow, note to step 2 and step 5]
 */
export function cutStopped(core: Core): void {
  if (core.latches.stopping === 0 || loopbackMode(core) !== INSIDE_THE_CHIP) return;
  dropTransmit(core);
  enterResetState(core);
}

function finishTransmit(core: Core): void {
  const {regs, latches, quirks} = core;
  const bytes = bytesToSend(core);
  regs.CLDA = (latches.txAddress + latches.txLength) & 0xffff;
  const mode = loopbackMode(core);
  const isSent = bytes !== null && (bytes.length > 0 || quirks.txlen);
  if (isSent && (mode === 0 || mode === 3)) putOnWire(core, bytes);
  const looped = isSent && mode !== 0 ? loopBack(core, bytes) : 0;
  succeed(core, looped);
}

/** The frame as packet memory holds it now, without a copy where it lies in one piece; null where quirk `txrange` sends none. */
function bytesToSend(core: Core): Uint8Array | null {
  const {txAddress, txLength} = core.latches;
  if (core.quirks.txrange) return bytesInRange(core);
  const start = memoryIndex(core.quirks.memmap, txAddress);
  const isSwapped = swapsBytes(core);
  if (!isSwapped && start >= PACKET_MEMORY.start && start + txLength <= PACKET_MEMORY.end) {
    return core.memory.subarray(start, start + txLength);
  }
  const lane = isSwapped ? 1 : 0;
  return Uint8Array.from({length: txLength}, (_, i) => readMemory(core, (txAddress + (i ^ lane)) & 0xffff));
}

/** Quirk `txrange`: pages past packet memory mean memory 32 KiB lower, and nothing goes out that runs past its end. */
function bytesInRange({latches, memory}: Core): Uint8Array | null {
  const {txAddress, txLength} = latches;
  const start = txAddress >= WIDE_MEMORY_END ? txAddress - WRAPPED_BYTES : txAddress;
  return start + txLength <= WIDE_MEMORY_END ? memory.subarray(start, start + txLength) : null;
}

/** With TCR.CRC set the frame brings its own FCS: a right one is taken off, a wrong one makes the frame noise. */
function putOnWire(core: Core, bytes: Uint8Array): void {
  if ((core.regs.TCR & TCR.CRC) === 0 || core.quirks.noloop) core.host.transmit(bytes);
  else if (endsWithFcs(bytes)) core.host.transmit(bytes.subarray(0, bytes.length - FCS_BYTES));
  else core.diagnostics.wrongFcsSent++;
}

/** TXP falls, TSR tells, PTX rises; then a stop that waited for this frame happens. */
function succeed(core: Core, looped = 0): void {
  const {regs, latches, quirks} = core;
  const mode = loopbackMode(core);
  latches.tx = TX_OFF;
  regs.CR &= ~CR.TXP;
  regs.TSR = TSR.PTX | (latches.txDeferred !== 0 || quirks.txnow ? 0 : NOT_DEFERRED) | unreported(mode);
  raise(core, ISR.PTX | looped);
  if (latches.stopping !== 0) enterResetState(core);
}

/** What a looped transceiver does not report: carrier in mode 1, heartbeat in modes 1 and 2. [DP8390D, Loopback Diagnostics] */
function unreported(mode: number): number {
  return mode === 1 ? TSR.CRS | TSR.CDH : mode === 2 ? TSR.CDH : 0;
}

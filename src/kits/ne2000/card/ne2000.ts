// The NE2000: a DP8390 with 16 KiB of packet memory, a station PROM, a data port and a reset port. [DP8390D; AN897]
// Its profile is a table of named quirks. Not modelled: bus arbitration, FIFO thresholds, the 8-bit slot; each part's file
// says the rest, and docs/fidelity.md all of it.

import type {AddressWindow} from '../../../base/address-space.ts';
import {assert, present} from '../../../base/assert.ts';
import {allOnes, littleEndian, putLittleEndian} from '../../../base/bits.ts';
import {type PartState, stateOf} from '../../../base/state.ts';
import type {DeviceHost, PlainCopies, ReceiveOutcome} from '../../../sim/machine/port-device.ts';
import type {DeviceCard, LocalMove} from '../../contract/device-card.ts';
import {BOARD_PORTS, isDataPort, isRegister, isResetPort, PACKET_MEMORY, PORT, PROM} from '../sheet/board.ts';
import {pageSelectedBy} from '../sheet/command-words.ts';
import {DCR} from '../sheet/dp8390.ts';
import {CopyCycles} from './copies.ts';
import type {Core, Diagnostics, Ne2000Config} from './core.ts';
import {imageOf, type MemoryImage, restoreImage} from './memory-image.ts';
import {WIDE_MEMORY_END} from './memory-map.ts';
import {peekAll, peekRegister} from './peek.ts';
import {powerOn} from './power-on.ts';
import {bytesSent, isGuarded, receivesWithin, remoteTurn, sentFrom, sharedAddress} from './reach.ts';
import type {FrameFault} from './receive.ts';
import {receiveDamaged, receiveFrame} from './receive.ts';
import {readRegister} from './register-read.ts';
import {writeRegister} from './register-write.ts';
import {type Latches, type Registers, TX_OFF} from './registers.ts';
import {readDataPort, readDataPortDword, writeDataPort, writeDataPortDword} from './remote-dma.ts';
import {pulseReset} from './reset-pin.ts';
import {TRANSMIT_ALARM, transmitAlarm} from './transmit.ts';
import {currentTransmission, isOnWire, liveRemote, remoteAddress, remoteLeft, undrainedFrames} from './truth.ts';

/** The whole card as plain data. */
export interface Ne2000Snapshot extends PartState {
  readonly kind: 'ne2000';
  readonly regs: Readonly<Registers>;
  readonly latches: Readonly<Latches>;
  readonly memory: MemoryImage;
  readonly fifo: Uint8Array;
  readonly diagnostics: Readonly<Diagnostics>;
}

const NO_COPIES: PlainCopies = {memory: new Uint8Array(0), at: 0, count: 0};

/** One card on the port bus; offsets count from its base. */
export class Ne2000 implements DeviceCard {
  readonly leaving = null;
  readonly #core: Core;
  readonly #visibleMemory: Uint8Array;
  readonly #regs: Registers;
  readonly #memoryWords: Uint32Array;
  readonly #copies: CopyCycles;

  constructor(config: Ne2000Config, host: DeviceHost) {
    assert(isLittleEndian(), 'words of packet memory are kept as a little-endian host keeps them');
    assert(config.mac.length === 6, 'a station address has six bytes');
    this.#core = powerOn(config, host);
    this.#regs = this.#core.regs;
    this.#copies = new CopyCycles(this.#core);
    this.#memoryWords = new Uint32Array(this.#core.memory.buffer);
    const end = this.#core.quirks.memmap ? WIDE_MEMORY_END : PACKET_MEMORY.end;
    this.#visibleMemory = this.#core.memory.subarray(PACKET_MEMORY.start, end);
  }

  /** IN of `size` bytes at `offset`. */
  read(offset: number, size: number): number {
    if (offset === PORT.DATA.offset && size === 2) return readDataPort(this.#core, 2);
    return size === 1 ? this.#readByte(offset) : this.#readPieces(offset, size);
  }

  /** OUT of `size` bytes. */
  write(offset: number, size: number, value: number): void {
    if (offset === PORT.DATA.offset && size === 2) writeDataPort(this.#core, 2, value);
    else if (size === 1) this.#writeByte(offset, value & 0xff);
    else this.#writePieces(offset, size, value);
  }

  copies(isWrite: boolean, offset: number, size: number): PlainCopies {
    return offset === PORT.DATA.offset ? this.#copies.find(isWrite, size) : NO_COPIES;
  }

  copied(elements: number): void {
    this.#copies.made(elements);
  }

  #readByte(offset: number): number {
    const core = this.#core;
    if (isRegister(offset)) return readRegister(core, offset);
    if (isDataPort(offset)) return core.quirks.dport && offset !== PORT.DATA.offset ? 0xff : readDataPort(core, 1);
    if (offset >= BOARD_PORTS) return 0xff;
    if (!core.quirks.rstport) {
      pulseReset(core);
      return 0xff;
    }
    if (offset !== PORT.RESET.offset) return 0xff;
    pulseReset(core);
    return 0;
  }

  /** Writes to the reset ports do nothing in either profile. */
  #writeByte(offset: number, value: number): void {
    const core = this.#core;
    if (isRegister(offset)) writeRegister(core, offset, value);
    else if (this.isDataPort(offset)) writeDataPort(core, 1, value);
  }

  /** A wide IN as the bus cuts it: aligned pieces, lowest first. */
  #readPieces(offset: number, size: number): number {
    let value = 0;
    for (let done = 0; done < size; ) {
      const piece = this.#pieceSize(offset + done, size - done);
      value += this.#readPiece(offset + done, piece) * 2 ** (8 * done);
      done += piece;
    }
    return value;
  }

  #writePieces(offset: number, size: number, value: number): void {
    for (let done = 0; done < size; ) {
      const piece = this.#pieceSize(offset + done, size - done);
      this.#writePiece(offset + done, piece, (value >>> (8 * done)) & (allOnes(piece) | 0));
      done += piece;
    }
  }

  /** The board is 16 bits wide; quirk `wide` lets aligned 32-bit cycles through. */
  #pieceSize(offset: number, left: number): number {
    if ((offset & 1) !== 0 || left < 2) return 1;
    return (offset & 3) === 0 && left >= 4 && this.#core.quirks.wide ? 4 : 2;
  }

  #readPiece(offset: number, size: number): number {
    const core = this.#core;
    if (size === 1) return this.#readByte(offset);
    if (offset === PORT.DATA.offset) return size === 4 ? readDataPortDword(core) : readDataPort(core, 2);
    if (core.quirks.reg16) return allOnes(size);
    if (isDataPort(offset)) return readDataPort(core, 2);
    const low = this.#readByte(offset);
    return low | (this.#readByte(offset + 1) << 8);
  }

  #writePiece(offset: number, size: number, value: number): void {
    const core = this.#core;
    if (size === 1) this.#writeByte(offset, value);
    else if (offset === PORT.DATA.offset) {
      if (size === 4) writeDataPortDword(core, value);
      else writeDataPort(core, 2, value);
    } else if (core.quirks.reg16) return;
    else if (isDataPort(offset)) writeDataPort(core, 2, value);
    else {
      this.#writeByte(offset, value & 0xff);
      this.#writeByte(offset + 1, value >> 8);
    }
  }

  /** `count` INs of `size` bytes in a row, little-endian into `into` from `at`: what so many `read`s give. */
  readBurst(offset: number, size: number, count: number, into: Uint8Array, at: number): void {
    let done = 0;
    while (done < count) {
      const to = at + done * size;
      const copies = this.copies(false, offset, size);
      const most = Math.min(copies.count, count - done);
      if (most > 0) {
        into.set(copies.memory.subarray(copies.at, copies.at + most * size), to);
        this.copied(most);
      } else putLittleEndian(into, to, size, this.read(offset, size));
      done += Math.max(1, most);
    }
  }

  /** `count` OUTs of `size` bytes in a row, little-endian from `from` at `at`: what so many `write`s do. */
  writeBurst(offset: number, size: number, count: number, from: Uint8Array, at: number): void {
    let done = 0;
    while (done < count) {
      const next = at + done * size;
      const copies = this.copies(true, offset, size);
      const most = Math.min(copies.count, count - done);
      if (most > 0) {
        copies.memory.set(from.subarray(next, next + most * size), copies.at);
        this.copied(most);
      } else this.write(offset, size, littleEndian(from, next, size));
      done += Math.max(1, most);
    }
  }

  /** A frame (no FCS) arrives whole from the wire; what became of it. */
  receive(frame: Uint8Array): ReceiveOutcome {
    return receiveFrame(this.#core, frame);
  }

  /** A frame that noise has hit arrives; what became of it. */
  receiveDamaged(frame: Uint8Array, fault: FrameFault): ReceiveOutcome | 'damaged' {
    return receiveDamaged(this.#core, frame, fault);
  }

  /** A time asked for with `schedule` has come. */
  alarm(token: number): void {
    assert(token === TRANSMIT_ALARM, `the card asked for no alarm ${token}`);
    transmitAlarm(this.#core);
  }

  /** Everything the card is, as plain data that shares nothing with it; memory that did not change is shared with `like`. */
  snapshot(like?: PartState): Ne2000Snapshot {
    const {regs, latches, fifo, diagnostics} = this.#core;
    return {
      kind: 'ne2000',
      regs: {...regs},
      latches: {...latches},
      memory: imageOf(this.#memoryWords, like === undefined ? [] : stateOf<Ne2000Snapshot>('ne2000', like).memory),
      fifo: fifo.slice(),
      diagnostics: {...diagnostics},
    };
  }

  /** Becomes what the snapshot was. Silent: alarms and the interrupt line are the machine's to restore with it. */
  restore(saved: PartState): void {
    const {regs, latches, fifo, diagnostics} = this.#core;
    const snapshot = stateOf<Ne2000Snapshot>('ne2000', saved);
    Object.assign(regs, snapshot.regs);
    Object.assign(latches, snapshot.latches);
    Object.assign(diagnostics, snapshot.diagnostics);
    restoreImage(this.#memoryWords, snapshot.memory);
    fifo.set(snapshot.fifo);
  }

  /** A register by data sheet name, for the screen: no side effect. */
  peek(name: string): number {
    return present(peekRegister(this.#core, name), `the card has no register ${name}`);
  }

  /** All registers by data sheet name, as `peek` gives them. */
  registers(): Record<string, number> {
    return peekAll(this.#core);
  }

  /** Packet memory from card address 0x4000 on, live: 16 KiB, or 32 KiB under quirk `memmap`. Only for looking. */
  memory(): Uint8Array {
    return this.#visibleMemory;
  }

  reachesDataPort(offset: number, size: number): boolean {
    return !isRegister(offset + size - 1) && !isResetPort(offset);
  }

  /** True where the data port answers: at all data ports of a plain board, under quirk `dport` at the first alone. */
  isDataPort(offset: number): boolean {
    return offset === PORT.DATA.offset || (isDataPort(offset) && !this.#core.quirks.dport);
  }

  /** The register page that CR selects. */
  get selectedPage(): number {
    return pageSelectedBy(this.#regs.CR);
  }

  /** The registers, live. Only for looking. */
  get liveRegisters(): Readonly<Registers> {
    return this.#core.regs;
  }

  /** The station PROM's 32 bytes, live. Only for looking. */
  get promBytes(): Uint8Array {
    return this.#core.memory.subarray(PROM.start, PROM.end);
  }

  /** The interrupt line as the card drives it. */
  get irqLevel(): 0 | 1 {
    return this.#core.latches.irq === 0 ? 0 : 1;
  }

  /** Truth: the direction of a live remote command with bytes left. */
  get remoteLive(): 'read' | 'write' | null {
    return liveRemote(this.#core);
  }

  /** Truth: where the next transfer through the data port goes; CRDA of a read is one ahead of it. */
  get remoteAddress(): number {
    return remoteAddress(this.#core);
  }

  /** Truth: bytes that have not passed the data port. */
  get remoteLeft(): number {
    return remoteLeft(this.#core);
  }

  get remoteTurn(): {readonly start: number; readonly end: number} {
    return remoteTurn(this.#core);
  }

  /** A word, or four bytes at once, begin at an even address: the pair moves. */
  firstMoved(address: number, size: number): number {
    return size === 4 || (this.#regs.DCR & DCR.WTS) !== 0 ? address & ~1 : address;
  }

  /** Truth: the frame being sent, or waiting to be. */
  get localMove(): LocalMove | null {
    return currentTransmission(this.#core);
  }

  get sentFrom(): Pick<LocalMove, 'address' | 'length'> {
    return sentFrom(this.#core);
  }

  movedLocally(now: number): number {
    return bytesSent(this.#core, now);
  }

  /** Truth: a frame is being sent, or waits to be. */
  get isSending(): boolean {
    return this.#core.latches.tx !== TX_OFF;
  }

  /** Truth: out of the reset state. */
  get isRunning(): boolean {
    return this.#core.latches.running !== 0;
  }

  /** Truth: the card drives the wire now. */
  get isOnWire(): boolean {
    return isOnWire(this.#core);
  }

  /** Truth: taking the card away now would break something off. */
  get isBusy(): boolean {
    return this.#core.latches.tx !== TX_OFF || liveRemote(this.#core) !== null;
  }

  isGuarded(address: number, isWrite: boolean): boolean {
    return isGuarded(this.#core, address, isWrite);
  }

  sharedAddress(address: number, isLocal: boolean): number {
    return sharedAddress(this.#core, address, isLocal);
  }

  receivesWithin(window: AddressWindow): boolean {
    return receivesWithin(this.#core, window);
  }

  /** Truth: frames in the ring that the driver has not given back. */
  undrainedFrames(): number {
    return undrainedFrames(this.#core);
  }

  /** Things a guest did that would hang or confuse a real PC, counted since power-on. */
  get diagnostics(): Readonly<Diagnostics> {
    return this.#core.diagnostics;
  }
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
}

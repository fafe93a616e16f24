// The card as far as its owner, its turn and its DMA go, profile `datasheet`: CR, TSD, TSAD, RBSTART, RCR, CAPR, CBR, ISR, IMR, resets,
// loopback, bus mastering. Not modelled: the filter (what the VMM sends itself is broadcast), registers that are only kept, time (a frame ends, and one
// arrives, when the exploration says), the descriptors of C+ mode beyond the first reading of one.
import {COMMAND} from '../../../base/configuration-space.ts';
import type {Port} from '../../../base/port.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import type {BurstDevice} from '../../../sim/machine/port-device.ts';
import {
  CPCR,
  CR,
  CR9346,
  CR9346_MODE,
  DESCRIPTORS,
  ISR,
  PORT,
  REGISTERS,
  ringBytes,
  TCR,
  TSAD,
  TSD,
  TSD_BITS,
  TSD_SIZE,
  TSD_WRITABLE,
} from '../sheet/registers.ts';
import {FRESH} from './layout.ts';
import {isEmpty, type ReceiveRing, storeFrame, storeUnseen} from './receive-ring.ts';

/** CAPR of an empty ring whose first frame will lie at 0. */
export const CAPR_EMPTY = 0xfff0;
/** What the VMM reads of a clock that runs. */
const CLOCK_RUNS = 1;
/** Bytes of a receive descriptor in C+ mode; RDSAR is 0 in this world. [RTL8139C+, Rx Descriptor] */
const DESCRIPTOR_BYTES = 16;

/** By offset: the register that begins there; and the descriptor whose TSD, and whose TSAD, it is, -1: of none. */
const AT: readonly (Port | undefined)[] = Array.from({length: 0x100}, (_, offset) =>
  REGISTERS.find((register) => register.offset === offset),
);
const TSD_AT = AT.map((register) => (register === undefined ? -1 : TSD.indexOf(register)));
const TSAD_AT = AT.map((register) => (register === undefined ? -1 : TSAD.indexOf(register)));

/** Where the card writes what it stores off the bus. */
const NOWHERE: Pick<BusMemory, 'write'> = {write: () => {}};

/** What the card is in: memory, an interrupt line, and somebody who is told which bytes move. */
export interface CardSurroundings {
  readonly memory: BusMemory;
  setIrq(level: 0 | 1): void;
  moves(address: number, length: number, isWrite: boolean): void;
}

/** Registers and two engines; every field is plain state that the exploration saves and puts back. */
export class AbstractCard implements BurstDevice, ReceiveRing {
  /** CR.TE and CR.RE. */
  command = 0;
  turn = 0;
  readonly tsd: number[] = new Array<number>(DESCRIPTORS).fill(FRESH);
  readonly tsad: number[] = new Array<number>(DESCRIPTORS).fill(0);
  /** Where the frame of the descriptor whose turn it is lies, once it is being sent; -1: none is. */
  sendsFrom = -1;
  RBSTART = 0;
  RCR = 0;
  CAPR = CAPR_EMPTY;
  CBR = 0;
  ringLength = ringBytes(0);
  readonly takesAny: boolean = false;
  isr = 0;
  imr = 0;
  cpcr = 0;
  /** It may master the bus; a reset changes nothing there. Off, it does as ever, and no byte moves: what it sends are zeros. */
  isMaster = true;
  /** TCR has both loopback bits: never while a guest runs. */
  isLooped = false;
  line: 0 | 1 = 0;
  protected readonly around: CardSurroundings;

  constructor(around: CardSurroundings) {
    this.around = around;
  }

  get isReceiving(): boolean {
    return (this.command & CR.RE) !== 0;
  }

  /** Truth: a frame is being read and sent. */
  get isSending(): boolean {
    return this.sendsFrom >= 0;
  }

  /** Bytes of the frame being sent. */
  get sentBytes(): number {
    return (this.tsd[this.turn] ?? 0) & TSD_SIZE;
  }

  read(offset: number, size: number): number {
    let value = 0;
    for (let at = offset; at < offset + size; at++) value += this.#byteAt(at) * 2 ** (8 * (at - offset));
    return value;
  }

  /** An access reaches each register that it meets, whole or in part. */
  write(offset: number, size: number, value: number): void {
    const register = AT[offset];
    if (register !== undefined && (register.bytes ?? 1) === size) {
      this.put(offset, value);
      return;
    }
    for (const met of REGISTERS) {
      const bytes = met.bytes ?? 1;
      if (met.offset >= offset + size || met.offset + bytes <= offset) continue;
      let whole = 0;
      for (let at = met.offset; at < met.offset + bytes; at++) {
        const byte = at >= offset && at < offset + size ? (value >>> (8 * (at - offset))) & 0xff : this.#byteAt(at);
        whole += byte * 2 ** (8 * (at - met.offset));
      }
      this.put(met.offset, whole);
    }
  }

  readBurst(): void {
    throw new Error('assertion failed: the exploration has no rep forms');
  }

  writeBurst(): void {
    throw new Error('assertion failed: the exploration has no rep forms');
  }

  /** Of its configuration space the command register's low byte alone. */
  writeConfig(offset: number, _size: number, value: number): void {
    if (offset === COMMAND.offset) this.isMaster = (value & COMMAND.MASTER) !== 0;
  }

  /** The frame being sent has left, or has come round to the receiver; the next one begins if it is ready. */
  finishFrame(): void {
    const address = this.sendsFrom;
    const length = this.sentBytes;
    this.sendsFrom = -1;
    this.tsd[this.turn] = (this.tsd[this.turn] ?? 0) | TSD_BITS.OWN | TSD_BITS.TOK;
    this.turn = (this.turn + 1) % DESCRIPTORS;
    this.#tell(address, length, false);
    if (this.isLooped && this.isReceiving)
      this.loop(this.isMaster ? this.around.memory.read(address, length) : new Uint8Array(length));
    this.raise(ISR.TOK);
    this.sendNext();
  }

  /** A frame arrives whole; without bytes: several of them, as `storeUnseen` has it, of which only the places count. */
  receive(frame: Uint8Array | null): void {
    this.store(frame);
  }

  /** Stores it; false where it has no room. */
  protected store(frame: Uint8Array | null): boolean {
    if (this.cpcr & CPCR.RXENABLE) {
      this.#tell(0, DESCRIPTOR_BYTES, false);
      return true;
    }
    const tell = (address: number, length: number): void => this.#tell(address, length, true);
    const memory = this.isMaster ? this.around.memory : NOWHERE;
    const isStored = frame === null ? storeUnseen(this, tell) : storeFrame(this, frame, memory, tell);
    this.raise(isStored ? ISR.ROK : ISR.RXOVW);
    return isStored;
  }

  /** A frame comes round from the transmitter. */
  protected loop(frame: Uint8Array): void {
    this.receive(frame);
  }

  /** The line as it has to be; silent: for a state that is put back. */
  levelled(): void {
    this.line = (this.isr & this.imr) === 0 ? 0 : 1;
  }

  #tell(address: number, length: number, isWrite: boolean): void {
    if (this.isMaster) this.around.moves(address, length, isWrite);
  }

  #byteAt(at: number): number {
    for (let first = at; first >= 0 && first > at - 4; first--) {
      const register = AT[first];
      if (register === undefined) continue;
      return first + (register.bytes ?? 1) > at ? (this.#value(first) >>> (8 * (at - first))) & 0xff : 0;
    }
    return 0;
  }

  #value(offset: number): number {
    const descriptor = TSD_AT[offset] ?? -1;
    if (descriptor >= 0) return this.tsd[descriptor] ?? 0;
    const address = TSAD_AT[offset] ?? -1;
    if (address >= 0) return this.tsad[address] ?? 0;
    switch (offset) {
      case PORT.CR.offset:
        return this.command | (isEmpty(this) ? CR.BUFE : 0);
      case PORT.RBSTART.offset:
        return this.RBSTART;
      case PORT.RCR.offset:
        return this.RCR;
      case PORT.CAPR.offset:
        return this.CAPR;
      case PORT.CBR.offset:
        return this.CBR;
      case PORT.ISR.offset:
        return this.isr;
      case PORT.IMR.offset:
        return this.imr;
      case PORT.TSADS.offset:
        return this.#summary();
      case PORT.CPCR.offset:
        return this.cpcr;
      case PORT.HLTCLK.offset:
        return CLOCK_RUNS;
      default:
        return 0; // is kept the same for everybody
    }
  }

  /** OWN and TOK of the four. [RTL8139C, TSAD: Transmit Status of All Descriptors] */
  #summary(): number {
    let bits = 0;
    for (const [descriptor, tsd] of this.tsd.entries()) {
      if (tsd & TSD_BITS.OWN) bits |= 1 << descriptor;
      if (tsd & TSD_BITS.TOK) bits |= 0x1000 << descriptor;
    }
    return bits;
  }

  /** A register is written whole. */
  protected put(offset: number, value: number): void {
    const descriptor = TSD_AT[offset] ?? -1;
    const address = TSAD_AT[offset] ?? -1;
    if (descriptor >= 0) {
      this.tsd[descriptor] = value & TSD_WRITABLE;
      this.sendNext();
    } else if (address >= 0) this.tsad[address] = value;
    else if (offset === PORT.CR.offset) this.#command(value);
    else if (offset === PORT.RBSTART.offset) this.RBSTART = value;
    else if (offset === PORT.RCR.offset) this.#filter(value);
    else if (offset === PORT.CAPR.offset) this.CAPR = value;
    else if (offset === PORT.TCR.offset) this.#configure(value);
    else if (offset === PORT.CPCR.offset) this.cpcr = value;
    else if (offset === PORT.ISR.offset) this.raise(0, value);
    else if (offset === PORT.IMR.offset) {
      this.imr = value;
      this.raise(0);
    } else if (offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD) this.reset();
  }

  #filter(value: number): void {
    this.RCR = value;
    this.ringLength = ringBytes(value);
  }

  /** TCR takes values only while the transmitter is on. [RTL8139C, TCR] */
  #configure(value: number): void {
    if (this.command & CR.TE) this.isLooped = (value & TCR.LBK) === TCR.LBK;
  }

  #command(value: number): void {
    if (value & CR.RST) this.reset();
    this.command = value & (CR.TE | CR.RE);
    this.sendNext();
  }

  /** TSAD and RCR stay as they are. [QEMU 7.2, seen in recordings] */
  protected reset(): void {
    this.command = 0;
    this.turn = 0;
    this.tsd.fill(FRESH);
    this.sendsFrom = -1;
    this.RBSTART = 0;
    this.ringLength = ringBytes(this.RCR);
    this.CAPR = CAPR_EMPTY;
    this.CBR = 0;
    this.cpcr = 0;
    this.isLooped = false;
    this.imr = 0;
    this.raise(0, -1);
  }

  /** The descriptor whose turn it is is sent if it is ready. */
  protected sendNext(): void {
    const isReady = ((this.tsd[this.turn] ?? 0) & TSD_BITS.OWN) === 0;
    if (!this.isSending && isReady && this.command & CR.TE) this.sendsFrom = this.tsad[this.turn] ?? 0;
  }

  protected raise(set: number, clear = 0): void {
    this.isr = (this.isr & ~clear) | set;
    const level = (this.isr & this.imr) === 0 ? 0 : 1;
    if (level === this.line) return;
    this.line = level;
    this.around.setIrq(level);
  }
}

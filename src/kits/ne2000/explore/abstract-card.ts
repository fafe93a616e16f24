// The card as far as its owner and its DMA go, profile `datasheet`: CR, ISR, IMR, remote DMA, transmitter, reset.
// Not modelled: bytes, reception, the wrap at PSTOP, TCR and DCR (words always), the fetch ahead of a remote read, which no byte
// shows here, time: a frame ends when the exploration says.

import type {BurstDevice} from '../../../sim/machine/port-device.ts';
import {isDataPort, isResetPort, PORT} from '../sheet/board.ts';
import {pageSelectedBy} from '../sheet/command-words.ts';
import {ALL_BITS, CR, ISR, RCR, TCR} from '../sheet/dp8390.ts';
import {FRAME_BYTES} from './layout.ts';

const REMOTE_OFF = 0;
const REMOTE_READ = 1;
const REMOTE_WRITE = 2;
const STOPPED = 0;
const RUNNING = 1;
/** Stopped as soon as the frame on the wire has left. */
const STOPPING = 2;

const WORD_BYTES = 2;
const CAUSES = ALL_BITS.IMR;

/** A range that moves: card addresses and bytes. */
export interface LiveDma {
  readonly move: 'read' | 'write' | 'transmit';
  readonly start: number;
  readonly length: number;
}

/** A few registers and two engines; every field is plain state that the exploration saves and puts back. */
export class AbstractCard implements BurstDevice {
  page = 0;
  run = STOPPED;
  remote = REMOTE_OFF;
  /** First byte of the frame being sent, 0: none. */
  sending = 0;
  isr = 0;
  imr = 0;
  rsar = 0;
  rbcr = 0;
  tpsr = 0;
  /** Never changes while a guest has the card. */
  curr = 0;
  line: 0 | 1 = 0;
  readonly #setIrq: (level: 0 | 1) => void;

  constructor(setIrq: (level: 0 | 1) => void) {
    this.#setIrq = setIrq;
  }

  /** Truth: a live remote command with bytes left, or a frame on its way. */
  get isBusy(): boolean {
    return this.sending !== 0 || (this.remote !== REMOTE_OFF && this.rbcr > 0);
  }

  /** The remote DMA that is live over what is left of its range; null if none is. */
  get liveRemote(): LiveDma | null {
    if (this.remote === REMOTE_OFF || this.rbcr === 0) return null;
    return {move: this.remote === REMOTE_READ ? 'read' : 'write', start: this.rsar, length: this.rbcr};
  }

  /** The frame being sent; null if none is. */
  get liveFrame(): LiveDma | null {
    return this.sending === 0 ? null : {move: 'transmit', start: this.sending, length: FRAME_BYTES};
  }

  read(offset: number, _size: number): number {
    if (isResetPort(offset)) return this.#reset();
    if (isDataPort(offset)) return this.#moveWord(REMOTE_READ);
    if (offset === PORT.CR.offset) return this.#command();
    if (this.page === 2) return this.#readPage2(offset);
    if (this.page !== 0) return offset === PORT.CURR.offset ? this.curr : 0;
    if (offset === PORT.ISR.offset) return this.isr | (this.run === STOPPED ? ISR.RST : 0);
    if (offset === PORT.CRDA0.offset) return this.rsar & 0xff;
    return offset === PORT.CRDA1.offset ? this.rsar >>> 8 : 0;
  }

  write(offset: number, _size: number, value: number): void {
    if (isResetPort(offset)) return;
    if (isDataPort(offset)) this.#moveWord(REMOTE_WRITE);
    else if (offset === PORT.CR.offset) this.#writeCommand(value);
    else if (this.page === 0) this.#writePage0(offset, value);
    else if (this.page === 1 && offset === PORT.CURR.offset) this.curr = value;
  }

  readBurst(): void {
    throw new Error('assertion failed: the exploration has no rep forms');
  }

  writeBurst(): void {
    throw new Error('assertion failed: the exploration has no rep forms');
  }

  /** The frame being sent is on the wire whole, or was given up: PTX or TXE rises and a stop that waited happens. */
  finishFrame(isError: boolean): void {
    this.sending = 0;
    if (this.run === STOPPING) this.run = STOPPED;
    this.#raise(isError ? ISR.TXE : ISR.PTX);
  }

  #command(): number {
    const remote = this.remote === REMOTE_OFF ? CR.RD2 : this.remote === REMOTE_READ ? CR.RD0 : CR.RD1;
    return (this.page * CR.PS0) | remote | (this.sending === 0 ? 0 : CR.TXP) | (this.run === RUNNING ? CR.STA : CR.STP);
  }

  /** RCR and TCR as a guest's context holds them from power-on. */
  #readPage2(offset: number): number {
    if (offset === PORT.RCR.offset) return RCR.MON;
    if (offset === PORT.TCR.offset) return TCR.LB0;
    return offset === PORT.IMR.offset ? this.imr : 0;
  }

  #writePage0(offset: number, value: number): void {
    if (offset === PORT.TPSR.offset) this.tpsr = value;
    else if (offset === PORT.ISR.offset) this.#raise(0, value & CAUSES);
    else if (offset === PORT.RSAR0.offset) this.rsar = (this.rsar & 0xff00) | value;
    else if (offset === PORT.RSAR1.offset) this.rsar = (this.rsar & 0x00ff) | (value << 8);
    else if (offset === PORT.RBCR0.offset) this.rbcr = (this.rbcr & 0xff00) | value;
    else if (offset === PORT.RBCR1.offset) this.rbcr = (this.rbcr & 0x00ff) | (value << 8);
    else if (offset === PORT.IMR.offset) {
      this.imr = value;
      this.#raise(0);
    }
  }

  #writeCommand(value: number): void {
    this.page = pageSelectedBy(value & 0xff);
    if (value & CR.STP) {
      this.remote = REMOTE_OFF;
      if (this.run === RUNNING) this.run = this.sending === 0 ? STOPPED : STOPPING;
      return;
    }
    if (value & CR.STA) this.run = RUNNING;
    if (this.run !== RUNNING) return;
    if (value & CR.RD2) this.remote = REMOTE_OFF;
    else if (value & CR.RD0) this.#startRemote(REMOTE_READ);
    else if (value & CR.RD1) this.#startRemote(REMOTE_WRITE);
    if (value & CR.TXP && this.sending === 0) {
      this.sending = this.tpsr << 8;
    }
  }

  #startRemote(direction: number): void {
    this.remote = this.rbcr === 0 ? REMOTE_OFF : direction;
    if (this.rbcr === 0) this.#raise(ISR.RDC);
  }

  #moveWord(direction: number): number {
    if (this.remote !== direction || this.rbcr === 0) return 0xffff;
    this.rsar += WORD_BYTES;
    this.rbcr = Math.max(0, this.rbcr - WORD_BYTES);
    if (this.rbcr === 0) {
      this.remote = REMOTE_OFF;
      this.#raise(ISR.RDC);
    }
    return 0;
  }

  #reset(): number {
    this.page = 0;
    this.run = STOPPED;
    this.remote = REMOTE_OFF;
    this.sending = 0;
    this.imr = 0;
    this.#raise(0);
    return 0;
  }

  #raise(set: number, clear = 0): void {
    this.isr = (this.isr & ~clear) | set;
    const level = (this.isr & this.imr & CAUSES) === 0 ? 0 : 1;
    if (level === this.line) return;
    this.line = level;
    this.#setIrq(level);
  }
}

// What must hold of the card after every access, whatever was done to it; a breach comes back as words.
import type {Breach as BreachOf} from '../../contract/card-lives.ts';
import {FETCH_ALARM, STORE_ALARM} from '../card/bursts.ts';
import {RING_DESCRIPTORS} from '../card/cplus-mode.ts';
import type {Profile} from '../card/quirks.ts';
import {TX_FILLING, TX_OFF} from '../card/registers.ts';
import type {Rtl8139} from '../card/rtl8139.ts';
import {TRANSMIT_ALARM} from '../card/wire.ts';
import {CR, DESCRIPTORS, ISR, RING_ALIGN, RING_BYTES} from '../sheet/registers.ts';
import type {ToldMemory} from './told-memory.ts';

/** The invariants by name. */
export const INVARIANTS = [
  'line',
  'registers',
  'ring',
  'transmit',
  'store',
  'status',
  'value',
  'told',
  'snapshot',
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** A breach. */
export interface Breach extends BreachOf {
  readonly invariant: Invariant;
}

/** Each profile's card raises these and no others. */
const STATUS: Readonly<Record<Profile, number>> = {
  qemu: ISR.ROK | ISR.TOK | ISR.RXOVW | ISR.TIMEOUT,
  datasheet: ISR.ROK | ISR.TOK | ISR.TER | ISR.RXOVW | ISR.FOVW | ISR.TDU | ISR.SWINT | ISR.TIMEOUT,
};
const RINGS: readonly number[] = RING_BYTES;

/** Watches one card from power-on. */
export class Invariants {
  readonly #card: Rtl8139;
  readonly #profile: Profile;
  readonly #memory: ToldMemory;
  #line: 0 | 1 = 0;

  constructor(card: Rtl8139, profile: Profile, memory: ToldMemory) {
    this.#card = card;
    this.#profile = profile;
    this.#memory = memory;
  }

  /** The card drove its interrupt line. */
  lineDriven(level: 0 | 1): void {
    this.#line = level;
  }

  /** The cheap ones, after every access; `value` is what a read of `size` bytes gave, `isSet` knows the card's alarms. */
  check(value: number, size: number, isSet: (alarm: number) => boolean): Breach | null {
    return (
      this.#lineFits() ??
      this.#registers() ??
      this.#transmit(isSet) ??
      this.#store(isSet(STORE_ALARM)) ??
      valueFits(value, size) ??
      this.#told()
    );
  }

  #lineFits(): Breach | null {
    const {ISR: status, IMR: mask} = this.#card.liveRegisters;
    const asked = (status & mask) !== 0 ? 1 : 0;
    if (asked === this.#line && this.#line === this.#card.irqLevel) return null;
    return breach('line', `ISR ${hex(status)} and IMR ${hex(mask)} ask for ${asked}, the line is ${this.#line}`);
  }

  #registers(): Breach | null {
    const regs = this.#card.liveRegisters;
    const {ringLength, turn, cpTransmit} = this.#card.liveLatches;
    const words = regs.CAPR | regs.CBR | regs.IMR | regs.ISR | regs.MULINT | regs.BMCR | regs.BMSR | regs.ANAR;
    const bytes = regs.CR9346 | regs.CONFIG0 | regs.CONFIG1 | regs.CONFIG3 | regs.CONFIG4 | regs.CONFIG5 | regs.ETTHR;
    if ((words & ~0xffff) !== 0 || (bytes & ~0xff) !== 0)
      return breach('registers', 'a register holds more than it has bits');
    if (!isDword(regs.TCR) || !isDword(regs.RCR) || !isDword(regs.RBSTART) || !isDword(regs.MPC))
      return breach('registers', `TCR ${regs.TCR}, RCR ${regs.RCR}, RBSTART ${regs.RBSTART}, MPC ${regs.MPC}`);
    if ((regs.CR & ~(CR.TE | CR.RE | CR.RST)) !== 0) return breach('registers', `CR ${hex(regs.CR)}`);
    if (turn >= DESCRIPTORS || cpTransmit >= RING_DESCRIPTORS)
      return breach('registers', `turn ${turn}, C+ ${cpTransmit}`);
    if (!RINGS.includes(ringLength) || regs.CBR >= ringLength || regs.CBR % RING_ALIGN !== 0)
      return breach('ring', `CBR ${hex(regs.CBR)} in a ring of ${ringLength}`);
    const unknown = regs.ISR & ~STATUS[this.#profile];
    return unknown === 0 ? null : breach('status', `ISR ${hex(regs.ISR)}`);
  }

  /** A frame is on its way exactly as long as one of its alarms is set; QEMU's card has none on its way between accesses. */
  #transmit(isSet: (alarm: number) => boolean): Breach | null {
    const {tx} = this.#card.liveLatches;
    const isBusy = tx !== TX_OFF;
    const isAlarmSet = tx === TX_FILLING ? isSet(FETCH_ALARM) : isSet(TRANSMIT_ALARM);
    if (isBusy === isAlarmSet && !(isBusy && this.#profile === 'qemu')) return null;
    return breach(
      'transmit',
      `${isBusy ? 'a' : 'no'} frame on its way, its alarm is ${isAlarmSet ? 'set' : 'not set'}`,
    );
  }

  /** Frames are in the receive FIFO exactly as long as one is being stored; QEMU's card has none there. */
  #store(isAlarmSet: boolean): Breach | null {
    const {length} = this.#card.liveFrames.arrived;
    const isStoring = length > 0;
    if (isStoring === isAlarmSet && !(isStoring && this.#profile === 'qemu')) return null;
    return breach('store', `${length} frames in the FIFO, the alarm is ${isAlarmSet ? 'set' : 'not set'}`);
  }

  #told(): Breach | null {
    const {tx, txDescriptor, txTold, txAddress, txFetched} = this.#card.liveLatches;
    const isUntold = tx !== TX_OFF && txDescriptor >= 0 && txTold === 0 && txFetched > 0;
    const fault = this.#memory.takeFault(isUntold ? {address: txAddress, length: txFetched} : null);
    return fault === null ? null : breach('told', fault);
  }

  /** The dear one, now and then: another card that becomes what a snapshot was reads the same. */
  checkSnapshot(other: Rtl8139): Breach | null {
    other.restore(this.#card.snapshot());
    const [mine, its] = [this.#card.registers(), other.registers()];
    const differing = Object.keys(mine).filter((name) => mine[name] !== its[name]);
    return differing.length === 0 ? null : breach('snapshot', `${differing.join(', ')} differ`);
  }
}

function isDword(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

function valueFits(value: number, size: number): Breach | null {
  const isUnsigned = value >= 0 && value < 2 ** (8 * size) && Number.isInteger(value);
  return isUnsigned ? null : breach('value', `a read of ${size} bytes gave ${value}`);
}

function breach(invariant: Invariant, words: string): Breach {
  return {invariant, words};
}

function hex(value: number): string {
  return value.toString(16).padStart(2, '0').toUpperCase();
}

// What must hold of the card after every access, whatever was done to it; a breach comes back as words.

import {restoreImage} from '../card/memory-image.ts';
import {WIDE_MEMORY_END} from '../card/memory-map.ts';
import type {Ne2000} from '../card/ne2000.ts';
import type {Profile} from '../card/quirks.ts';
import type {Registers} from '../card/registers.ts';
import {PACKET_MEMORY, PROM} from '../sheet/board.ts';
import {CR, ISR} from '../sheet/dp8390.ts';

/** The invariants by name. */
export const INVARIANTS = ['line', 'bytes', 'count', 'ring', 'transmit', 'status', 'tally', 'value', 'memory'] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** A breach. */
export interface Breach {
  readonly invariant: Invariant;
  readonly words: string;
}

/** The bits of ISR that raise the line. */
export const CAUSES = 0x7f;
const TALLY_LIMIT = 192;
/** QEMU's card raises these and no others. */
const QEMU_STATUS = ISR.PRX | ISR.PTX | ISR.RDC | ISR.RST;
/** Quirk `pagelimit`. */
const PAGE_LIMIT = 0xc0;

/** Watches one card from power-on. */
export class Invariants {
  readonly #card: Ne2000;
  readonly #isQemu: boolean;
  readonly #prom: Uint8Array;
  #line: 0 | 1 = 0;
  /** Quirk `irqstick`: a reset left the line high. */
  #sticks = false;

  constructor(card: Ne2000, profile: Profile) {
    this.#card = card;
    this.#isQemu = profile === 'qemu';
    this.#prom = card.promBytes.slice();
  }

  /** The card drove its interrupt line. */
  lineDriven(level: 0 | 1): void {
    this.#line = level;
    this.#sticks = false;
  }

  /** The reset port was read: under quirk `irqstick` the line stays as it is. */
  resetRead(): void {
    this.#sticks = this.#isQemu && this.#line === 1;
  }

  /** The cheap ones, after every access; `value` is what a read of `size` bytes gave. */
  check(value: number, size: number): Breach | null {
    const regs = this.#card.liveRegisters;
    return this.#lineFits(regs) ?? this.#registers(regs) ?? this.#transmit(regs) ?? valueFits(value, size);
  }

  #lineFits(regs: Readonly<Registers>): Breach | null {
    const asked = (regs.ISR & regs.IMR & CAUSES) !== 0 ? 1 : 0;
    if (asked === this.#line || (this.#sticks && asked === 0)) return null;
    return breach('line', `ISR ${hex(regs.ISR)} and IMR ${hex(regs.IMR)} ask for ${asked}, the line is ${this.#line}`);
  }

  #registers(regs: Readonly<Registers>): Breach | null {
    const bytes =
      regs.CR |
      regs.ISR |
      regs.IMR |
      regs.DCR |
      regs.TCR |
      regs.RCR |
      regs.TSR |
      regs.RSR |
      regs.TPSR |
      regs.PSTART |
      regs.PSTOP |
      regs.BNRY |
      regs.CURR |
      regs.NCR |
      regs.CNTR0 |
      regs.CNTR1 |
      regs.CNTR2;
    if ((bytes & ~0xff) !== 0) return breach('bytes', 'a register holds more than a byte');
    if (((regs.RBCR | regs.TBCR) & ~0xffff) !== 0 || !Number.isInteger(regs.RBCR))
      return breach('count', `RBCR ${regs.RBCR}, TBCR ${regs.TBCR}`);
    if (!(regs.RSAR >= 0) || (!this.#isQemu && regs.RSAR > 0xffff)) return breach('count', `RSAR ${regs.RSAR}`);
    if (regs.CNTR0 > TALLY_LIMIT || regs.CNTR1 > TALLY_LIMIT || regs.CNTR2 > TALLY_LIMIT)
      return breach('tally', `counters ${regs.CNTR0}, ${regs.CNTR1}, ${regs.CNTR2}`);
    if (!this.#isQemu) return null;
    if (regs.PSTART > PAGE_LIMIT || regs.PSTOP > PAGE_LIMIT || regs.BNRY >= PAGE_LIMIT)
      return breach('ring', `PSTART ${hex(regs.PSTART)}, PSTOP ${hex(regs.PSTOP)}, BNRY ${hex(regs.BNRY)}`);
    return (regs.ISR & ~QEMU_STATUS) === 0 ? null : breach('status', `ISR ${hex(regs.ISR)}`);
  }

  /** TXP reads 1 exactly while a frame is on its way; QEMU's card has none on its way, and shows TXP while STP is set. */
  #transmit(regs: Readonly<Registers>): Breach | null {
    const isSending = this.#card.isSending;
    if (this.#isQemu ? !isSending : isSending === ((regs.CR & CR.TXP) !== 0)) return null;
    return breach('transmit', `CR ${hex(regs.CR)}, ${isSending ? 'a' : 'no'} frame on its way`);
  }

  /** After a stored frame: a CURR that was in the ring still is. QEMU's long frames and strays may leave it. */
  checkStored(before: number): Breach | null {
    const {PSTART, PSTOP, CURR} = this.#card.liveRegisters;
    if (this.#isQemu || before < PSTART || before >= PSTOP || (CURR >= PSTART && CURR < PSTOP)) return null;
    return breach('ring', `CURR went from ${hex(before)} to ${hex(CURR)} in a ring ${hex(PSTART)} to ${hex(PSTOP)}`);
  }

  /** The dear one, now and then: nothing was written where the board has no memory, and its PROM is as it was. */
  checkMemory(): Breach | null {
    if (this.#isQemu) return null;
    const words = new Uint32Array(WIDE_MEMORY_END >> 2);
    restoreImage(words, this.#card.snapshot().memory);
    const memory = new Uint8Array(words.buffer);
    for (let at = PROM.start; at < PROM.end; at++) {
      if (memory[at] !== this.#prom[at]) return breach('memory', `the PROM changed at ${hex(at)}`);
    }
    return isBlank(words, PROM.end >> 2, PACKET_MEMORY.start >> 2) &&
      isBlank(words, PACKET_MEMORY.end >> 2, words.length)
      ? null
      : breach('memory', 'bytes were written outside packet memory');
  }
}

function isBlank(words: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (words[at] !== 0) return false;
  return true;
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

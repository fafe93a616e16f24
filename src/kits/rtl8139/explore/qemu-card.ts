// The abstract card as QEMU's behaves: a write to a TSD sends one frame before it returns, a write to RCR empties the ring, a register answers in
// its own width alone, a frame without room is held back until CAPR is written. [QEMU 7.2, seen in recordings]
// Not modelled: what CR reads after a load from the EEPROM, CAPR modulo the ring's length, frames longer than a standard one's.
import {present} from '../../../base/assert.ts';
import {CR, ISR, PORT, REGISTERS, RING_BYTES, TSD, TSD_BITS} from '../sheet/registers.ts';
import {AbstractCard, CAPR_EMPTY} from './abstract-card.ts';
import {upToReader} from './receive-ring.ts';

/** Room for the longest frame of standard length: with less nothing is tried unless RXOVW would tell. */
const FRAME_ROOM = 1514;
const TSD_OFFSETS = TSD.map(({offset}) => offset);

/** QEMU's card, as far as its turn, its ring and its DMA go. */
export class QemuCard extends AbstractCard {
  override readonly takesAny = true;
  /** Frames without room are kept, and others refused meanwhile. */
  isHolding = false;
  /** What a try came to: no other is made until CAPR is written. */
  isBlocked = false;
  /** The bytes of the frame held back, where somebody looks at them: in a hand-off alone. */
  #held: Uint8Array | null = null;

  /** Holds frames of which nobody looks at the bytes, or none. */
  holdUnseen(holds: boolean): void {
    this.isHolding = holds;
    this.#held = null;
  }

  override write(offset: number, size: number, value: number): void {
    const whole = REGISTERS.find((register) => register.offset === offset && (register.bytes ?? 1) === size);
    if (whole !== undefined) {
      this.put(offset, value);
      return;
    }
    for (const {offset: at, bytes = 1} of REGISTERS)
      if (bytes === 1 && at >= offset && at < offset + size) this.put(at, (value >>> (8 * (at - offset))) & 0xff);
  }

  override receive(frame: Uint8Array | null): void {
    if (this.isHolding) return;
    if (this.#isOpen) this.#try(frame, true);
    else this.#hold(frame);
  }

  protected override put(offset: number, value: number): void {
    if (offset === PORT.ISR.offset) this.#pulse();
    super.put(offset, value);
    if (TSD_OFFSETS.includes(offset)) this.#sendOne();
    else if (offset === PORT.CAPR.offset) this.#tryAgain();
    else if (offset === PORT.RCR.offset) {
      this.CAPR = CAPR_EMPTY;
      this.CBR = 0;
    }
  }

  protected override loop(frame: Uint8Array): void {
    if (this.#isOpen) this.#try(frame, false);
  }

  /** What it holds back it keeps. */
  protected override reset(): void {
    super.reset();
    this.ringLength = RING_BYTES[0];
  }

  /** Nothing is sent but by a write to a TSD. */
  protected override sendNext(): void {}

  /** The card's own turn, whichever was written. */
  #sendOne(): void {
    const tsd = present(this.tsd[this.turn], 'a descriptor has the turn');
    if ((this.command & CR.TE) === 0 || tsd & TSD_BITS.OWN) return;
    this.sendsFrom = this.tsad[this.turn] ?? 0;
    this.finishFrame();
  }

  /** The line falls for an instant, even where nothing is acknowledged. */
  #pulse(): void {
    const {isr} = this;
    this.raise(0, isr);
    this.isr = isr;
  }

  get #isOpen(): boolean {
    if (this.isBlocked) return false;
    const room = upToReader(this);
    return !this.isReceiving || room === 0 || room >= FRAME_ROOM || (this.imr & ISR.RXOVW) !== 0;
  }

  #try(frame: Uint8Array | null, mayHold: boolean): void {
    if (!this.isReceiving || this.store(frame)) return;
    this.isBlocked = true;
    if (mayHold) this.#hold(frame);
  }

  #tryAgain(): void {
    this.isBlocked = false;
    if (!this.isHolding) return;
    this.isHolding = false;
    this.#try(this.#held, true);
  }

  #hold(frame: Uint8Array | null): void {
    this.isHolding = true;
    this.#held = frame;
  }
}

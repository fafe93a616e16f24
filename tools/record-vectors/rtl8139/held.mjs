// Whether QEMU holds a frame back: it does so with one that finds no room in the ring, and tries again at each CAPR write. A second
// frame would wait in QEMU's own queue, where no file can tell of it, so none is offered meanwhile. One that came round the loop and
// found no room is lost, but holds the next from the wire.
import {CAPR_LAG, CPCR, CR, ISR, PORT, ringBytes, TSD} from '../../../src/kits/rtl8139/sheet/registers.ts';

/** With RXOVW masked QEMU holds a frame without a try where there is less room than this, whatever its length. */
const ROOM_ASKED = 1514;
const CLOCK_STOPPED = 0x48;
/** Writes to these send, and what is sent can come round the loop. */
const SENDING = [...TSD, PORT.TPPOLL];

/** @typedef {import('../../../src/base/port.ts').Port} Port */
/** @typedef {{read: (offset: number, size: number) => Promise<number>}} Readable */

/** What QEMU holds; reads of this card change nothing, and stand in no file. */
export class HeldFrame {
  #card;
  #holdsNext = false;
  isThere = false;

  /** @param {Readable} card */
  constructor(card) {
    this.#card = card;
  }

  /** A frame from the wire. @param {() => Promise<void>} offer */
  async frame(offer) {
    const isUntried = this.#holdsNext || (await this.#isUntried());
    const isMissed = await this.#misses(offer);
    this.isThere = isUntried || isMissed;
  }

  /** A write, which may take the held frame, or send one round the loop. @param {number} offset @param {number} size
   * @param {() => Promise<void>} act */
  async write(offset, size, act) {
    const isTaking = writesWord(PORT.CAPR.offset, offset, size);
    if (!isTaking && !SENDING.some((register) => meets(register, offset, size))) return await act();
    const isMissed = await this.#misses(act);
    this.#holdsNext = isMissed || (this.#holdsNext && !isTaking);
    if (isTaking && this.isThere) this.isThere = isMissed || (await this.#isUntried());
  }

  /** Whether a frame finds no room meanwhile; in C+ mode it is lost then. @param {() => Promise<void>} act */
  async #misses(act) {
    const before = await this.#read(PORT.MPC);
    await act();
    return (await this.#read(PORT.MPC)) > before && !(await this.#isCPlus());
  }

  async #isCPlus() {
    return ((await this.#read(PORT.CPCR)) & CPCR.RXENABLE) !== 0;
  }

  /** Whether QEMU would hold a frame without giving it to the card. */
  async #isUntried() {
    const isOn = ((await this.#read(PORT.CR)) & CR.RE) !== 0 && (await this.#read(PORT.HLTCLK)) !== CLOCK_STOPPED;
    if (!isOn || ((await this.#read(PORT.IMR)) & ISR.RXOVW) !== 0) return false;
    // Without a descriptor ring the room in the other one counts even in C+ mode.
    const hasDescriptors = (await this.#read(PORT.RDSARLO)) !== 0 || (await this.#read(PORT.RDSARHI)) !== 0;
    if (hasDescriptors && (await this.#isCPlus())) return false;
    const left = (await this.#read(PORT.CAPR)) + CAPR_LAG - (await this.#read(PORT.CBR));
    // A reset shortens the ring and leaves RCR as it is: where the two lengths disagree, a frame counts as held.
    return [ringBytes(await this.#read(PORT.RCR)), ringBytes(0)].some((length) => {
      const room = ((left % length) + length) % length;
      return room !== 0 && room < ROOM_ASKED;
    });
  }

  /** @param {Port} register */
  async #read({offset, bytes = 1}) {
    return await this.#card.read(offset, bytes);
  }
}

/** @param {Port} register @param {number} offset @param {number} size */
function meets({offset: start, bytes = 1}, offset, size) {
  return offset < start + bytes && offset + size > start;
}

/** Whether a cycle has a whole word for this register among the aligned pieces that it is cut into.
 * @param {number} register @param {number} offset @param {number} size */
export function writesWord(register, offset, size) {
  if (offset % size === 0) return offset === register && size === 2;
  for (let at = offset; at < offset + size; ) {
    const left = offset + size - at;
    const piece = at % 2 === 1 || left === 1 ? 1 : at % 4 === 2 || left < 4 ? 2 : 4;
    if (at === register && piece === 2) return true;
    at += piece;
  }
  return false;
}

// Whether QEMU holds a frame back: it does so with one that finds no room in the ring, and tries again at each CAPR write. A second
// frame would wait in QEMU's own queue, where no file can tell of it, so none is offered meanwhile.
import {CAPR_LAG, CPCR, CR, ISR, PORT, ringBytes} from '../../../src/kits/rtl8139/sheet/registers.ts';

/** With RXOVW masked QEMU holds a frame without a try where there is less room than this, whatever its length. */
const ROOM_ASKED = 1514;
const CLOCK_STOPPED = 0x48;

/** @typedef {{read: (offset: number, size: number) => Promise<number>}} Readable */

/** What QEMU holds; reads of this card change nothing, and stand in no file. */
export class HeldFrame {
  #card;
  #missed = 0;
  #waits = false;
  isThere = false;

  /** @param {Readable} card */
  constructor(card) {
    this.#card = card;
  }

  /** Before a frame, or a write that may take the held one. */
  async before() {
    this.#missed = await this.#read(PORT.MPC);
    this.#waits = await this.#untried();
  }

  /** After the frame. */
  async afterFrame() {
    this.isThere = this.#waits || (await this.#wasMissed());
  }

  /** After a write while one is held. @param {number} offset @param {number} size */
  async afterWrite(offset, size) {
    if (!writesWord(PORT.CAPR.offset, offset, size)) return;
    this.isThere = (await this.#untried()) || (await this.#wasMissed());
  }

  /** In C+ mode a frame that is missed is lost. */
  async #wasMissed() {
    return !(await this.#isCPlus()) && (await this.#read(PORT.MPC)) !== this.#missed;
  }

  async #isCPlus() {
    return ((await this.#read(PORT.CPCR)) & CPCR.RXENABLE) !== 0;
  }

  /** Whether QEMU would hold a frame without giving it to the card. */
  async #untried() {
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

  /** @param {import('../../../src/base/port.ts').Port} register */
  async #read({offset, bytes = 1}) {
    return await this.#card.read(offset, bytes);
  }
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

// A driver of C+ mode: a ring of descriptors each way, sums and segments left to the card, and the wire that it meets.
import {CPCR, CR, DTCCR, ISR, PORT, RCR, TCR, TPPOLL} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {arrive, load, out, read, store} from './acts.mjs';
import {DESCRIPTOR, DESCRIPTOR_BYTES, descriptor} from './descriptors.mjs';
import {anybody, frame, packet, tagged, usualLength} from './frames.mjs';
import {
  DATA_BYTES,
  RECEIVE_DATA,
  RECEIVE_DESCRIPTORS,
  TALLY,
  TALLY_BYTES,
  TRANSMIT_DATA,
  TRANSMIT_DESCRIPTORS,
} from './layout.mjs';
import {filterGroups, startCard} from './start.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

const WANTED = ISR.ROK | ISR.RER | ISR.TOK | ISR.TER | ISR.RXOVW | ISR.PUN | ISR.SERR;
const RECEIVE_CONFIG = 0xe700 | RCR.APM;
const TRANSMIT_CONFIG = 0x700 | TCR.IFG;
const SEGMENTS_MOST = 3;

/** Drives the card for ever. @param {Chance} chance @returns {Acts} */
export function* cplusDriver(chance) {
  for (;;) {
    const driver = new CplusDriver(chance);
    yield* driver.start();
    for (let acts = 12 + chance.below(60); acts > 0; acts--) yield* driver.act();
    yield* out(PORT.CR, 0);
    yield* out(PORT.IMR, 0);
  }
}

class CplusDriver {
  #receiveNext = 0;
  #transmitNext = 0;

  /** @param {Chance} chance */
  constructor(chance) {
    this.chance = chance;
    this.entries = chance.oneOf([2, 4, 4, 8, 16]);
    this.transmitEntries = chance.oneOf([4, 8, 64]);
    this.takesTags = chance.once(3);
    this.mask = chance.once(4) ? 0 : WANTED;
  }

  /** @returns {Acts} */
  *start() {
    const {chance} = this;
    yield* startCard(chance);
    const options = chance.oneOf([0, CPCR.RXCHKSUM]) | (this.takesTags ? CPCR.RXVLAN : 0);
    yield* out(PORT.CPCR, CPCR.TXENABLE | CPCR.RXENABLE | options);
    for (let i = 0; i < this.entries; i++) yield* this.#giveBack(i);
    yield* store(TRANSMIT_DESCRIPTORS, Buffer.alloc(this.transmitEntries * DESCRIPTOR_BYTES));
    yield* out(PORT.RDSARLO, RECEIVE_DESCRIPTORS);
    yield* out(PORT.RDSARHI, 0);
    yield* out(PORT.TSAD0, TRANSMIT_DESCRIPTORS);
    yield* out(PORT.TSAD1, 0);
    yield* out(PORT.CR, CR.TE | CR.RE);
    yield* out(PORT.RCR, RECEIVE_CONFIG | chance.oneOf([RCR.AB, RCR.AB | RCR.AM, RCR.AB | RCR.AM | RCR.AAP]));
    yield* out(PORT.TCR, TRANSMIT_CONFIG);
    yield* out(PORT.IMR, this.mask);
    yield* out(PORT.MULINT, 0);
  }

  /** @returns {Acts} */
  *act() {
    const {chance} = this;
    const kind = chance.below(32);
    if (kind < 12) for (let frames = chance.below(4); frames >= 0; frames--) yield* this.#receive();
    else if (kind < 20) yield* this.#send();
    else if (kind < 28) yield* this.#serve();
    else if (kind < 29) yield* this.#tally();
    else if (kind < 30) yield* filterGroups(chance);
    else if (kind < 31) yield* this.#testLoop();
    else for (let frames = this.entries; frames >= 0; frames--) yield* this.#receive();
  }

  /** @returns {Acts} */
  *#receive() {
    const {chance} = this;
    const bytes = frame(chance, anybody(chance), usualLength(chance));
    yield* arrive(chance.once(4) ? tagged(chance, bytes) : bytes);
  }

  /** The card may fill it again. @param {number} at @returns {Acts} */
  *#giveBack(at) {
    const flags = DESCRIPTOR.OWN | (at === this.entries - 1 ? DESCRIPTOR.EOR : 0);
    // A buffer that is too small for some frames, now and then.
    const length = this.chance.once(12) ? 128 : DATA_BYTES - 512;
    yield* store(
      RECEIVE_DESCRIPTORS + at * DESCRIPTOR_BYTES,
      descriptor(flags | length, 0, RECEIVE_DATA + at * DATA_BYTES),
    );
  }

  /** One frame in one to three pieces. @returns {Acts} */
  *#send() {
    const {chance} = this;
    const isSegmented = chance.once(6);
    const isPacket = isSegmented || chance.once(2);
    const bytes = isPacket
      ? packet(chance, isSegmented ? 600 + chance.below(2000) : 26 + chance.below(1400))
      : frame(chance, chance.oneOf(['other', 'everybody']), usualLength(chance));
    const offload = isSegmented
      ? DESCRIPTOR.LGSEN | ((200 + chance.below(1260)) << DESCRIPTOR.MSS_SHIFT)
      : isPacket
        ? chance.oneOf([0, DESCRIPTOR.IPCS, DESCRIPTOR.IPCS | DESCRIPTOR.TCPCS, DESCRIPTOR.IPCS | DESCRIPTOR.UDPCS])
        : 0;
    const tag = chance.once(5) ? DESCRIPTOR.TAGC | chance.below(0x1_0000) : 0;
    yield* this.#post(bytes, offload, tag);
    yield* out(PORT.TPPOLL, TPPOLL.NPQ);
    if (chance.once(3)) yield* read(PORT.TPPOLL);
  }

  /** Puts a frame into the transmit ring, the first descriptor last. @param {Buffer} bytes @param {number} offload @param {number} tag @returns {Acts} */
  *#post(bytes, offload, tag) {
    const pieces = 1 + (this.chance.once(2) ? 0 : this.chance.below(SEGMENTS_MOST));
    const length = Math.ceil(bytes.length / pieces);
    for (let piece = pieces - 1; piece >= 0; piece--) {
      const at = (this.#transmitNext + piece) % this.transmitEntries;
      const part = bytes.subarray(piece * length, (piece + 1) * length);
      const address = TRANSMIT_DATA + ((at * DATA_BYTES) & 0xffff) + this.chance.below(3);
      const flags =
        DESCRIPTOR.OWN |
        (piece === 0 ? DESCRIPTOR.FS : 0) |
        (piece === pieces - 1 ? DESCRIPTOR.LS : 0) |
        (at === this.transmitEntries - 1 ? DESCRIPTOR.EOR : 0);
      yield* store(address, Buffer.from(part));
      yield* store(
        TRANSMIT_DESCRIPTORS + at * DESCRIPTOR_BYTES,
        descriptor(flags | offload | part.length, tag, address),
      );
    }
    this.#transmitNext = (this.#transmitNext + pieces) % this.transmitEntries;
  }

  /** @returns {Acts} */
  *#serve() {
    const status = yield* read(PORT.ISR);
    if (status === 0) return;
    yield* out(PORT.ISR, status);
    for (let frames = 0; frames < this.entries; frames++) {
      const at = RECEIVE_DESCRIPTORS + this.#receiveNext * DESCRIPTOR_BYTES;
      const state = (yield* load(at, DESCRIPTOR_BYTES)).readInt32LE(0);
      if ((state & DESCRIPTOR.OWN) !== 0) break;
      if (this.chance.once(4))
        yield* load(RECEIVE_DATA + this.#receiveNext * DATA_BYTES, state & DESCRIPTOR.RECEIVE_LENGTH);
      yield* this.#giveBack(this.#receiveNext);
      this.#receiveNext = (this.#receiveNext + 1) % this.entries;
    }
    yield* read(PORT.ISR);
  }

  /** @returns {Acts} */
  *#tally() {
    yield* out(PORT.TSD1, 0);
    yield* out(PORT.TSD0, TALLY | DTCCR.CMD);
    yield* read(PORT.TSD0);
    yield* load(TALLY, TALLY_BYTES);
  }

  /** @returns {Acts} */
  *#testLoop() {
    yield* out(PORT.TCR, TRANSMIT_CONFIG | TCR.LBK);
    yield* this.#post(frame(this.chance, anybody(this.chance), usualLength(this.chance)), 0, 0);
    yield* out(PORT.TPPOLL, TPPOLL.NPQ);
    yield* out(PORT.TCR, TRANSMIT_CONFIG);
  }
}

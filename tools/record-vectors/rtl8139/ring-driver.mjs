// A driver of the receive ring and the four transmit descriptors, with interrupts or without, and the wire that it meets.
import {
  CAPR_LAG,
  CR,
  DESCRIPTORS,
  FCS_BYTES,
  ISR,
  PORT,
  RCR,
  RECEIVE_HEADER_BYTES,
  RECEIVED,
  RING_ALIGN,
  ringBytes,
  TCR,
  TSAD,
  TSD,
  TSD_BITS,
  TSD_SIZE,
} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {arrive, load, out, read, store} from './acts.mjs';
import {anybody, frame, usualLength} from './frames.mjs';
import {RECEIVE_RING, TRANSMIT_BUFFERS} from './layout.mjs';
import {filterGroups, resetCard, startCard} from './start.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

const SHORTEST = 60;
const LONGEST = 1514;
const RECEIVED_BITS = ISR.ROK | ISR.RER | ISR.RXOVW | ISR.FOVW;
const WANTED = RECEIVED_BITS | ISR.TOK | ISR.TER | ISR.PUN | ISR.SERR;
const BURST = 0x600;
const TRANSMIT_CONFIG = BURST | TCR.IFG;
const FRAMES_AT_ONCE = 8;

/** Drives the card for ever. @param {Chance} chance @param {boolean} isPolled without interrupts @returns {Acts} */
export function* ringDriver(chance, isPolled) {
  const driver = new RingDriver(chance, isPolled);
  for (;;) {
    yield* driver.start();
    for (let acts = 8 + chance.below(40); acts > 0; acts--) yield* driver.act();
    yield* driver.stop();
  }
}

class RingDriver {
  #rcr = 0;
  /** Where the next received frame begins. */
  #position = 0;
  #turn = 0;
  /** Descriptors whose end the driver has not looked at. @type {number[]} */
  #sent = [];
  /** Where each descriptor's frame lies. */
  #buffers = [...TRANSMIT_BUFFERS];

  /** @param {Chance} chance @param {boolean} isPolled */
  constructor(chance, isPolled) {
    this.chance = chance;
    this.isPolled = isPolled;
  }

  /** @returns {Acts} */
  *start() {
    const {chance} = this;
    yield* startCard(chance);
    yield* out(PORT.RBSTART, RECEIVE_RING);
    yield* this.#enable();
    for (const [i, register] of TSAD.entries()) {
      this.#buffers[i] = TRANSMIT_BUFFERS[i] ?? 0;
      yield* out(register, this.#buffers[i] ?? 0);
    }
    this.#turn = 0;
    this.#sent = [];
    yield* out(PORT.MPC, 0);
    yield* out(PORT.IMR, 0);
    yield* out(PORT.MULINT, chance.oneOf([0, 0, chance.below(0x1000)]));
    if (!this.isPolled) yield* out(PORT.IMR, WANTED);
  }

  /** @returns {Acts} */
  *stop() {
    yield* out(PORT.CR, 0);
    yield* out(PORT.IMR, 0);
    yield* out(PORT.ISR, yield* read(PORT.ISR));
    yield* read(PORT.MPC);
    if (this.chance.once(2)) yield* arrive(frame(this.chance, 'own', SHORTEST));
  }

  /** @returns {Acts} */
  *act() {
    const {chance} = this;
    const kind = chance.below(32);
    if (kind < 10) for (let frames = chance.below(4); frames >= 0; frames--) yield* this.#receive();
    else if (kind < 17) for (let frames = chance.oneOf([0, 0, 0, 3]); frames >= 0; frames--) yield* this.#send();
    else if (kind < 26) yield* this.#serve();
    else if (kind < 27) yield* this.#statistics();
    else if (kind < 28) yield* this.#changeFilter();
    else if (kind < 29) yield* this.#testLoop();
    else if (kind < 30) yield* this.#mask();
    else if (kind < 31)
      for (let frames = 4 + chance.below(8); frames > 0; frames--) yield* arrive(frame(chance, 'own', LONGEST));
    else yield* this.#restartReceiver();
    if (chance.once(3)) yield* this.#serve();
  }

  /** Transmitter and receiver on, with a ring of any length. @returns {Acts} */
  *#enable() {
    const {chance} = this;
    this.#rcr =
      (chance.below(4) << 11) |
      chance.oneOf([0, 0x700]) |
      chance.oneOf([0xe000, 0]) |
      (chance.once(2) ? RCR.WRAP : 0) |
      RCR.APM |
      chance.oneOf([RCR.AB, RCR.AB | RCR.AM, RCR.AB | RCR.AM | RCR.AAP, 0, RCR.AB | RCR.AR | RCR.AER]);
    this.#position = 0;
    yield* out(PORT.CR, CR.TE | CR.RE);
    yield* out(PORT.RCR, this.#rcr);
    yield* out(PORT.TCR, TRANSMIT_CONFIG);
  }

  /** @returns {Acts} */
  *#receive() {
    yield* arrive(frame(this.chance, anybody(this.chance), usualLength(this.chance)));
    if (!this.chance.once(6)) return;
    yield* read(PORT.CBR);
    yield* read(PORT.CAPR);
  }

  /** A frame by the next descriptor, if it is free. @returns {Acts} */
  *#send() {
    const {chance} = this;
    const [status, start] = [TSD[this.#turn], TSAD[this.#turn]];
    if (status === undefined || start === undefined || this.#sent.length === DESCRIPTORS) return yield* this.#finish();
    if (chance.once(8)) {
      // Any alignment will do.
      this.#buffers[this.#turn] = 0x20_8000 + chance.below(0x6000);
      yield* out(start, this.#buffers[this.#turn] ?? 0);
    }
    const bytes = frame(chance, chance.oneOf(['other', 'everybody']), usualLength(chance));
    yield* store(this.#buffers[this.#turn] ?? 0, bytes);
    yield* out(status, chance.oneOf([0, 0x8_0000, 0x30_0000]) | Math.max(bytes.length, SHORTEST));
    this.#sent.push(this.#turn);
    this.#turn = (this.#turn + 1) % DESCRIPTORS;
  }

  /** Looks after the descriptors that were given. @returns {Acts} */
  *#finish() {
    for (let turn = this.#sent[0]; turn !== undefined; turn = this.#sent[0]) {
      const status = TSD[turn];
      if (status === undefined || ((yield* read(status)) & TSD_BITS.OWN) === 0) return;
      this.#sent.shift();
    }
  }

  /** What an interrupt handler does, or one look of a driver that polls. @returns {Acts} */
  *#serve() {
    const {chance} = this;
    for (let rounds = 0; rounds < 3; rounds++) {
      const status = yield* read(PORT.ISR);
      if (status === 0) return;
      const isLate = chance.once(2);
      yield* out(PORT.ISR, isLate ? status & ~RECEIVED_BITS : status);
      if (!this.isPolled && isLate && chance.once(2)) yield* out(PORT.IMR, WANTED & ~RECEIVED_BITS);
      if ((status & RECEIVED_BITS) !== 0) yield* this.#drain(isLate);
      if ((status & (ISR.TOK | ISR.TER)) !== 0) yield* this.#finish();
      if (!this.isPolled && isLate) yield* out(PORT.IMR, WANTED);
    }
  }

  /** Takes received frames out of the ring. @param {boolean} acknowledges @returns {Acts} */
  *#drain(acknowledges) {
    const {chance} = this;
    const length = ringBytes(this.#rcr);
    for (let frames = 0; frames < FRAMES_AT_ONCE; frames++) {
      if (((yield* read(PORT.CR)) & CR.BUFE) !== 0) break;
      if (chance.once(2)) yield* read(PORT.CBR);
      const header = yield* load(RECEIVE_RING + this.#position, RECEIVE_HEADER_BYTES);
      const [status, bytes] = [header.readUInt16LE(0), header.readUInt16LE(2)];
      if ((status & RECEIVED.ROK) === 0 || bytes < FCS_BYTES || bytes > LONGEST + FCS_BYTES)
        return yield* this.#restartReceiver();
      if (chance.once(3)) yield* this.#look(this.#position + RECEIVE_HEADER_BYTES, bytes - FCS_BYTES, length);
      const end = this.#position + RECEIVE_HEADER_BYTES + bytes;
      this.#position = (Math.ceil(end / RING_ALIGN) * RING_ALIGN) % length;
      yield* out(PORT.CAPR, (this.#position - CAPR_LAG) & 0xffff);
      if (acknowledges && frames === 0) yield* out(PORT.ISR, RECEIVED_BITS);
    }
  }

  /** A frame in the ring, in two parts where it goes on at the ring's beginning. @param {number} at @param {number} bytes
   * @param {number} length of the ring @returns {Acts} */
  *#look(at, bytes, length) {
    const first = (this.#rcr & RCR.WRAP) !== 0 ? bytes : Math.min(bytes, Math.max(0, length - at));
    if (first > 0) yield* load(RECEIVE_RING + at, first);
    if (first < bytes) yield* load(RECEIVE_RING + ((at + first) % length), bytes - first);
  }

  /** @returns {Acts} */
  *#restartReceiver() {
    yield* out(PORT.CR, CR.TE);
    yield* this.#enable();
    yield* out(PORT.ISR, RECEIVED_BITS);
  }

  /** @returns {Acts} */
  *#statistics() {
    for (const register of [PORT.MPC, PORT.BMSR, PORT.MSR, PORT.TSADS]) yield* read(register);
    yield* out(PORT.MPC, 0);
  }

  /** New groups, and the receive configuration again with the same ring. @returns {Acts} */
  *#changeFilter() {
    yield* filterGroups(this.chance);
    if (this.chance.once(2)) return;
    this.#rcr ^= this.chance.oneOf([RCR.AAP, RCR.AM, RCR.AB]);
    yield* out(PORT.RCR, this.#rcr);
    if (this.chance.once(2)) this.#position = 0;
  }

  /** Frames through transmitter and receiver, not to the wire. @returns {Acts} */
  *#testLoop() {
    yield* this.#finish();
    yield* out(PORT.TCR, TRANSMIT_CONFIG | TCR.LBK);
    for (let frames = this.chance.below(3); frames >= 0; frames--) {
      const [status, buffer] = [TSD[this.#turn], this.#buffers[this.#turn]];
      if (status === undefined || buffer === undefined) return;
      const bytes = frame(this.chance, anybody(this.chance), usualLength(this.chance));
      yield* store(buffer, bytes);
      yield* out(status, bytes.length & TSD_SIZE);
      yield* read(status);
      this.#turn = (this.#turn + 1) % DESCRIPTORS;
    }
    yield* this.#serve();
    yield* out(PORT.TCR, TRANSMIT_CONFIG);
    if (this.chance.once(4)) {
      yield* resetCard();
      yield* this.start();
    }
  }

  /** Another mask for a frame or two, as a driver that switches to polling. @returns {Acts} */
  *#mask() {
    yield* out(PORT.IMR, this.chance.oneOf([0, ISR.ROK, ISR.TOK, RECEIVED_BITS, 0xffff]));
    yield* this.#receive();
    yield* out(PORT.IMR, this.isPolled ? 0 : WANTED);
  }
}

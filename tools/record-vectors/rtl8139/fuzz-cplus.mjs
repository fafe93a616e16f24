// Descriptors of C+ mode in random sequences: rings that make sense, and rings that do not.
import {CPCR, CR, DTCCR, ISR, PORT, RCR, TPPOLL} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {arrive, out, read, store} from './acts.mjs';
import {DESCRIPTOR, descriptor} from './descriptors.mjs';
import {anybody, frame, packet, usualLength} from './frames.mjs';
import {inArena, isInArena, somewhere} from './fuzz-places.mjs';
import {arriving} from './fuzz-wire.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

/** A ring without an end goes on behind so many. */
const RING_DESCRIPTORS = 64;

/** A few of C+ mode, and the poll that starts them. @param {Chance} chance @returns {Acts} */
export function* transmitDescriptors(chance) {
  const ring = chance.once(12) ? inArena(chance) : (inArena(chance) & ~0xff) >>> 0;
  const entries = 1 + chance.below(5);
  const isFlat = chance.once(3);
  const bytes = [];
  for (let i = 0; i < entries; i++) {
    const isLast = i === entries - 1;
    const address = somewhere(chance);
    const data = chance.once(2)
      ? packet(chance, 8 + chance.below(1500))
      : frame(chance, anybody(chance), usualLength(chance));
    const isThere = isInArena(address) && !chance.once(3);
    if (isThere) yield* store(address, data);
    const length = isThere
      ? data.length
      : chance.oneOf([64, chance.below(2000), chance.below(0x2000), chance.below(0x1_0000)]);
    const flags =
      (chance.once(12) ? 0 : DESCRIPTOR.OWN) |
      (isFlat || i === 0 || chance.once(8) ? DESCRIPTOR.FS : 0) |
      (isFlat || isLast || chance.once(8) ? DESCRIPTOR.LS : 0) |
      ((isLast && !chance.once(12)) || chance.once(20) ? DESCRIPTOR.EOR : 0) |
      chance.oneOf([
        0,
        0,
        DESCRIPTOR.IPCS,
        DESCRIPTOR.IPCS | DESCRIPTOR.TCPCS,
        DESCRIPTOR.IPCS | DESCRIPTOR.UDPCS,
        chance.below(8) << 16,
      ]) |
      (chance.once(8) ? DESCRIPTOR.LGSEN | ((100 + chance.below(1400)) << DESCRIPTOR.MSS_SHIFT) : 0);
    const tag = chance.oneOf([0, 0, DESCRIPTOR.TAGC | chance.below(0x1_0000), chance.word()]);
    bytes.push(descriptor(flags | (length & 0xffff), tag, address, chance.once(30) ? chance.below(3) : 0));
  }
  yield* store(ring, Buffer.concat(bytes));
  yield* out(PORT.CPCR, chance.oneOf([CPCR.TXENABLE, CPCR.TXENABLE | CPCR.RXENABLE, chance.below(0x80)]));
  yield* out(PORT.TSAD0, ring);
  yield* out(PORT.TSAD1, chance.once(20) ? chance.below(3) : 0);
  if (!chance.once(6)) yield* out(PORT.CR, CR.TE | CR.RE);
  if (chance.once(3)) yield* out(PORT.IMR, ISR.TOK);
  yield* out(PORT.TPPOLL, chance.oneOf([TPPOLL.NPQ, TPPOLL.NPQ, TPPOLL.NPQ | TPPOLL.HPQ, chance.below(256)]));
}

/** A ring to receive by. @param {Chance} chance @returns {Acts} */
export function* receiveDescriptors(chance) {
  const ring = chance.once(12) ? inArena(chance) : (inArena(chance) & ~0xff) >>> 0;
  const entries = 1 + chance.below(5);
  const bytes = [];
  for (let i = 0; i < entries; i++) {
    const isLast = i === entries - 1;
    const flags =
      (chance.once(10) ? 0 : DESCRIPTOR.OWN) | ((isLast && !chance.once(8)) || chance.once(20) ? DESCRIPTOR.EOR : 0);
    const length = chance.oneOf([1536, 0x1fff, 64, 100, chance.below(0x2000)]);
    bytes.push(
      descriptor(flags | length, chance.once(4) ? chance.word() : 0, somewhere(chance), chance.once(30) ? 1 : 0),
    );
  }
  yield* store(ring, Buffer.concat(bytes));
  yield* out(
    PORT.CPCR,
    chance.oneOf([
      CPCR.RXENABLE,
      CPCR.TXENABLE | CPCR.RXENABLE,
      CPCR.TXENABLE | CPCR.RXENABLE | CPCR.RXVLAN,
      chance.below(0x80),
    ]),
  );
  yield* out(PORT.RDSARLO, ring);
  yield* out(PORT.RDSARHI, chance.once(30) ? 1 : 0);
  if (!chance.once(6)) yield* out(PORT.CR, CR.TE | CR.RE);
  if (chance.once(3)) yield* out(PORT.IMR, ISR.ROK | ISR.RXOVW);
  if (chance.once(2)) yield* arriving(chance);
}

/** The counters, into memory. @param {Chance} chance @returns {Acts} */
export function* tally(chance) {
  if (!chance.once(4)) yield* out(PORT.CPCR, chance.oneOf([CPCR.TXENABLE, CPCR.RXENABLE, 3]));
  const at = somewhere(chance);
  yield* out(PORT.TSD1, 0);
  yield* out(PORT.TSD0, ((at & ~63) | DTCCR.CMD) >>> 0);
  yield* read(PORT.TSD0);
}

/** A frame that is begun before a reset and ended after it. @param {Chance} chance @returns {Acts} */
export function* halfFrame(chance) {
  const ring = inArena(chance) & ~0xff;
  const data = inArena(chance);
  yield* store(data, frame(chance, anybody(chance), usualLength(chance)));
  yield* poll(ring, DESCRIPTOR.OWN | DESCRIPTOR.EOR | DESCRIPTOR.FS | (60 + chance.below(1000)), data);
  yield* out(PORT.CR, CR.RST);
  yield* poll(ring, DESCRIPTOR.OWN | DESCRIPTOR.EOR | DESCRIPTOR.LS | chance.below(400), data);
}

/** @param {number} ring @param {number} state @param {number} data @returns {Acts} */
function* poll(ring, state, data) {
  yield* store(ring, descriptor(state, 0, data));
  yield* out(PORT.CPCR, CPCR.TXENABLE);
  yield* out(PORT.TSAD0, ring);
  yield* out(PORT.TSAD1, 0);
  yield* out(PORT.CR, CR.TE);
  yield* out(PORT.TPPOLL, TPPOLL.NPQ);
}

/** A packet that the card cuts into several. @param {Chance} chance @returns {Acts} */
export function* segments(chance) {
  const ring = inArena(chance) & ~0xff;
  const data = inArena(chance);
  const bytes = packet(chance, 500 + chance.below(2500));
  yield* store(data, bytes);
  const size = (100 + chance.below(700)) << DESCRIPTOR.MSS_SHIFT;
  const state = DESCRIPTOR.OWN | DESCRIPTOR.EOR | DESCRIPTOR.FS | DESCRIPTOR.LS | DESCRIPTOR.LGSEN | size;
  yield* poll(ring, state | bytes.length, data);
}

/** More frames than a ring has descriptors, and none of them the last. @param {Chance} chance @returns {Acts} */
export function* endless(chance) {
  const ring = inArena(chance) & ~0xff;
  const buffer = inArena(chance);
  const count = RING_DESCRIPTORS + 1 + chance.below(4);
  yield* store(ring, Buffer.concat(Array.from({length: count}, () => descriptor(DESCRIPTOR.OWN | 128, 0, buffer))));
  yield* out(PORT.CPCR, CPCR.RXENABLE);
  yield* out(PORT.RDSARLO, ring);
  yield* out(PORT.RDSARHI, 0);
  yield* out(PORT.CR, CR.RE);
  yield* out(PORT.RCR, RCR.APM);
  for (let frames = 0; frames < count; frames++) yield* arrive(frame(chance, 'own', 60));
}

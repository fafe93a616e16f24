// Frames that come from the wire in random sequences, and too many of them.
import {CR, ISR, PORT, RCR} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {arrive, out, read} from './acts.mjs';
import {anybody, frame, tagged, usualLength} from './frames.mjs';
import {inArena} from './fuzz-places.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

const SHORTEST = 14;
/** A little over the longest on Ethernet. */
export const USUAL_FRAME = 1600;
const LONGEST = 1514;

/** Any frame. @param {Chance} chance @returns {Acts} */
export function* arriving(chance) {
  const length = chance.oneOf([
    usualLength(chance),
    usualLength(chance),
    SHORTEST + chance.below(60),
    SHORTEST + chance.below(USUAL_FRAME),
    chance.once(4) ? 2000 + chance.below(12_000) : 64,
  ]);
  const bytes = frame(chance, anybody(chance), length);
  yield* arrive(chance.once(5) ? tagged(chance, bytes) : bytes);
  if (chance.once(3)) yield* read(PORT.ISR);
}

/** More than the shortest ring holds, and a driver that makes room in pieces. @param {Chance} chance @returns {Acts} */
export function* flood(chance) {
  yield* out(PORT.CR, CR.RST);
  yield* out(PORT.RBSTART, inArena(chance));
  yield* out(PORT.CR, CR.RE);
  yield* out(PORT.RCR, RCR.APM | RCR.AB | (chance.once(2) ? RCR.WRAP : 0));
  yield* out(PORT.IMR, chance.oneOf([ISR.RXOVW, ISR.RXOVW | ISR.ROK, 0]));
  for (let frames = 0; frames < 7; frames++) yield* arrive(frame(chance, 'own', LONGEST - chance.below(400)));
  for (let rounds = chance.below(4); rounds >= 0; rounds--) {
    const next = ((yield* read(PORT.CAPR)) + chance.oneOf([0, 4, 1000, 1600, 4000])) & 0xffff;
    yield* out(PORT.CAPR, chance.once(4) ? chance.below(0x1_0000) : next);
    yield* read(PORT.CAPR);
    yield* read(PORT.CBR);
    if (chance.once(2)) yield* arriving(chance);
  }
}

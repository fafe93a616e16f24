// Anything at all: registers, widths, values, addresses, frames, in pieces that now and then make sense.
// Left out is what no file can tell of: frames under 14 bytes, DMA into ROM and the hole of the video memory, the card's timer.
import {PCI, PCI_COMMAND} from '../../../src/kits/rtl8139/sheet/pci.ts';
import {CPCR, CR, IDR, ISR, PORT, RCR, REGISTERS, TCR, TSAD, TSD} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {load, out, read, store} from './acts.mjs';
import {anybody, frame, usualLength} from './frames.mjs';
import {endless, halfFrame, receiveDescriptors, segments, tally, transmitDescriptors} from './fuzz-cplus.mjs';
import {harmless, inArena, isInArena, somewhere} from './fuzz-places.mjs';
import {arriving, flood, USUAL_FRAME} from './fuzz-wire.mjs';
import {RAM_BYTES} from './host-memory.mjs';
import {readEeprom, startCard} from './start.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

const REGISTER_BYTES = 0x100;

/** How often each is drawn. @type {readonly (readonly [number, (chance: Chance) => Acts])[]} */
const PIECES = [
  [18, anything],
  [13, arriving],
  [7, sending],
  [6, receiveRing],
  [6, transmitDescriptors],
  [6, receiveDescriptors],
  [4, makingRoom],
  [6, interrupts],
  [4, configuration],
  [2, tally],
  [2, switches],
  [2, storing],
  [2, look],
  [2, busMastering],
  [2, loop],
  [1, flood],
  [1, halfFrame],
  [1, segments],
  [0.2, endless],
];

/** @param {Chance} chance @returns {Acts} */
export function* fuzz(chance) {
  if (chance.once(2)) yield* startCard(chance);
  const weights = PIECES.reduce((sum, [weight]) => sum + weight, 0);
  for (;;) {
    let drawn = chance.below(weights);
    const found = PIECES.find(([weight]) => {
      drawn -= weight;
      return drawn < 0;
    });
    if (found !== undefined) yield* found[1](chance);
  }
}

/** @param {Chance} chance @returns {Acts} */
function* anything(chance) {
  const size = chance.oneOf([1, 1, 2, 2, 4, 4]);
  const known = chance.oneOf([false, true, true]);
  const register = REGISTERS[chance.below(REGISTERS.length)] ?? PORT.CR;
  const offset = known ? register.offset : chance.below(REGISTER_BYTES - size + 1);
  const bytes = known && !chance.once(4) ? (register.bytes ?? 1) : size;
  if (offset + bytes > REGISTER_BYTES) return;
  const meetsClock = offset < PORT.TCTR.offset + 4 && offset + bytes > PORT.TCTR.offset;
  if (chance.once(2)) {
    if (!meetsClock) yield ['r', offset, bytes];
  } else if (!(offset === PORT.TIMERINT.offset && bytes === 4)) {
    const value =
      bytes === 4
        ? harmless(chance.oneOf([chance.word(), chance.below(0x1_0000), inArena(chance)]))
        : chance.below(2 ** (8 * bytes));
    yield ['w', offset, bytes, value];
  }
}

/** The ring's descriptors, in turn or not. @param {Chance} chance @returns {Acts} */
function* sending(chance) {
  // Only a reset leads out of C+ mode.
  if (chance.once(2)) yield* out(PORT.CR, CR.RST);
  if (chance.once(2)) yield* out(PORT.CR, CR.TE | (chance.once(2) ? CR.RE : 0));
  if (chance.once(3)) yield* out(PORT.IMR, ISR.TOK | ISR.ROK);
  const start = chance.below(4);
  for (let i = 0; i < 1 + chance.below(5); i++) {
    const n = chance.once(5) ? chance.below(4) : (start + i) % 4;
    const [status, address] = [TSD[n] ?? PORT.TSD0, TSAD[n] ?? PORT.TSAD0];
    const at = somewhere(chance);
    if (chance.once(2) && isInArena(at)) yield* store(at, frame(chance, anybody(chance), usualLength(chance)));
    yield* out(address, at);
    yield* out(
      status,
      chance.oneOf([
        60 + chance.below(200),
        chance.below(USUAL_FRAME),
        chance.below(0x2000),
        chance.below(0x4000),
        chance.word() & 0x003f_07ff,
      ]),
    );
    if (chance.once(3)) yield* read(status);
  }
  if (chance.once(3)) yield* read(PORT.TSADS);
}

/** @param {Chance} chance @returns {Acts} */
function* receiveRing(chance) {
  if (chance.once(2)) yield* out(PORT.CR, chance.oneOf([CR.RST, CR.RST | CR.RE | CR.TE, 0]));
  if (chance.once(3)) yield* out(PORT.CPCR, chance.oneOf([0, CPCR.TXENABLE]));
  yield* out(PORT.RBSTART, somewhere(chance));
  if (chance.once(2)) yield* out(PORT.CR, CR.RE | CR.TE);
  yield* out(
    PORT.RCR,
    chance.oneOf([RCR.APM | RCR.AB | RCR.AM, RCR.AAP, chance.word() & 0x0f03_ffbf, chance.below(0x100)]) |
      (chance.below(4) << 11),
  );
  yield* out(PORT.CR, CR.RE | (chance.once(4) ? 0 : CR.TE));
  if (chance.once(2))
    yield* out(PORT.IMR, chance.oneOf([ISR.ROK | ISR.TOK | ISR.RXOVW, ISR.RXOVW, 0xffff, chance.below(0x1_0000)]));
  if (chance.once(4)) for (let i = 0; i < 4; i++) yield* arriving(chance);
}

/** @param {Chance} chance @returns {Acts} */
function* makingRoom(chance) {
  yield* out(PORT.CAPR, chance.oneOf([0xfff0, chance.below(0x1_0000), chance.below(0x2000) & ~3]));
  if (chance.once(2)) yield* read(PORT.CAPR);
}

/** @param {Chance} chance @returns {Acts} */
function* storing(chance) {
  yield* store(inArena(chance), Buffer.from(Array.from({length: 16 + chance.below(200)}, () => chance.below(256))));
}

/** Frames of any length through transmitter and receiver. @param {Chance} chance @returns {Acts} */
function* loop(chance) {
  yield* receiveRing(chance);
  yield* out(PORT.CR, CR.TE | CR.RE);
  yield* out(PORT.TCR, TCR.LBK);
  for (let n = 0; n < 2; n++) {
    const [status, start, at] = [TSD[n] ?? PORT.TSD0, TSAD[n] ?? PORT.TSAD0, inArena(chance)];
    yield* store(at, frame(chance, anybody(chance), usualLength(chance)));
    yield* out(start, at);
    yield* out(status, chance.oneOf([14 + chance.below(46), 60 + chance.below(200), 1514, chance.below(0x2000)]));
  }
  yield* out(PORT.TCR, 0);
}

/** @param {Chance} chance @returns {Acts} */
function* interrupts(chance) {
  const any = chance.below(0x1_0000);
  if (chance.once(3)) yield* out(PORT.IMR, chance.oneOf([any, 0, ISR.ROK | ISR.TOK | ISR.RXOVW]));
  else yield* out(PORT.ISR, chance.oneOf([any, 0, ISR.ROK, ISR.TOK, ISR.RXOVW, 0xffff]));
  if (chance.once(3)) yield* read(PORT.ISR);
}

/** @param {Chance} chance @returns {Acts} */
function* configuration(chance) {
  const kind = chance.below(5);
  if (kind === 0) yield* readEeprom(chance);
  else if (kind === 1) for (let i = chance.below(12); i >= 0; i--) yield* out(PORT['9346CR'], 0x80 | chance.below(16));
  else if (kind === 2) {
    yield* out(PORT['9346CR'], chance.oneOf([0xc0, 0xc0, 0x40, 0, chance.below(256)]));
    for (const register of [PORT.CONFIG0, PORT.CONFIG1, PORT.CONFIG3, PORT.CONFIG4, PORT.CONFIG5]) {
      yield* out(register, chance.below(256));
      yield* read(register);
    }
    if (chance.once(2)) yield* out(PORT['9346CR'], 0);
  } else if (kind === 3)
    for (const register of [PORT.BMCR, PORT.ANAR, PORT.BMSR, PORT.ANER]) yield* out(register, chance.below(0x1_0000));
  else if (chance.once(2))
    yield ['w', IDR[chance.oneOf([0, 4])]?.offset ?? 0, chance.oneOf([1, 2, 4]), chance.below(256)];
}

/** Reset, loopback, clock, transmitter and receiver off and on. @param {Chance} chance @returns {Acts} */
function* switches(chance) {
  const kind = chance.below(6);
  if (kind === 0) yield* out(PORT.CR, CR.RST | chance.below(16));
  else if (kind < 3) {
    yield* out(PORT.CR, CR.TE | CR.RE);
    yield* out(PORT.TCR, chance.oneOf([TCR.LBK, TCR.LBK, 0, chance.word() & 0x0fff_ffff]));
  } else if (kind < 4) {
    yield* out(PORT.HLTCLK, chance.oneOf([0x48, 0x52, 0x59]));
    yield* arriving(chance);
    yield* out(PORT.HLTCLK, 0x52);
  } else yield* out(PORT.CR, chance.below(16));
}

/** @param {Chance} chance @returns {Acts} */
function* look(chance) {
  if (chance.once(2)) yield* load(somewhere(chance) % (RAM_BYTES - 64), 64);
  else for (const register of REGISTERS) if (register !== PORT.TCTR && !chance.once(3)) yield* read(register);
}

/** The card without its mastership for a few acts. @param {Chance} chance @returns {Acts} */
function* busMastering(chance) {
  yield ['cw', PCI.PCICMD.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY];
  for (let acts = chance.below(3); acts >= 0; acts--) yield* chance.once(2) ? arriving(chance) : sending(chance);
  yield ['cw', PCI.PCICMD.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER];
  yield ['cr', PCI.PCICMD.offset, 2];
}

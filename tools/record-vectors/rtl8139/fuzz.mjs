// Anything at all: registers, widths, values, addresses, frames, in pieces that now and then make sense.
// Left out is what no file can tell of: frames under 14 bytes, DMA into ROM and the hole of the video memory, the card's timer.

import {PCI, PCI_COMMAND} from '../../../src/kits/rtl8139/sheet/pci.ts';
import {
  CPCR,
  CR,
  DTCCR,
  IDR,
  ISR,
  PORT,
  RCR,
  REGISTERS,
  TCR,
  TPPOLL,
  TSAD,
  TSD,
} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {arrive, load, out, read, store} from './acts.mjs';
import {DESCRIPTOR, descriptor} from './descriptors.mjs';
import {anybody, frame, packet, tagged, usualLength} from './frames.mjs';
import {ARENA, RAM_BYTES} from './host-memory.mjs';
import {readEeprom, startCard} from './start.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

const SHORTEST = 14;
const REGISTER_BYTES = 0x100;
/** The hole in memory, and what the longest frame in the longest ring can reach it from. */
const HOLE = {start: 0x6_0000, end: 0x10_0000};
/** Above are interrupt controllers and the BIOS, likewise. */
const TOP = 0xfdf0_0000;
const USUAL_FRAME = 1600;

/** @param {Chance} chance @returns {Acts} */
export function* fuzz(chance) {
  if (chance.once(2)) yield* startCard(chance);
  for (;;) {
    const kind = chance.below(40);
    if (kind < 9) yield* anything(chance);
    else if (kind < 16) yield* arriving(chance);
    else if (kind < 19) yield* sending(chance);
    else if (kind < 22) yield* receiveRing(chance);
    else if (kind < 25) yield* transmitDescriptors(chance);
    else if (kind < 28) yield* receiveDescriptors(chance);
    else if (kind < 30)
      yield* out(PORT.CAPR, chance.oneOf([0xfff0, chance.below(0x1_0000), chance.below(0x2000) & ~3]));
    else if (kind < 33) yield* interrupts(chance);
    else if (kind < 35) yield* configuration(chance);
    else if (kind < 36) yield* tally(chance);
    else if (kind < 37) yield* switches(chance);
    else if (kind < 38) yield* store(inArena(chance), noise(chance, 16 + chance.below(200)));
    else if (kind < 39) yield* look(chance);
    else yield* busMastering(chance);
  }
}

/** Where the card can be sent without harm. @param {number} address @returns {number} */
export function harmless(address) {
  if (address >= HOLE.start && address < HOLE.end) return address + HOLE.end;
  return address >= TOP ? address - 0x8000_0000 : address;
}

/** @param {Chance} chance */
function inArena(chance) {
  return ARENA.start + chance.below(ARENA.bytes - 0x2_0000);
}

/** Most often in the arena; else elsewhere in memory, at its end, or where nothing is. @param {Chance} chance */
function somewhere(chance) {
  if (!chance.once(6)) return inArena(chance);
  const elsewhere = chance.oneOf([chance.below(RAM_BYTES), RAM_BYTES - chance.below(2000), chance.word()]);
  return harmless(elsewhere);
}

/** @param {Chance} chance @param {number} length */
function noise(chance, length) {
  return Buffer.from(Array.from({length}, () => chance.below(256)));
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

/** @param {Chance} chance @returns {Acts} */
function* arriving(chance) {
  const length = chance.oneOf([
    usualLength(chance),
    usualLength(chance),
    SHORTEST + chance.below(60),
    SHORTEST + chance.below(USUAL_FRAME),
    chance.once(6) ? 2000 + chance.below(12_000) : 64,
  ]);
  const bytes = frame(chance, anybody(chance), length);
  yield* arrive(chance.once(5) ? tagged(chance, bytes) : bytes);
  if (chance.once(3)) yield* read(PORT.ISR);
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
    if (chance.once(2) && at >= ARENA.start && at < ARENA.start + ARENA.bytes)
      yield* store(at, frame(chance, anybody(chance), usualLength(chance)));
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

/** A few of C+ mode, and the poll that starts them. @param {Chance} chance @returns {Acts} */
function* transmitDescriptors(chance) {
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
    const isThere = address >= ARENA.start && address < ARENA.start + ARENA.bytes && !chance.once(3);
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

/** @param {Chance} chance @returns {Acts} */
function* receiveDescriptors(chance) {
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

/** @param {Chance} chance @returns {Acts} */
function* tally(chance) {
  if (!chance.once(4)) yield* out(PORT.CPCR, chance.oneOf([CPCR.TXENABLE, CPCR.RXENABLE, 3]));
  const at = somewhere(chance);
  yield* out(PORT.TSD1, 0);
  yield* out(PORT.TSD0, ((at & ~63) | DTCCR.CMD) >>> 0);
  yield* read(PORT.TSD0);
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
  yield ['cw', PCI.COMMAND.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY];
  for (let acts = chance.below(3); acts >= 0; acts--) yield* chance.once(2) ? arriving(chance) : sending(chance);
  yield ['cw', PCI.COMMAND.offset, 2, PCI_COMMAND.IO | PCI_COMMAND.MEMORY | PCI_COMMAND.MASTER];
  yield ['cr', PCI.COMMAND.offset, 2];
}

// How drivers begin: clock, reset, EEPROM, addresses.
import {CR, CR9346, CR9346_MODE, IDR, MAR, PORT} from '../../../src/kits/rtl8139/sheet/registers.ts';
import {out, read} from './acts.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance @typedef {import('./acts.mjs').Acts} Acts */

const CLOCK_RUNS = 0x52;
const POLLS = 5;
/** A 93C46 is told a start bit, `10` for read, and six bits of address; it answers 16 bits. */
const EEPROM_READ = 6;
const EEPROM_ADDRESS_BITS = 6;
const EEPROM_COMMAND_BITS = 3 + EEPROM_ADDRESS_BITS;
const EEPROM_WORD_BITS = 16;
const ADDRESS_LOW = 0x1200_5452;
const ADDRESS_HIGH = 0x5634;

/** From power-on or anything to a card that is reset and has its addresses. @param {Chance} chance @returns {Acts} */
export function* startCard(chance) {
  if (chance.once(2)) {
    yield* out(PORT.HLTCLK, CLOCK_RUNS);
    yield* read(PORT.TCR);
    yield* read(PORT.CONFIG1);
  }
  yield* resetCard();
  if (chance.once(4)) yield* readEeprom(chance);
  if (chance.once(2)) {
    yield* read(PORT.BMCR);
    yield* read(PORT.BMSR);
    yield* read(PORT.MSR);
  }
  yield* out(PORT['9346CR'], CR9346_MODE.CONFIG_WRITE);
  yield ['w', IDR[0]?.offset ?? 0, 4, ADDRESS_LOW];
  yield ['w', IDR[4]?.offset ?? 0, 4, ADDRESS_HIGH];
  if (chance.once(3)) yield* out(PORT.CONFIG1, chance.below(256));
  if (chance.once(3)) yield* out(PORT.CONFIG3, chance.below(256));
  yield* out(PORT['9346CR'], CR9346_MODE.NORMAL);
  yield* filterGroups(chance);
}

/** The multicast filter: nobody, everybody, some. @param {Chance} chance @returns {Acts} */
export function* filterGroups(chance) {
  const groups = chance.oneOf([0, 0xffff_ffff, chance.word()]);
  yield ['w', MAR[0]?.offset ?? 0, 4, groups];
  yield ['w', MAR[4]?.offset ?? 0, 4, chance.once(3) ? chance.word() : groups];
}

/** Resets, and waits for it as drivers do. @returns {Acts} */
export function* resetCard() {
  yield* out(PORT.CR, CR.RST);
  for (let polls = 0; polls < POLLS; polls++) if (((yield* read(PORT.CR)) & CR.RST) === 0) return;
}

/** Reads a word or two, wire by wire. @param {Chance} chance @returns {Acts} */
export function* readEeprom(chance) {
  const mode = CR9346_MODE.PROGRAM;
  for (let words = 1 + chance.below(2); words > 0; words--) {
    const command = (EEPROM_READ << EEPROM_ADDRESS_BITS) | chance.oneOf([0, 1, 7, 8, 9, chance.below(64)]);
    yield* out(PORT['9346CR'], mode);
    yield* out(PORT['9346CR'], mode | CR9346.EECS);
    for (let bit = EEPROM_COMMAND_BITS - 1; bit >= 0; bit--) {
      const wires = mode | CR9346.EECS | (((command >> bit) & 1) === 1 ? CR9346.EEDI : 0);
      yield* out(PORT['9346CR'], wires);
      yield* out(PORT['9346CR'], wires | CR9346.EESK);
    }
    for (let bit = 0; bit < EEPROM_WORD_BITS; bit++) {
      yield* out(PORT['9346CR'], mode | CR9346.EECS);
      yield* out(PORT['9346CR'], mode | CR9346.EECS | CR9346.EESK);
      yield* read(PORT['9346CR']);
    }
  }
  yield* out(PORT['9346CR'], CR9346_MODE.NORMAL);
}

// What registers are made of, and what they are part of: named bits, from the highest to 0 as the data sheet prints them, and
// longer registers whose name and box their parts share.
import {setBitNames} from '../../base/bits.ts';
import {device} from '../../kits/screens.ts';

/** Bit names from the highest bit (7 of a byte) down to bit 0, null where the data sheet reserves one; undefined for a register that is one number. */
export function bitNames(register: string): readonly (string | null)[] | undefined {
  const masks = device.sheet.bits[register];
  if (masks === undefined) return undefined;
  const entries = Object.entries(masks);
  const width = 4 * (device.registerView.digits[register] ?? 2);
  return Array.from({length: width}, (_, i) => entries.find(([, mask]) => mask === 2 ** (width - 1 - i))?.[0] ?? null);
}

/** The named bits of a register that are set, highest first; `none` where no bit is, empty for a register that is one number. */
export function setBits(register: string, value: number): string {
  const masks = device.sheet.bits[register];
  return masks === undefined ? '' : setBitNames(masks, value);
}

/** The name of the whole, or the register's own where it is no part of one. */
export function wholeOf(register: string): string {
  const whole = Object.entries(device.registers.wholes).find(([, parts]) => parts.includes(register));
  return whole?.[0] ?? register;
}

// Registers whose bits have names of their own, with the bits from the highest to 0 as the data sheet prints them.
import {device} from '../../kits/screens.ts';

/** Bit names from the highest bit (7 of a byte) down to bit 0, null where the data sheet reserves one; undefined for a register that is one number. */
export function bitNames(register: string): readonly (string | null)[] | undefined {
  const masks = device.sheet.bits[register];
  if (masks === undefined) return undefined;
  const entries = Object.entries(masks);
  const width = 4 * (device.registerView.digits[register] ?? 2);
  return Array.from({length: width}, (_, i) => entries.find(([, mask]) => mask === 2 ** (width - 1 - i))?.[0] ?? null);
}

/** The named bits that are set, highest first: `RDC, PTX`; `none` where no bit is. */
export function setBits(register: string, value: number): string {
  const names = bitNames(register);
  if (names === undefined) return '';
  const set = names.filter((name, i) => name !== null && (value & (2 ** (names.length - 1 - i))) !== 0);
  return set.length === 0 ? 'none' : set.join(', ');
}

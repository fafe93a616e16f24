// Registers whose bits have names of their own, with the bits from the highest to 0 as the data sheet prints them.
import {setBitNames} from '../../base/bits.ts';
import {device} from '../../kits/screens.ts';

/** Hex digits of a register: two for each part where it is a whole of several. */
export function digitsOf(register: string): number {
  return device.registers.digits[register] ?? 2 * (device.sheet.wholes[register]?.length ?? 1);
}

/** Bit names from the highest bit (7 of a byte) down to bit 0, null where the data sheet reserves one; undefined for a register that is one number. */
export function bitNames(register: string): readonly (string | null)[] | undefined {
  const masks = device.sheet.bits[register];
  if (masks === undefined) return undefined;
  const entries = Object.entries(masks);
  const width = 4 * digitsOf(register);
  return Array.from({length: width}, (_, i) => entries.find(([, mask]) => mask === 2 ** (width - 1 - i))?.[0] ?? null);
}

/** A bit by its place from 0, and its name. */
export interface BitColumn {
  readonly bit: number;
  readonly name: string | null;
}

/** Bits that stand side by side with their names level. */
const SIDE_BY_SIDE = 8;

/** The bits that a table has columns for: all of a byte, of a wider register those with a name. */
export function bitColumns(names: readonly (string | null)[]): readonly BitColumn[] {
  const all = names.map((name, i) => ({bit: names.length - 1 - i, name}));
  return names.length <= SIDE_BY_SIDE ? all : all.filter(({name}) => name !== null);
}

/** The named bits of a register that are set, highest first; `none` where no bit is, empty for a register that is one number. */
export function setBits(register: string, value: number): string {
  const masks = device.sheet.bits[register];
  return masks === undefined ? '' : setBitNames(masks, value);
}

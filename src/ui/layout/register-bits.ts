// Registers whose bits have names of their own, with the bits from 7 to 0 as the data sheet prints them.
import {BIT_REGISTERS} from '../../kits/ne2000/sheet/dp8390.ts';

const NAMED: Readonly<Record<string, Readonly<Record<string, number>>>> = BIT_REGISTERS;

/** Bit names from bit 7 down to bit 0, null where the data sheet reserves one; undefined for a register that is one number. */
export function bitNames(register: string): readonly (string | null)[] | undefined {
  const masks = NAMED[register];
  if (masks === undefined) return undefined;
  const entries = Object.entries(masks);
  return [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => entries.find(([, mask]) => mask === 1 << bit)?.[0] ?? null);
}

/** The named bits that are set, highest first: `RDC, PTX`; `none` where no bit is. */
export function setBits(register: string, value: number): string {
  const names = bitNames(register);
  if (names === undefined) return '';
  const set = names.filter((name, i) => name !== null && (value & (0x80 >> i)) !== 0);
  return set.length === 0 ? 'none' : set.join(', ');
}

// The card's registers page by page as the data sheet lists them: the card's own value, what the DMM believes, what changed.
import type {LabView} from '../../bridge/protocol/messages.ts';
import {PAGE0_READ, PAGE0_WRITE, PAGE1, PAGE2_READ} from '../../kits/ne2000/sheet/dp8390.ts';
import {bitNames} from './register-bits.ts';

/** A page as one direction sees it. */
export type RegisterPage = 'read-0' | 'written-0' | 'page-1' | 'read-2';

/** The pages, in the order of the data sheet. */
export const REGISTER_PAGES: readonly {
  readonly page: RegisterPage;
  readonly name: string;
  readonly about: string;
  readonly registers: readonly string[];
}[] = [
  {page: 'read-0', name: '0, read', about: 'what an IN sees on page 0', registers: PAGE0_READ},
  {page: 'written-0', name: '0, written', about: 'what an OUT reaches on page 0', registers: PAGE0_WRITE},
  {page: 'page-1', name: '1', about: 'read and written alike', registers: PAGE1},
  {page: 'read-2', name: '2, read', about: 'for diagnosis: what page 0 takes can be read here', registers: PAGE2_READ},
];

/** What the DMM believes of a register: its shadow agrees with the card or not, waits there, or there is none. */
export type Belief =
  | {readonly kind: 'agrees' | 'differs' | 'held'; readonly value: number}
  | {readonly kind: 'unwritten' | 'unhooked' | 'none'; readonly value: null};

/** One register. */
export interface RegisterRow {
  readonly offset: number;
  readonly name: string;
  /** The card's own value, one byte; null where nothing is there. */
  readonly value: number | null;
  /** From bit 7 to bit 0; null for a register that is one number. */
  readonly bits: readonly (string | null)[] | null;
  /** Bits that the present step changed. */
  readonly changed: number;
  /** The card shows it to nobody on the page where it is written. */
  readonly isWriteOnly: boolean;
  readonly belief: Belief;
}

const NO_BELIEF: Belief = {kind: 'none', value: null};

/** The sixteen registers of a page; `before` are the card's registers before the present step, null where unknown. */
export function registerRows(
  page: RegisterPage,
  view: Pick<LabView, 'registers' | 'shadow' | 'hooks'>,
  before: Readonly<Record<string, number>> | null,
): readonly RegisterRow[] {
  const names = REGISTER_PAGES.find((one) => one.page === page)?.registers ?? [];
  return names.map((name, offset) => {
    const value = byteOf(view.registers, name);
    const old = before === null ? null : byteOf(before, name);
    return {
      offset,
      name,
      value,
      bits: bitNames(name) ?? null,
      changed: value === null || old === null ? 0 : value ^ old,
      isWriteOnly: page === 'written-0' && name !== PAGE0_READ[offset],
      belief: page === 'written-0' || page === 'page-1' ? beliefOf(name, page, value, view) : NO_BELIEF,
    };
  });
}

/** A register's byte; halves come out of the word where only that is known. */
function byteOf(registers: Readonly<Record<string, number>>, name: string): number | null {
  const own = registers[name];
  if (own !== undefined) return own & 0xff;
  const word = registers[name.slice(0, -1)];
  if (word === undefined || !/[01]$/.test(name)) return null;
  return name.endsWith('0') ? word & 0xff : (word >>> 8) & 0xff;
}

function beliefOf(
  name: string,
  page: RegisterPage,
  value: number | null,
  {shadow, hooks}: Pick<LabView, 'shadow' | 'hooks'>,
): Belief {
  if (name === 'ISR') return NO_BELIEF;
  if (!isWriteHooked(name, page, hooks)) return {kind: 'unhooked', value: null};
  const believed = shadow?.registers[name];
  if (shadow === null || believed === undefined) return {kind: 'unwritten', value: null};
  if (shadow.held.includes(name)) return {kind: 'held', value: believed};
  return {kind: believed === value ? 'agrees' : 'differs', value: believed};
}

/** Hooks by words: `w:CR`, `rw:0:RSAR0`, `w:*`. */
function isWriteHooked(name: string, page: RegisterPage, hooks: readonly string[]): boolean {
  const number = page === 'page-1' ? '1' : '0';
  return hooks.some((word) => {
    const parts = word.split(':');
    const [direction = ''] = parts;
    const register = parts.at(-1);
    const onPage = parts.length === 3 ? parts[1] : number;
    return direction.includes('w') && onPage === number && (register === name || register === '*');
  });
}

/** The belief in a few words. */
export function beliefWords(belief: Belief): string {
  switch (belief.kind) {
    case 'agrees':
      return 'the DMM believes the same';
    case 'differs':
      return 'the DMM’s shadow is another value: the card has moved on, or was not seen';
    case 'held':
      return 'written, and held by the DMM until the command that needs it';
    case 'unwritten':
      return 'hooked, and not written by this guest yet';
    case 'unhooked':
      return 'not hooked: the DMM does not know it';
    case 'none':
      return '';
  }
}

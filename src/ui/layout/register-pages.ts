// The device's registers page by page as the data sheet lists them: its own value, what the DMM believes, what changed.
import type {LabView} from '../../bridge/protocol/messages.ts';
import {wholeOf} from '../../kits/contract/port-sheet.ts';
import type {RegisterPage} from '../../kits/contract/register-view.ts';
import {device} from '../../kits/screens.ts';
import {firstRegister} from './machine-registers.ts';
import {bitNames, digitsOf} from './register-bits.ts';

/** What the DMM believes of a register: its shadow agrees with the card or not, waits there, or there is none. */
export type Belief =
  | {readonly kind: 'agrees' | 'differs' | 'held'; readonly value: number}
  | {readonly kind: 'unwritten' | 'unhooked' | 'none'; readonly value: null};

/** One register. */
export interface RegisterRow {
  /** Where it begins, and the ports that it takes. */
  readonly offset: number;
  readonly bytes: number;
  readonly name: string;
  /** The card's own value; null where nothing is there. */
  readonly value: number | null;
  /** Hex digits of its value. */
  readonly digits: number;
  /** From the highest bit to bit 0; null for a register that is one number. */
  readonly bits: readonly (string | null)[] | null;
  /** Bits that the present step changed. */
  readonly changed: number;
  /** The card shows it to nobody on the page where it is written. */
  readonly isWriteOnly: boolean;
  readonly belief: Belief;
}

const NO_BELIEF: Belief = {kind: 'none', value: null};

/** True where the page is one that an OUT reaches: what is believed of it can be told. */
export function isWritten({direction, registers}: RegisterPage): boolean {
  return direction !== 'read' && registers === undefined;
}

/** The registers of a page, one a row however many ports it takes; `before` are the card's registers before the present step, null where unknown. */
export function registerRows(
  page: RegisterPage,
  view: Pick<LabView, 'registers' | 'shadow' | 'hooks'>,
  before: Readonly<Record<string, number>> | null,
): readonly RegisterRow[] {
  const {sheet} = device;
  const {number, direction} = page;
  const isWrite = direction !== 'read';
  const names = new Map(
    (page.registers ?? sheet.registers).map((offset) => [offset, sheet.portName(number, offset, isWrite)]),
  );
  const first = [...names].filter(([offset, name]) => firstPort(names, offset, name) === offset);
  return first.map(([offset, name]) => {
    const value = valueIn(view.registers, name);
    const old = before === null ? null : valueIn(before, name);
    return {
      offset,
      bytes: digitsOf(name) / 2,
      name,
      value,
      digits: digitsOf(name),
      bits: bitNames(name) ?? null,
      changed: value === null || old === null ? 0 : (value ^ old) >>> 0,
      isWriteOnly: direction === 'write' && name !== sheet.portName(number, offset, false),
      belief: isWritten(page) ? beliefOf(name, page, value, view) : NO_BELIEF,
    };
  });
}

/** The row that is told in words: the one pointed at, else what the present step changed, else the register that says most; undefined on an empty page. */
export function toldRow(rows: readonly RegisterRow[], chosen: string | null): RegisterRow | undefined {
  const named = (wanted: string | null): RegisterRow | undefined => rows.find(({name}) => name === wanted);
  return named(chosen) ?? rows.find(({changed}) => changed !== 0) ?? named(firstRegister()) ?? rows[0];
}

/** Where the register at a port begins: a wide one answers at all of its bytes. */
function firstPort(names: ReadonlyMap<number, string>, offset: number, name: string): number {
  const least = offset - digitsOf(name) / 2 + 1;
  let first = offset;
  while (first > least && names.get(first - 1) === name) first--;
  return first;
}

/** A register's value; parts come out of the whole where only that is known. */
function valueIn(registers: Readonly<Record<string, number>>, name: string): number | null {
  const own = registers[name];
  if (own !== undefined) return own % 16 ** digitsOf(name);
  const whole = wholeOf(device.sheet, name);
  const value = registers[whole];
  const part = device.sheet.wholes[whole]?.indexOf(name) ?? -1;
  return value === undefined || part < 0 ? null : (value >>> (8 * part)) & 0xff;
}

function beliefOf(
  name: string,
  page: RegisterPage,
  value: number | null,
  {shadow, hooks}: Pick<LabView, 'shadow' | 'hooks'>,
): Belief {
  if (name === device.status.name) return NO_BELIEF;
  if (!isWriteHooked(name, page, hooks)) return {kind: 'unhooked', value: null};
  const believed = shadow?.registers[name];
  if (shadow === null || believed === undefined) return {kind: 'unwritten', value: null};
  if (shadow.held.includes(name)) return {kind: 'held', value: believed};
  return {kind: believed === value ? 'agrees' : 'differs', value: believed};
}

/** Hooks by words, with a page between direction and name where they are of one page: `w:*` is every register. */
function isWriteHooked(name: string, page: RegisterPage, hooks: readonly string[]): boolean {
  const number = String(page.number);
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

// Registers whose bytes wait in the DMM's shadow for the command that needs them, while the card has its old ones.

import {hex} from '../../base/figures.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import {wholeOf} from '../../kits/contract/port-sheet.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {accessPort} from './device-ports.ts';

/** A register as the machine panel names it, and what is held of it. */
export interface HeldRegister {
  readonly name: string;
  /** In hex; a part that is not held, and stays the card's, as dots: `4000`, `72··`. */
  readonly digits: string;
}

const NOT_HELD = '··';

/** What is held at an instant, in the order of the card's ports. */
export function heldRegisters({shadow}: Pick<LabView, 'shadow'>): readonly HeldRegister[] {
  if (shadow === null) return [];
  const {held, registers} = shadow;
  const byte = (name: string): string => {
    const value = registers[name];
    return held.includes(name) && value !== undefined ? hex(value, 2).slice(2) : NOT_HELD;
  };
  return [...new Set(held.map((name) => wholeOf(device.sheet, name)))].map((name) => ({
    name,
    digits: (device.sheet.wholes[name] ?? [name]).map(byte).reverse().join(''),
  }));
}

/** True of a guest's write whose bytes are held at the instant right behind it. */
export function isHeldWrite(record: RecordView | null, {shadow}: Pick<LabView, 'shadow'>): boolean {
  if (record?.kind !== 'access' || record.direction === 'in' || !record.hooked || record.denied) return false;
  if (shadow === null || shadow.guest !== record.guest) return false;
  return shadow.held.includes(accessPort(record));
}

/** About one register: `held in the shadow: 4000, not yet on the card`. */
export function heldWords({digits}: HeldRegister): string {
  return `held in the shadow: ${digits}, not yet on the card`;
}

/** About all of them, the longest wording first; none where nothing is held. */
export function allHeldWords(all: readonly HeldRegister[]): readonly string[] {
  if (all.length === 0) return [];
  const told = all.map(({name, digits}) => `${name} ${digits}`).join(', ');
  return [`held in the shadow, not yet on the card: ${told}`, `held, not yet on the card: ${told}`, `held: ${told}`];
}

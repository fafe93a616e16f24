// Registers whose bytes wait in the DMM's shadow for the command that needs them, while the card has its old ones.
import type {LabView} from '../../bridge/protocol/messages.ts';
import {portName} from '../../kits/ne2000/sheet/board.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {hex} from '../widgets/figures.ts';

/** A register as the machine panel names it, and what is held of it. */
export interface HeldRegister {
  readonly name: string;
  /** In hex; the half that is not held, and stays the card's, as dots: `4000`, `72··`. */
  readonly digits: string;
}

const HALF = /^(.*)([01])$/;
const NOT_HELD = '··';

/** What is held at an instant, in the order of the card's ports. */
export function heldRegisters({shadow}: Pick<LabView, 'shadow'>): readonly HeldRegister[] {
  if (shadow === null) return [];
  const {held, registers} = shadow;
  const byte = (name: string): string => {
    const value = registers[name];
    return held.includes(name) && value !== undefined ? hex(value, 2).slice(2) : NOT_HELD;
  };
  const names = new Set(held.map((name) => HALF.exec(name)?.[1] ?? name));
  return [...names].map((name) => ({
    name,
    digits: held.includes(name) ? byte(name) : `${byte(`${name}1`)}${byte(`${name}0`)}`,
  }));
}

/** True of a guest's write whose bytes are held at the instant right behind it. */
export function isHeldWrite(record: RecordView | null, {shadow}: Pick<LabView, 'shadow'>): boolean {
  if (record?.kind !== 'access' || record.direction === 'in' || !record.hooked || record.denied) return false;
  if (shadow === null || shadow.guest !== record.guest) return false;
  return shadow.held.includes(portName(record.page, record.offset, true));
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

// Figures in their own face.
import type {Cycle} from '../../trace/units.ts';
import {hex, milliseconds, thousands} from './figures.ts';

/** A value in hex: `0x46`. */
export function Hex({value, digits = 2}: {readonly value: number; readonly digits?: number}) {
  return <span className="mono">{hex(value, digits)}</span>;
}

/** A count with thin spaces between thousands. */
export function Thousands({value}: {readonly value: number}) {
  return <span className="mono">{thousands(value)}</span>;
}

/** A time since power-on, in milliseconds to the nanosecond. */
export function Time({at}: {readonly at: Cycle}) {
  return <span className="mono">{milliseconds(at)}</span>;
}

/** The name of a key. */
export function Kbd({children}: {readonly children: string}) {
  return <kbd>{children}</kbd>;
}

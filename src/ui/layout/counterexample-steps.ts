// A counterexample as the page steps through it: its variables at each step, and which step comes next.

import {IN_CONFIGURATION} from '../../base/configuration-space.ts';
import {hex} from '../../base/figures.ts';
import type {Counterexample, CounterexampleStep} from '../../bridge/protocol/findings.ts';

/** One variable after a step; `before` is null where the step left it. */
export interface VariableRow {
  readonly name: string;
  readonly before: string | null;
  readonly value: string;
}

/** Every variable after step `at` (from 0; -1 is the start), those that the step changed first. */
export function variablesAt({initial, steps}: Counterexample, at: number): readonly VariableRow[] {
  const values = new Map(Object.entries(initial));
  for (const {changes} of steps.slice(0, at + 1)) {
    for (const [name, [, value]] of Object.entries(changes)) values.set(name, value);
  }
  const now = steps[at]?.changes ?? {};
  const rows = [...values].map(([name, value]) => ({name, before: now[name]?.[0] ?? null, value}));
  return [...rows.filter(({before}) => before !== null), ...rows.filter(({before}) => before === null)];
}

/** The step after one: past the end a loop goes round, anything else stays. */
export function stepAfter({steps, loopsTo}: Counterexample, at: number): number {
  return at + 1 < steps.length ? at + 1 : (loopsTo ?? at);
}

/** `OUT 0x04 ← 0x50`, `OUT CONFIG 0x04 ← 0x03`, or an empty string for a step without an access. */
export function accessWords({access}: CounterexampleStep): string {
  if (access === null) return '';
  const {direction, offset, size, value} = access;
  const place = offset < IN_CONFIGURATION ? hex(offset) : `CONFIG ${hex(offset - IN_CONFIGURATION)}`;
  return direction === 'out' ? `OUT ${place} ← ${hex(value, size * 2)}` : `IN ${place}`;
}

/** What became of a step beside what it is: the card changing hands, a suspension, a denial; empty for nothing. */
export function outcomeWords({outcome, handedTo}: CounterexampleStep): string {
  const words = [
    handedTo === null ? '' : `the card goes to ${handedTo}`,
    outcome === null || outcome === 'done' ? '' : outcome,
  ];
  return words.filter((word) => word !== '').join('; ');
}

/** How it breaks its property: the last breach, or the loop. */
export function breachWords({steps, loopsTo}: Counterexample): string {
  const breach = steps.findLast(({breaks}) => breaks !== null)?.breaks ?? null;
  if (breach !== null) return breach;
  return loopsTo === null
    ? 'it ends here'
    : `from step ${loopsTo + 1} on it goes round for ever, and nobody gets the card`;
}

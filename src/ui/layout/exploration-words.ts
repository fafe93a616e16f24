// What an exploration is called on the page: faults and properties by names for people, and runs that show why a rule is there.
import {type Counterexample, type ExploreReport, PROPERTY_TITLES} from '../../bridge/protocol/findings.ts';
import {device} from '../../kits/screens.ts';

/** A fault's short name; its word where this page does not know it. */
export function faultTitle(fault: string): string {
  return lookUp(device.faults, fault)?.title ?? fault;
}

/** What a broken rule means; its word where this page does not know it. */
export function faultSays(fault: string): string {
  return lookUp(device.faults, fault)?.says ?? fault;
}

/** A property's short name; its word where this page does not know it. */
export function propertyTitle(property: string): string {
  return lookUp(PROPERTY_TITLES, property) ?? property;
}

/**
 * True for a run in which nobody may take the card by force, beside an exploration in which the VMM may: it says what forced
 * abort is for, and breaks no property of that exploration.
 */
export function isContrast({scheduler}: Counterexample, report: ExploreReport | null): boolean {
  return scheduler === 'patient' && report?.scheduler !== 'patient';
}

/** Title and sentence of such a run. */
export const CONTRAST = {
  title: 'Without forced abort',
  says: 'where nobody takes the card by force a guest can wait for ever',
} as const;

function lookUp<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

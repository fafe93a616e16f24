// Deny reasons by name: records carry the number.
import {DENY_REASONS, type DenyReasonName} from './names.ts';

const NUMBERS: ReadonlyMap<string, number> = new Map(DENY_REASONS.map((reason, number) => [reason.name, number]));

/** The number that records carry for a reason. */
export function denyNumber(name: DenyReasonName): number {
  return NUMBERS.get(name) ?? 0;
}

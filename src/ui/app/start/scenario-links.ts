// What the start page says of a scenario, and where its links lead.

import type {MomentEntry} from '../../../scenarios/library.ts';
import {formatLink} from '../../../scenarios/link.ts';

/**
 * The first sentence of what a scenario says of itself.
 * @example firstSentence('One guest pings. It waits.') // 'One guest pings.'
 */
export function firstSentence(about: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(about)?.[0] ?? about;
}

/** The lab at a scenario, or at one of its moments, on the card that has it. */
export function scenarioHref(scenario: string, moment: MomentEntry | null): string {
  const profile = moment?.profile === 'qemu' || moment?.profile === 'datasheet' ? moment.profile : null;
  return `${formatLink({scenario, seed: null, profile, changes: null, event: null, moment: moment?.name ?? null})}#lab`;
}

// Links to an instant of a run: `?scenario=two-guests&seed=7&event=120`. Text from outside, so every part is checked.
import {fail, ok, type Result} from '../../base/result.ts';
import type {EventIndex} from '../../trace/units.ts';

/** What a link may say; null where it is silent. */
export interface Link {
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly profile: 'qemu' | 'datasheet' | null;
  /** The last event that has happened. */
  readonly event: EventIndex | null;
}

const LARGEST_SEED = 0xffff_ffff;
const LARGEST_EVENT = 1e9;

/** Reads a link's query; the first thing wrong is named with its field. */
export function parseLink(query: string): Result<Link> {
  const fields = new URLSearchParams(query);
  const scenario = fields.get('scenario');
  if (scenario !== null && !/^[a-z0-9][a-z0-9._-]{0,39}$/i.test(scenario)) {
    return fail('link: scenario', 'a name is 1 to 40 letters, digits, - _ and .');
  }
  const profile = fields.get('profile');
  if (profile !== null && profile !== 'qemu' && profile !== 'datasheet') {
    return fail('link: profile', 'a profile is qemu or datasheet');
  }
  const seed = wholeNumber(fields.get('seed'), LARGEST_SEED);
  if (seed === 'wrong') return fail('link: seed', `a seed is a whole number from 0 to ${LARGEST_SEED}`);
  const event = wholeNumber(fields.get('event'), LARGEST_EVENT);
  if (event === 'wrong') return fail('link: event', `an event is a whole number from 0 to ${LARGEST_EVENT}`);
  return ok({scenario, seed, profile, event});
}

/** The query that leads back to an instant. */
export function formatLink(link: Link): string {
  const fields = new URLSearchParams();
  for (const name of ['scenario', 'seed', 'profile', 'event'] as const) {
    const value = link[name];
    if (value !== null) fields.set(name, String(value));
  }
  return fields.size === 0 ? '' : `?${fields.toString()}`;
}

function wholeNumber(text: string | null, largest: number): number | null | 'wrong' {
  if (text === null) return null;
  if (!/^\d{1,12}$/.test(text)) return 'wrong';
  const value = Number(text);
  return value <= largest ? value : 'wrong';
}

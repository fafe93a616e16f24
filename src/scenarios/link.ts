// Links to an instant of a run: `?scenario=two-guests&seed=7&policies=denial:error&event=120`. Text from outside, so every
// part is checked; whether a policy has such a choice is the worker's to say.
import {fail, ok, type Result} from '../base/result.ts';
import type {ScenarioChanges} from './changes.ts';
import {formatPolicies, parsePolicies} from './policy-words.ts';

/** What a link may say; null where it is silent. */
export interface Link {
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly profile: 'qemu' | 'datasheet' | null;
  /** What takes the place of the scenario's own. */
  readonly changes: ScenarioChanges | null;
  /** The last event that has happened. */
  readonly event: number | null;
  /** The named moment at which the run stands, where no event is given. */
  readonly moment: string | null;
}

const LONGEST_MOMENT = 40;
const LARGEST_SEED = 0xffff_ffff;
const LARGEST_EVENT = 1e9;
const LARGEST_QUANTUM = 1e10;

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
  const moment = fields.get('moment');
  if (moment !== null && (moment === '' || moment.length > LONGEST_MOMENT))
    return fail('link: moment', `a moment is named in 1 to ${LONGEST_MOMENT} characters`);
  const changes = changesOf(fields);
  return changes.ok ? ok({scenario, seed, profile, changes: changes.value, event, moment}) : changes;
}

/** The query that leads back to an instant. */
export function formatLink(link: Omit<Link, 'moment'> & Partial<Pick<Link, 'moment'>>): string {
  const fields = new URLSearchParams();
  for (const name of ['scenario', 'seed', 'profile'] as const) {
    const value = link[name];
    if (value !== null) fields.set(name, String(value));
  }
  const {policies, ...plain} = link.changes ?? {};
  const words = formatPolicies(policies ?? {});
  if (words !== '') fields.set('policies', words);
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) fields.set(name, String(value));
  if (link.event !== null) fields.set('event', String(link.event));
  else if (link.moment != null) fields.set('moment', link.moment);
  // Colons and commas mean nothing in a query: left as they are, the link can be read.
  const query = fields.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return query === '' ? '' : `?${query}`;
}

/** The fields beside scenario, seed and card; null where the link has none of them. */
function changesOf(fields: URLSearchParams): Result<ScenarioChanges | null> {
  const changes: Record<string, unknown> = {};
  const policies = fields.get('policies');
  if (policies !== null) {
    const choices = parsePolicies(policies);
    if (!choices.ok) return fail('link: policies', choices.fault.message);
    changes.policies = choices.value;
  }
  const hooks = fields.get('hooks');
  if (hooks !== null) changes.hooks = hooks;
  const costs = fields.get('costs');
  if (costs !== null) changes.costs = costs;
  const quantum = wholeNumber(fields.get('quantum'), LARGEST_QUANTUM);
  if (quantum === 'wrong') return fail('link: quantum', 'a quantum is a whole number of cycles');
  if (quantum !== null) changes.quantum = quantum;
  return ok(Object.keys(changes).length === 0 ? null : changes);
}

function wholeNumber(text: string | null, largest: number): number | null | 'wrong' {
  if (text === null) return null;
  if (!/^\d{1,12}$/.test(text)) return 'wrong';
  const value = Number(text);
  return value <= largest ? value : 'wrong';
}

// Links to an instant of a run: `?scenario=two-guests&seed=7&policies=denial:error&event=120`. Text from outside, so every
// part is checked; whether a policy has such a choice is the worker's to say.
import * as v from 'valibot';
import {fail, ok, type Result} from '../base/result.ts';
import type {ScenarioChanges} from './changes.ts';
import {formatPolicies, parsePolicies} from './policy-words.ts';
import {readWanted} from './wanted.ts';

/** What a link may say; null where it is silent. */
export interface Link {
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly profile: 'qemu' | 'datasheet' | null;
  /** What takes the place of the scenario's own. */
  readonly changes: ScenarioChanges | null;
  /** The card that is shown, by its device; null: the machine's first. Whether there is such a card is the worker's to say. */
  readonly card: string | null;
  /** The last event that has happened. */
  readonly event: number | null;
  /** The named moment at which the run stands, where no event is given. */
  readonly moment: string | null;
}

const LONGEST_MOMENT = 40;
const LARGEST_SEED = 0xffff_ffff;
const LARGEST_EVENT = 1e9;
const LARGEST_QUANTUM = 1e10;
/** A card goes by its device's name, as scenarios have it. */
export const CARD_NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

const number = (largest: number) =>
  v.nullable(v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number), v.maxValue(largest)));

/** A link's fields, each as its letters; null where it is left out. */
const schema = v.object({
  scenario: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,39}$/i))),
  profile: v.nullable(v.picklist(['qemu', 'datasheet'])),
  card: v.nullable(v.pipe(v.string(), v.regex(CARD_NAME))),
  seed: number(LARGEST_SEED),
  event: number(LARGEST_EVENT),
  moment: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_MOMENT))),
  policies: v.nullable(
    v.pipe(
      v.string(),
      v.rawTransform(({dataset, addIssue, NEVER}) => {
        const choices = parsePolicies(dataset.value);
        if (choices.ok) return choices.value;
        addIssue({message: choices.fault.message});
        return NEVER;
      }),
    ),
  ),
  hooks: v.nullable(v.string()),
  costs: v.nullable(v.string()),
  quantum: number(LARGEST_QUANTUM),
});

const WANTS = {
  scenario: 'a name is 1 to 40 letters, digits, - _ and .',
  profile: 'a profile is qemu or datasheet',
  card: 'a card is named by its device: 1 to 40 small letters, digits and -',
  seed: `a seed is a whole number from 0 to ${LARGEST_SEED}`,
  event: `an event is a whole number from 0 to ${LARGEST_EVENT}`,
  moment: `a moment is named in 1 to ${LONGEST_MOMENT} characters`,
  quantum: 'a quantum is a whole number of cycles',
};

/** Reads a link's query; the first thing wrong is named with its field. */
export function parseLink(query: string): Result<Link> {
  const fields = new URLSearchParams(query);
  const read = readWanted(
    schema,
    Object.fromEntries(Object.keys(schema.entries).map((name) => [name, fields.get(name)])),
    WANTS,
  );
  if (!read.ok) return fail(`link: ${read.fault.place}`, read.fault.message);
  const {scenario, seed, profile, card, event, moment, ...others} = read.value;
  const given = Object.entries(others).filter(([, value]) => value !== null);
  // Whether a policy has such a choice, and what the hooks and costs are, is for the worker to say.
  const changes = given.length === 0 ? null : (Object.fromEntries(given) as ScenarioChanges);
  return ok({scenario, seed, profile, card, changes, event, moment});
}

/** The query that leads back to an instant. */
export function formatLink(link: Omit<Link, 'moment' | 'card'> & Partial<Pick<Link, 'moment' | 'card'>>): string {
  const fields = new URLSearchParams();
  for (const name of ['scenario', 'seed', 'profile', 'card'] as const) {
    const value = link[name] ?? null;
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

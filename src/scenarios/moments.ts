// Named moments of a scenario: a name and the filter that finds it, never a number, so that another seed and another card have it too.

import * as v from 'valibot';
import {wordsToChoose} from '../base/near-words.ts';
import {fail, ok, type Result} from '../base/result.ts';
import type {CardProfile} from '../kits/contract/device-facts.ts';
import {choice, line, shown, whole} from './fields.ts';
import type {Moment} from './moment.ts';
import type {Scenario} from './scenario.ts';

const MOST_MOMENTS = 32;
const LARGEST_NTH = 1_000_000;

const which = v.union(
  [v.picklist(['first', 'last']), whole(1, LARGEST_NTH)],
  ({input}) => `${shown(input)} is neither first, last nor a whole number`,
);

/** The list as a file holds it. Whether a filter can be read is for those to say who know the run's words. */
export const momentList = v.optional(
  v.pipe(
    v.array(
      v.strictObject({
        name: line(1, 40),
        filter: line(1, 400),
        which: v.optional(which, 'first'),
        profiles: v.optional(
          v.pipe(
            v.array(choice(['qemu', 'datasheet']), ({input}) => `${shown(input)} is no list`),
            v.minLength(1, 'on no card at all'),
            v.maxLength(2, ({input}) => `${input.length} cards, and there are two`),
          ),
        ),
      }),
      ({input}) => `${shown(input)} is no list`,
    ),
    v.maxLength(MOST_MOMENTS, ({input}) => `${input.length} moments, at most ${MOST_MOMENTS}`),
  ),
  [],
);

/** The moments that a run on this card has. */
export function momentsOn<M extends Pick<Moment, 'profiles'>>(
  moments: readonly M[],
  profile: CardProfile,
): readonly M[] {
  return moments.filter(({profiles}) => profiles === undefined || profiles.includes(profile));
}

/** The moment of this name that a scenario has on its card. */
export function momentNamed({moments, profile}: Pick<Scenario, 'moments' | 'profile'>, asked: string): Result<Moment> {
  const here = momentsOn(moments, profile);
  const found = here.find(({name}) => name === asked);
  if (found !== undefined) return ok(found);
  const names = here.map(({name}) => name);
  if (names.length === 0) return fail('moment', `${shown(asked)}, and the scenario names no moments on this card`);
  return fail(
    'moment',
    `${shown(asked)} is none of the scenario on this card; ${wordsToChoose(asked, names, `there are ${names.join(', ')}`)}`,
  );
}

/** No two of one name: links and menus go by it. */
export function uniqueMoments(moments: readonly Moment[]): Result<null> {
  const seen = new Map<string, number>();
  for (const [i, {name}] of moments.entries()) {
    const first = seen.get(name);
    if (first !== undefined) return fail(`moments[${i}].name`, `${shown(name)} is moments[${first}]'s already`);
    seen.set(name, i);
  }
  return ok(null);
}

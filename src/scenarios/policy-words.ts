// Policies as one word of a link or a command line: `denial:error,reusable:drained,forcedAbortUs:never`. Whether a policy has
// such a choice is for the schema to say.
import {fail, ok, type Result} from '../base/result.ts';

/** `denial:error`, `forcedAbortUs:2000`, `forcedAbortUs:never`. */
const POLICY = /^([a-z]{1,20}):([a-z-]{1,20}|\d{1,12})$/i;
/** null as a word. */
const NEVER = 'never';

/** Reads the word; the choices are still unknown to be any. Faults have an empty place: the caller knows where it stood. */
export function parsePolicies(text: string): Result<Readonly<Record<string, string | number | null>>> {
  const choices: Record<string, string | number | null> = {};
  for (const item of text.split(',')) {
    const [, name = '', choice = ''] = POLICY.exec(item) ?? [];
    if (name === '') return fail('', 'policies are written denial:error,reusable:drained');
    if (Object.hasOwn(choices, name)) return fail('', `${name} is chosen twice`);
    choices[name] = choice === NEVER ? null : /^\d/.test(choice) ? Number(choice) : choice;
  }
  return ok(choices);
}

/** The word for choices; empty for none. */
export function formatPolicies(choices: Readonly<Record<string, string | number | null | undefined>>): string {
  return Object.entries(choices)
    .map(([name, choice]) => `${name}:${choice ?? NEVER}`)
    .join(',');
}

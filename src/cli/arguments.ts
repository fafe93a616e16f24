// A command's arguments: options with a value (`--seed 3` or `--seed=3`), switches, and what is neither.
import {fail, ok, type Result} from '../base/result.ts';
import type {LabOptions} from '../sim/lab/open-lab.ts';

/** What a command takes. */
export interface Taken<V extends string, S extends string> {
  /** Names of options that a value follows, without the dashes. */
  readonly values: readonly V[];
  readonly switches: readonly S[];
  /** What stands for the one word that is no option: `SCENARIO`; null where the command takes none. */
  readonly word: string | null;
  /** More than one such word may be given. */
  readonly isMany?: boolean;
  readonly usage: string;
}

/** What was given. */
export interface Given<V extends string, S extends string> {
  /** The first of them. */
  readonly word: string;
  readonly words: readonly string[];
  readonly values: Readonly<Partial<Record<V, string>>>;
  readonly switches: ReadonlySet<S>;
}

/** Reads a command's arguments; a fault's place is the option. */
export function readArguments<V extends string, S extends string>(
  args: readonly string[],
  taken: Taken<V, S>,
): Result<Given<V, S>> {
  const words: string[] = [];
  const values: Partial<Record<V, string>> = {};
  const switches = new Set<S>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const option = equals < 0 ? arg : arg.slice(0, equals);
    const onOff = taken.switches.find((name) => `--${name}` === option);
    const valued = taken.values.find((name) => `--${name}` === option);
    if (onOff !== undefined && equals < 0) switches.add(onOff);
    else if (valued === undefined) return fail(arg, `no such option; ${taken.usage}`);
    else {
      const value = equals < 0 ? args[++i] : arg.slice(equals + 1);
      if (value === undefined || value === '' || (equals < 0 && value.startsWith('--')))
        return fail(option, 'a value must follow');
      if (values[valued] !== undefined) return fail(option, 'given twice');
      values[valued] = value;
    }
  }
  const [word, second] = taken.word === null ? ['', ...words] : words;
  if (word === undefined) return fail('', `${taken.word} is missing; ${taken.usage}`);
  if (second !== undefined && taken.isMany !== true)
    return fail(second, `${taken.word === null ? 'no word' : `one ${taken.word} only`}; ${taken.usage}`);
  return ok({word, words, values, switches});
}

/** Reads a whole number of at most 32 bits. */
export function readSeed(text: string): Result<number> {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number <= 0xffff_ffff ? ok(number) : fail('--seed', `${text} is no whole number from 0 to 4294967295`);
}

/** Reads a card profile. */
export function readProfile(text: string): Result<'qemu' | 'datasheet'> {
  return text === 'qemu' || text === 'datasheet'
    ? ok(text)
    : fail('--profile', `${text} is not one of qemu, datasheet`);
}

/** A seed and a card as they were given. */
export type ChoiceTexts = Given<'seed' | 'profile', never>['values'];

/** Reads `--seed` and `--profile`, either of which may be left out. */
export function readChoice(values: ChoiceTexts): Result<Pick<LabOptions, 'seed' | 'profile'>> {
  const seed = values.seed === undefined ? ok(undefined) : readSeed(values.seed);
  if (!seed.ok) return seed;
  const profile = values.profile === undefined ? ok(undefined) : readProfile(values.profile);
  return profile.ok ? ok({seed: seed.value, profile: profile.value}) : profile;
}

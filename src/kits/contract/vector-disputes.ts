// Where a card by its data sheet answers otherwise than a recording: a difference is disputed only where a named rule predicts the
// recorded answer to the bit. A rule is said by example: the data sheet's card with these quirks put in answers as the recorded one.
import type {Difference, DisputedStep, VectorOutcome} from './conformance.ts';

/** One rule in which the data sheet and a recorded card contradict each other. */
export interface DisputedRule<Quirk extends string> {
  /** As reports and documents name it. */
  readonly name: string;
  /** What of the recorded card stands in for the data sheet's side. */
  readonly quirks: readonly Quirk[];
}

/** Every step that the data sheet's card with these rules put in answers otherwise than the recording. */
type Differing<Quirk extends string> = (rules: readonly DisputedRule<Quirk>[]) => readonly Difference[];

/** The outcome of a comparison: whole, or up to the first difference. `lines` has the header first, `limit` steps were compared. */
export function outcomeOf(
  lines: readonly string[],
  limit: number,
  first: Difference | undefined,
  disputed: readonly DisputedStep[],
): VectorOutcome {
  const ofSteps = lines.length - 1;
  if (first === undefined) return {steps: limit, ofSteps, mismatch: null, disputed};
  const before = lines.slice(Math.max(1, first.step - 9), first.step + 2);
  return {
    steps: first.step + 1,
    ofSteps,
    mismatch: {...first, before},
    disputed: disputed.filter(({step}) => step < first.step),
  };
}

/** Finds the rules that account for every difference together; what none of them predicts is a mismatch. */
export function dispute<Quirk extends string>(
  lines: readonly string[],
  limit: number,
  known: readonly DisputedRule<Quirk>[],
  differing: Differing<Quirk>,
): VectorOutcome {
  const found = differing([]);
  let rules: readonly DisputedRule<Quirk>[] = [];
  let left = found;
  while (left.length > 0) {
    const [first] = left;
    const better = bestRule(known, rules, differing, firstStep(left));
    if (better === null) return outcomeOf(lines, limit, first, attribute(found, rules, differing));
    ({rules, left} = better);
  }
  return outcomeOf(lines, limit, undefined, attribute(found, rules, differing));
}

/** A table of quirks with those of the rules put in. */
export function withRules<Quirk extends string>(
  quirks: Readonly<Partial<Record<Quirk, boolean>>>,
  rules: readonly DisputedRule<Quirk>[],
): Readonly<Partial<Record<Quirk, boolean>>> {
  const swapped = rules.flatMap((rule) => rule.quirks.map((name) => [name, true] as const));
  return {...quirks, ...Object.fromEntries(swapped)};
}

interface Better<Quirk extends string> {
  readonly rules: readonly DisputedRule<Quirk>[];
  readonly left: readonly Difference[];
}

/** The rule that, added to the others, carries the agreement furthest past `step`. */
function bestRule<Quirk extends string>(
  known: readonly DisputedRule<Quirk>[],
  rules: readonly DisputedRule<Quirk>[],
  differing: Differing<Quirk>,
  step: number,
): Better<Quirk> | null {
  let best: Better<Quirk> | null = null;
  for (const rule of known) {
    if (rules.includes(rule)) continue;
    const left = differing([...rules, rule]);
    if (left.length === 0) return {rules: [...rules, rule], left};
    if (firstStep(left) > (best === null ? step : firstStep(best.left))) best = {rules: [...rules, rule], left};
  }
  return best;
}

function firstStep(differing: readonly Difference[]): number {
  return differing[0]?.step ?? Number.POSITIVE_INFINITY;
}

/** Names for each difference the rule without which it would remain. */
function attribute<Quirk extends string>(
  found: readonly Difference[],
  rules: readonly DisputedRule<Quirk>[],
  differing: Differing<Quirk>,
): DisputedStep[] {
  const [only, ...others] = rules;
  if (only === undefined) return [];
  const without = rules.map((rule) => ({
    rule,
    steps: new Set(others.length === 0 ? [] : differing(rules.filter((other) => other !== rule)).map(({step}) => step)),
  }));
  return found.map((difference) => {
    const {rule} = without.find(({steps}) => steps.has(difference.step)) ?? {rule: only};
    return {...difference, rule: rule.name};
  });
}

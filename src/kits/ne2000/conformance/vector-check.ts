// One recorded sequence against our card: the text of a vector file in, agreement or the step that differs out.
// Under the data sheet a difference is disputed only where a named rule predicts the recorded answer to the bit.
import {hexDigits} from '../../../base/figures.ts';
import {ok, type Result} from '../../../base/result.ts';
import type {Difference, DisputedStep, VectorOutcome} from '../../contract/conformance.ts';
import {Ne2000} from '../card/ne2000.ts';
import type {Profile, Quirks} from '../card/quirks.ts';
import {DISPUTED_RULES, type DisputedRule} from './disputed-rules.ts';
import {type Input, parseRecording, type Recording} from './recording.ts';
import {TestbenchHost} from './testbench-host.ts';

/** 2 GHz and 0.8 µs a byte: any clock would do here. */
const CYCLES_PER_BYTE = 1600;
const CYCLES_PER_MICROSECOND = 2000;
/** The transmit status register's offset on page 0, and its reserved bit, which the data sheet's card sets. */
const TSR_OFFSET = 4;
const TSR_RESERVED = 0x02;

/** Compares the card in `profile`, single rules swapped by `quirks`, with a file's text; a fault when the text is no such file. */
export function checkVector(
  place: string,
  text: string,
  profile: Profile,
  quirks: Partial<Quirks> = {},
): Result<VectorOutcome> {
  const parsed = parseRecording(place, text);
  if (!parsed.ok) return parsed;
  const recording = parsed.value;
  const steps = recording.lines.length - 1;
  if (profile === 'datasheet') return ok(dispute(recording, Math.min(recording.firstQuirk, steps), quirks));
  const [first] = differences(recording, profile, quirks, steps);
  return ok(outcomeOf(recording, steps, first, []));
}

function outcomeOf(
  {lines}: Recording,
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
function dispute(recording: Recording, limit: number, quirks: Partial<Quirks>): VectorOutcome {
  const differing = (rules: readonly DisputedRule[]): readonly Difference[] =>
    differences(recording, 'datasheet', withRules(quirks, rules), limit);
  const found = differing([]);
  let rules: readonly DisputedRule[] = [];
  let left = found;
  while (left.length > 0) {
    const [first] = left;
    const better = bestRule(rules, differing, firstStep(left));
    if (better === null) return outcomeOf(recording, limit, first, attribute(found, rules, differing));
    ({rules, left} = better);
  }
  return outcomeOf(recording, limit, undefined, attribute(found, rules, differing));
}

/** The rule that, added to the others, carries the agreement furthest past `step`. */
function bestRule(
  rules: readonly DisputedRule[],
  differing: (rules: readonly DisputedRule[]) => readonly Difference[],
  step: number,
): {readonly rules: readonly DisputedRule[]; readonly left: readonly Difference[]} | null {
  let best: {readonly rules: readonly DisputedRule[]; readonly left: readonly Difference[]} | null = null;
  for (const rule of DISPUTED_RULES) {
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
function attribute(
  found: readonly Difference[],
  rules: readonly DisputedRule[],
  differing: (rules: readonly DisputedRule[]) => readonly Difference[],
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

function withRules(quirks: Partial<Quirks>, rules: readonly DisputedRule[]): Partial<Quirks> {
  const swapped = rules.flatMap((rule) => rule.quirks.map((name) => [name, true] as const));
  return {...quirks, ...Object.fromEntries(swapped)};
}

/** Plays the recording's acts on a fresh card and gives every step below `limit` that it answers otherwise. */
function differences(
  {acts, mac, isTimed}: Recording,
  profile: Profile,
  quirks: Partial<Quirks>,
  limit: number,
): readonly Difference[] {
  const host = new TestbenchHost();
  const card = new Ne2000({profile, quirks, mac, cyclesPerByte: CYCLES_PER_BYTE}, host);
  const found: Difference[] = [];
  for (const {step, input, outcomes} of acts) {
    if (step >= limit) break;
    const expected = outcomes.filter((outcome) => outcome.step < limit);
    const isStatus = input.kind === 'r' && input.offset === TSR_OFFSET && card.peek('CR') >> 6 === 0;
    const mask = profile === 'datasheet' && isStatus ? TSR_RESERVED : 0;
    const got = perform(card, host, input, isTimed);
    // A cut in the middle of an act's outcomes leaves later ones unasked for.
    const isCut = expected.length < outcomes.length;
    const wanted = expected.map(({text}) => withoutBits(text, mask));
    const said = (isCut ? got.slice(0, wanted.length) : got).map((text) => withoutBits(text, mask));
    const at = firstDifference(wanted, said);
    if (at < 0) continue;
    found.push({
      step: expected[at]?.step ?? step,
      expected: wanted[at] ?? 'nothing more',
      got: said[at] ?? 'nothing more',
    });
  }
  return found;
}

/** Does one thing to the card, then lets time pass: as long as it is busy, or where the sequence names time itself, so long. */
function perform(card: Ne2000, host: TestbenchHost, input: Input, isTimed: boolean): string[] {
  const said: string[] = [];
  if (input.kind === 'w') card.write(input.offset, input.size, input.value);
  else if (input.kind === 'r') said.push(`value ${card.read(input.offset, input.size)}`);
  else if (input.kind === 'rx') card.receive(input.frame);
  const wait = input.kind === 't' ? input.microseconds * CYCLES_PER_MICROSECOND : 0;
  host.run(card, isTimed ? host.now() + wait : undefined);
  const outcomes = host.takeOutcomes();
  for (const outcome of outcomes) if ('tx' in outcome) said.push(`tx ${hexDigits(outcome.tx)}`);
  for (const outcome of outcomes) if ('irq' in outcome) said.push(`irq ${outcome.irq}`);
  return said;
}

function withoutBits(text: string, mask: number): string {
  return mask !== 0 && text.startsWith('value ') ? `value ${Number(text.slice(6)) & ~mask}` : text;
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i] !== b[i]) return i;
  return -1;
}

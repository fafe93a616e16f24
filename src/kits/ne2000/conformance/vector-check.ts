// One recorded sequence against our card: the text of a vector file in, agreement or the step that differs out.
// Under the data sheet a difference is disputed only where a named rule predicts the recorded answer to the bit.
import {hexDigits} from '../../../base/figures.ts';
import {ok, type Result} from '../../../base/result.ts';
import type {Difference, VectorOutcome} from '../../contract/conformance.ts';
import {TestbenchHost} from '../../contract/testbench-host.ts';
import {type DisputedRule, dispute, outcomeOf, withRules} from '../../contract/vector-disputes.ts';
import {Ne2000} from '../card/ne2000.ts';
import type {Profile, QuirkName, Quirks} from '../card/quirks.ts';
import {DISPUTED_RULES} from './disputed-rules.ts';
import {type Input, isTimed, parseRecording, type Recording} from './recording.ts';

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
  const {lines, header} = recording;
  const steps = lines.length - 1;
  if (profile === 'datasheet') {
    const limit = Math.min(header.firstQuirk, steps);
    const differing = (rules: readonly DisputedRule<QuirkName>[]): readonly Difference[] =>
      differences(recording, profile, withRules(quirks, rules), limit);
    return ok(dispute(lines, limit, DISPUTED_RULES, differing));
  }
  const [first] = differences(recording, profile, quirks, steps);
  return ok(outcomeOf(lines, steps, first, []));
}

/** Plays the recording's acts on a fresh card and gives every step below `limit` that it answers otherwise. */
function differences(
  recording: Recording,
  profile: Profile,
  quirks: Partial<Quirks>,
  limit: number,
): readonly Difference[] {
  const {acts, header} = recording;
  const timed = isTimed(recording);
  const host = new TestbenchHost();
  const card = new Ne2000({profile, quirks, mac: header.mac, cyclesPerByte: CYCLES_PER_BYTE}, host);
  const found: Difference[] = [];
  for (const {step, input, outcomes} of acts) {
    if (step >= limit) break;
    const expected = outcomes.filter((outcome) => outcome.step < limit);
    const isStatus = input.kind === 'r' && input.offset === TSR_OFFSET && card.peek('CR') >> 6 === 0;
    const mask = profile === 'datasheet' && isStatus ? TSR_RESERVED : 0;
    const got = perform(card, host, input, timed);
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
function perform(card: Ne2000, host: TestbenchHost, input: Input, timed: boolean): string[] {
  const said: string[] = [];
  if (input.kind === 'w') card.write(input.offset, input.size, input.value);
  else if (input.kind === 'r') said.push(`value ${card.read(input.offset, input.size)}`);
  else if (input.kind === 'rx') card.receive(input.frame);
  const wait = input.kind === 't' ? input.microseconds * CYCLES_PER_MICROSECOND : 0;
  host.run(card, timed ? host.now() + wait : undefined);
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

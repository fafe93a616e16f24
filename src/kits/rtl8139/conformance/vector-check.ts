// One recorded sequence against our card: the text of a vector file in, agreement or the step that differs out.
// Under the data sheet a difference is disputed only where a named rule predicts the recorded answer to the bit.
import {hexDigits} from '../../../base/figures.ts';
import {ok, type Result} from '../../../base/result.ts';
import {sha256} from '../../../base/sha256.ts';
import type {Difference, VectorOutcome} from '../../contract/conformance.ts';
import {TestbenchHost} from '../../contract/testbench-host.ts';
import {type DisputedRule, dispute, outcomeOf, withRules} from '../../contract/vector-disputes.ts';
import {FRAME_ALARMS} from '../card/bursts.ts';
import type {Profile, QuirkName, Quirks} from '../card/quirks.ts';
import {Rtl8139} from '../card/rtl8139.ts';
import {TIMER_ALARM} from '../card/timer.ts';
import {PORT} from '../sheet/registers.ts';
import {DISPUTED_RULES} from './disputed-rules.ts';
import {type Act, type Input, parseRecording, type Recording} from './recording.ts';
import {WatchedMemory} from './watched-memory.ts';

/** 2 GHz and 80 ns a byte: any clock would do here. */
const CYCLES_PER_BYTE = 160;
/** Bytes of memory that a difference shows. */
const SHOWN_BYTES = 16;

/**
 * Compares the card in `profile`, single rules swapped by `quirks`, with a file's text; a fault when the text is no such file.
 * Compared are values read, frames, changes of the interrupt line, what memory is said to hold and, in the arena, that nothing else
 * of it has changed, after each step; after the last all of memory.
 */
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
  const memory = new WatchedMemory(header.ramBytes);
  if (profile === 'datasheet') {
    const limit = Math.min(header.firstQuirk, steps);
    const differing = (rules: readonly DisputedRule<QuirkName>[]): readonly Difference[] =>
      differences(recording, memory, profile, withRules(quirks, rules), limit);
    return ok(dispute(lines, limit, DISPUTED_RULES, differing));
  }
  const [first] = differences(recording, memory, profile, quirks, steps);
  return ok(outcomeOf(lines, steps, first, []));
}

/** Plays the recording's acts on a fresh card and gives every step below `limit` that it answers otherwise. */
function differences(
  recording: Recording,
  memory: WatchedMemory,
  profile: Profile,
  quirks: Partial<Quirks>,
  limit: number,
): readonly Difference[] {
  const bench = new Testbench(recording, memory, profile, quirks);
  const found: Difference[] = [];
  for (const act of recording.acts) {
    if (act.step >= limit) break;
    const difference = bench.play(act, limit);
    if (difference !== null) found.push(difference);
  }
  if (found.length > 0 || limit < recording.lines.length - 1) return found;
  const last = bench.memoryDifference(limit - 1);
  return last === null ? [] : [last];
}

/** A card and its memory, and the arena as the recording has it. */
class Testbench {
  readonly #recording: Recording;
  readonly #profile: Profile;
  readonly #memory: WatchedMemory;
  readonly #host: TestbenchHost;
  readonly #card: Rtl8139;
  readonly #arena: Uint8Array;

  constructor(recording: Recording, memory: WatchedMemory, profile: Profile, quirks: Partial<Quirks>) {
    const {mac, arena} = recording.header;
    memory.clear();
    this.#recording = recording;
    this.#profile = profile;
    this.#memory = memory;
    this.#host = new TestbenchHost(this.#memory);
    this.#card = new Rtl8139({profile, quirks, mac, cyclesPerByte: CYCLES_PER_BYTE}, this.#host);
    this.#arena = new Uint8Array(arena.end - arena.start);
    this.#host.takeOutcomes();
  }

  /** Does one thing and lets the card come to rest; the first of what the recording says below `limit` that is not so. */
  play({step, input, outcomes, looks}: Act, limit: number): Difference | null {
    const got = this.#perform(input);
    const wanted = outcomes.filter((outcome) => outcome.step < limit);
    const seen = looks.filter((look) => look.step < limit);
    // What the recording does not say would come right behind what it says; at the limit or beyond it is not asked for.
    const last = Math.max(step, ...outcomes.map((outcome) => outcome.step), ...looks.map((look) => look.step));
    const isWhole = last + 1 < limit || limit === this.#recording.lines.length - 1;
    for (const {address, bytes} of seen) this.#record(address, bytes);
    const differing: Difference[] = [];
    for (let i = 0; i < wanted.length || (isWhole && i < got.length); i++) {
      const expected = wanted[i]?.text ?? 'nothing more';
      if (!this.#isComparable(input) || expected === got[i]) continue;
      differing.push({step: wanted[i]?.step ?? step, expected, got: got[i] ?? 'nothing more'});
      break;
    }
    for (const look of seen) {
      const found = this.#memory.read(look.address, look.bytes.length);
      const difference = memoryDiffers(look.step, look.address, look.bytes, found);
      if (difference !== null) differing.push(difference);
    }
    const stray = this.#strayWrite(step);
    // Bytes that are not as they should be are no change that nobody names.
    if (isWhole && stray !== null && differing.length === 0) differing.push(stray);
    return differing.sort((a, b) => a.step - b.step)[0] ?? null;
  }

  /** The arena and all of memory as the header has them by their hashes. */
  memoryDifference(step: number): Difference | null {
    const {arena, arenaHash, ramHash} = this.#recording.header;
    const {bytes} = this.#memory;
    const arenaFound = sha256(bytes.subarray(arena.start, arena.end));
    if (arenaFound !== arenaHash) return {step, expected: `arena ${arenaHash}`, got: `arena ${arenaFound}`};
    const ramFound = sha256(bytes);
    return ramFound === ramHash ? null : {step, expected: `memory ${ramHash}`, got: `memory ${ramFound}`};
  }

  #perform(input: Input): string[] {
    const card = this.#card;
    const said: string[] = [];
    switch (input.kind) {
      case 'w':
        card.write(input.offset, input.size, input.value);
        break;
      case 'r':
        said.push(`value ${card.read(input.offset, input.size)}`);
        break;
      case 'cw':
        card.writeConfig(input.offset, input.size, input.value);
        break;
      case 'cr':
        said.push(`value ${card.readConfig(input.offset, input.size)}`);
        break;
      case 'mw':
        this.#memory.put(input.address, input.bytes);
        this.#record(input.address, input.bytes);
        break;
      case 'rx':
        card.receive(input.frame);
        break;
      case 'wait':
        this.#host.runTo(card, TIMER_ALARM);
        break;
    }
    this.#host.runOut(card, FRAME_ALARMS);
    const outcomes = this.#host.takeOutcomes();
    for (const outcome of outcomes) if ('tx' in outcome) said.push(`tx ${hexDigits(outcome.tx)}`);
    for (const outcome of outcomes) if ('irq' in outcome) said.push(`irq ${outcome.irq}`);
    return said;
  }

  /** The recorder's clock stands still, that of a card whose frames take their time goes on: TCTR cannot be compared. */
  #isComparable(input: Input): boolean {
    if (this.#profile === 'qemu' || input.kind !== 'r') return true;
    return input.offset + input.size <= PORT.TCTR.offset || input.offset >= PORT.MPC.offset;
  }

  /** The recording says that memory holds this. */
  #record(address: number, bytes: Uint8Array): void {
    const {arena} = this.#recording.header;
    const from = Math.max(address, arena.start);
    const to = Math.min(address + bytes.length, arena.end);
    if (from < to) this.#arena.set(bytes.subarray(from - address, to - address), from - arena.start);
  }

  /** Bytes of the arena that the card has written and the recording says nothing of. */
  #strayWrite(step: number): Difference | null {
    const {arena} = this.#recording.header;
    for (const {start, end} of this.#memory.takeWritten()) {
      const from = Math.max(start, arena.start);
      const to = Math.min(end, arena.end);
      if (from >= to) continue;
      const expected = this.#arena.subarray(from - arena.start, to - arena.start);
      const difference = memoryDiffers(step, from, expected, this.#memory.bytes.subarray(from, to));
      if (difference !== null) return difference;
    }
    return null;
  }
}

/** The first bytes that differ; null: none does. */
function memoryDiffers(step: number, address: number, expected: Uint8Array, got: Uint8Array): Difference | null {
  const at = expected.findIndex((byte, i) => byte !== got[i]);
  if (at < 0) return null;
  const shown = (bytes: Uint8Array): string =>
    `memory at ${address + at}: ${hexDigits(bytes.subarray(at, at + SHOWN_BYTES))}`;
  return {step, expected: shown(expected), got: shown(got)};
}

// One recorded sequence against our card: the text of a vector file in, agreement or the step that differs out.
// The format is `ne2k-vectors` version 1; no file system here.
import {fail, ok, type Result} from '../../../base/result.ts';
import {Disputes, type Input} from '../../devices/ne2000/disputes.ts';
import {Ne2000} from '../../devices/ne2000/ne2000.ts';
import type {Profile, Quirks} from '../../devices/ne2000/quirks.ts';
import {BenchHost} from './bench-host.ts';

export type {Profile} from '../../devices/ne2000/quirks.ts';

/** 2 GHz and 0.8 µs a byte: any clock would do here. */
const CYCLES_PER_BYTE = 1600;
/** The transmit status register's offset on page 0, and its reserved bit, which the recording never sets. */
const TSR_OFFSET = 4;
const TSR_RESERVED = 0x02;

/** A step where the card differs from the recording. */
export interface StepMismatch {
  readonly step: number;
  readonly expected: string;
  readonly got: string;
  /** The ten steps before it and itself, as the file has them. */
  readonly before: readonly string[];
}

/** A step where the data sheet says otherwise than the recording, and the rule that says so. */
export interface DisputedStep {
  readonly step: number;
  readonly rule: string;
  readonly expected: string;
  readonly got: string;
}

/** How one file fared; `steps` are those compared. */
export interface VectorOutcome {
  readonly steps: number;
  readonly mismatch: StepMismatch | null;
  readonly disputed: readonly DisputedStep[];
}

interface Header {
  readonly mac: Uint8Array;
  /** The first step at which a quirk shows, or the number of steps. */
  readonly firstQuirk: number;
}

/** One thing done to the card, and everything the recording says it did. */
interface Act {
  readonly step: number;
  readonly line: string;
  readonly input: Input;
  /** In the recording's words: the value read, then frames, then line changes. */
  outcomes: {readonly step: number; readonly text: string}[];
}

/** Compares the card in `profile`, single rules swapped by `quirks`, with a file's text; a fault when the text is no such file. */
export function checkVector(
  place: string,
  text: string,
  profile: Profile,
  quirks: Partial<Quirks> = {},
): Result<VectorOutcome> {
  const lines = text.split('\n').filter((line) => line !== '');
  const header = parseHeader(place, lines[0]);
  if (!header.ok) return header;
  const acts = parseActs(place, lines);
  if (!acts.ok) return acts;
  const limit = profile === 'qemu' ? lines.length - 1 : Math.min(header.value.firstQuirk, lines.length - 1);
  return ok(compare(acts.value, lines, header.value.mac, profile, limit, quirks));
}

function compare(
  acts: readonly Act[],
  lines: readonly string[],
  mac: Uint8Array,
  profile: Profile,
  limit: number,
  quirks: Partial<Quirks>,
): VectorOutcome {
  const host = new BenchHost();
  const card = new Ne2000({profile, quirks, mac, cyclesPerByte: CYCLES_PER_BYTE}, host);
  const disputed: DisputedStep[] = [];
  const disputes = new Disputes();
  for (const act of acts) {
    if (act.step >= limit) break;
    const expected = act.outcomes.filter(({step}) => step < limit);
    const isStatus = act.input.kind === 'r' && act.input.offset === TSR_OFFSET && card.peek('CR') >> 6 === 0;
    const mask = profile === 'datasheet' && isStatus ? TSR_RESERVED : 0;
    if (profile === 'datasheet') disputes.watch(act.input, card);
    const got = perform(card, host, act.input);
    // A cut in the middle of an act's outcomes leaves later ones unasked for.
    const isCut = expected.length < act.outcomes.length;
    const wanted = expected.map(({text}) => withoutBits(text, mask));
    const found = (isCut ? got.slice(0, wanted.length) : got).map((text) => withoutBits(text, mask));
    const at = firstDifference(wanted, found);
    if (at < 0) continue;
    const difference = {
      step: expected[at]?.step ?? act.step,
      expected: wanted[at] ?? 'nothing more',
      got: found[at] ?? 'nothing more',
    };
    const dispute = profile === 'datasheet' ? disputes.explain(difference.expected, difference.got) : null;
    if (dispute === null) {
      const before = lines.slice(Math.max(1, difference.step - 9), difference.step + 2);
      return {steps: difference.step + 1, mismatch: {...difference, before}, disputed};
    }
    disputed.push({...difference, rule: dispute.rule});
    if (dispute.isLasting) return {steps: difference.step + 1, mismatch: null, disputed};
  }
  return {steps: limit, mismatch: null, disputed};
}

function perform(card: Ne2000, host: BenchHost, input: Input): string[] {
  const said: string[] = [];
  if (input.kind === 'w') card.write(input.offset, input.size, input.value);
  else if (input.kind === 'r') said.push(`value ${card.read(input.offset, input.size)}`);
  else card.receive(input.frame);
  host.run(card);
  const outcomes = host.takeOutcomes();
  for (const outcome of outcomes) if ('tx' in outcome) said.push(`tx ${toHex(outcome.tx)}`);
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseHeader(place: string, line: string | undefined): Result<Header> {
  const where = `${place}: line 1`;
  const header = parseJson(line ?? '');
  if (typeof header !== 'object' || header === null) return fail(where, 'no ne2k-vectors header');
  const fields = new Map<string, unknown>(Object.entries(header));
  if (fields.get('format') !== 'ne2k-vectors') return fail(where, 'format is not ne2k-vectors');
  if (fields.get('version') !== 1) return fail(where, `version ${String(fields.get('version'))} is not known; 1 is`);
  const mac = fields.get('mac');
  if (typeof mac !== 'string' || !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(mac))
    return fail(where, 'mac is not six hex bytes');
  const quirks = Object.values(fields.get('quirks') ?? {}).filter((step) => typeof step === 'number');
  return ok({mac: fromHex(mac.replaceAll(':', '')), firstQuirk: Math.min(...quirks, Number.MAX_SAFE_INTEGER)});
}

function parseActs(place: string, lines: readonly string[]): Result<Act[]> {
  const acts: Act[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const where = `${place}: line ${index + 1}`;
    const step = parseJson(line);
    if (!Array.isArray(step)) return fail(where, 'a step is a JSON array');
    const [kind, ...rest]: unknown[] = step;
    if (kind === 'c') continue;
    const numbers = rest.every((n) => typeof n === 'number') ? rest : [];
    const [offset, size, value] = numbers;
    const isAccess = offset !== undefined && size !== undefined && value !== undefined;
    if (kind === 'w' && isAccess) {
      acts.push({step: index - 1, line, input: {kind, offset, size, value}, outcomes: []});
    } else if (kind === 'r' && isAccess) {
      acts.push({
        step: index - 1,
        line,
        input: {kind, offset, size},
        outcomes: [{step: index - 1, text: `value ${value}`}],
      });
    } else if (kind === 'rx' && typeof rest[0] === 'string') {
      acts.push({step: index - 1, line, input: {kind, frame: fromHex(rest[0])}, outcomes: []});
    } else if (kind === 'tx' && typeof rest[0] === 'string') {
      acts.at(-1)?.outcomes.push({step: index - 1, text: `tx ${rest[0].toLowerCase()}`});
    } else if (kind === 'irq' && offset !== undefined) {
      acts.at(-1)?.outcomes.push({step: index - 1, text: `irq ${offset}`});
    } else return fail(where, `not a step: ${line.slice(0, 60)}`);
  }
  return ok(acts);
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({length: hex.length >> 1}, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

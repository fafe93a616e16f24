// A recorded sequence as text, read: the format is `ne2k-vectors` version 1. No file system here.
import {fail, ok, type Result} from '../../../base/result.ts';

/** One thing done to the card. */
export type Input =
  | {readonly kind: 'w'; readonly offset: number; readonly size: number; readonly value: number}
  | {readonly kind: 'r'; readonly offset: number; readonly size: number}
  | {readonly kind: 'rx'; readonly frame: Uint8Array};

/** One thing done to the card, and everything the recording says it did: the value read, then frames, then line changes. */
export interface Act {
  readonly step: number;
  readonly input: Input;
  readonly outcomes: {readonly step: number; readonly text: string}[];
}

/** A whole sequence. */
export interface Recording {
  readonly lines: readonly string[];
  readonly mac: Uint8Array;
  /** The first step at which a quirk shows, or more than any step. */
  readonly firstQuirk: number;
  readonly acts: readonly Act[];
}

type Header = Pick<Recording, 'mac' | 'firstQuirk'>;

/** Reads a file's text; a fault says which line of `place` is wrong. */
export function parseRecording(place: string, text: string): Result<Recording> {
  const lines = text.split('\n').filter((line) => line !== '');
  const header = parseHeader(place, lines[0]);
  if (!header.ok) return header;
  const acts = parseActs(place, lines);
  return acts.ok ? ok({lines, ...header.value, acts: acts.value}) : acts;
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
      acts.push({step: index - 1, input: {kind, offset, size, value}, outcomes: []});
    } else if (kind === 'r' && isAccess) {
      acts.push({
        step: index - 1,
        input: {kind, offset, size},
        outcomes: [{step: index - 1, text: `value ${value}`}],
      });
    } else if (kind === 'rx' && typeof rest[0] === 'string') {
      acts.push({step: index - 1, input: {kind, frame: fromHex(rest[0])}, outcomes: []});
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

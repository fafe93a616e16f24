// What two branches came to, and where they part: reckoned a batch of records at a time.
import {ok} from '../../base/result.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {MemoryRange} from '../../trace/range-rows.ts';
import {isBeside, Kind, kindOf} from '../../trace/record-layout.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import {BATCH} from '../clock.ts';
import type {Pieces} from '../told.ts';

/** What became of one branch. */
export interface BranchFigures {
  readonly name: string;
  readonly events: EventIndex;
  readonly cycles: Cycle;
  readonly digest: string;
  readonly handoffs: number;
  /** Records by kind: `vmm-access`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly guests: readonly {
    readonly name: string;
    readonly lost: number;
    readonly denials: number;
    readonly rxFrames: number;
    readonly txFrames: number;
  }[];
}

/** Both, and the first event that is not the same; null: none. */
export interface BranchComparison {
  readonly first: BranchFigures;
  readonly second: BranchFigures;
  readonly differsAt: EventIndex | null;
}

interface Side {
  readonly name: string;
  readonly lab: Lab;
}

/** Runs both, piece by piece, and compares them. */
export function* comparedSides(first: Side, second: Side): Pieces<BranchComparison> {
  for (const {lab} of [first, second]) {
    for (; !lab.hasEnded; yield) lab.runTo(lab.position + BATCH);
  }
  const differsAt = firstDifference(first.lab.store, second.lab.store);
  return ok({first: figuresOf(first), second: figuresOf(second), differsAt});
}

function figuresOf({name, lab}: Side): BranchFigures {
  const {events, cycles, digest, handoffs, guests} = lab.report();
  const counts = new Uint32Array(32);
  lab.store.scan(0, lab.position, ({w0}) => {
    const kind = kindOf(w0);
    counts[kind] = (counts[kind] ?? 0) + 1;
    return false;
  });
  const kinds = Object.entries(Kind).map(([kind, n]) => [kind.toLowerCase().replaceAll('_', '-'), counts[n] ?? 0]);
  return {
    name,
    events,
    cycles,
    digest,
    handoffs,
    kinds: Object.fromEntries(kinds),
    guests: guests.map((guest) => {
      const {lost, denials, rxFrames, txFrames} = guest;
      return {name: guest.name, lost, denials, rxFrames, txFrames};
    }),
  };
}

function isSameRange(one: MemoryRange, other: MemoryRange): boolean {
  return one.address === other.address && one.length === other.length && one.space === other.space;
}

const BLOCK = 4096;

/** The first event that two runs do not share, in what it says or when it happened; null: they are the same. */
export function firstDifference(one: EventStore, other: EventStore): EventIndex | null {
  const both = Math.min(one.length, other.length);
  for (let from = 0; from < both; from += BLOCK) {
    const [a, b] = [one.window(from, Math.min(both, from + BLOCK)), other.window(from, Math.min(both, from + BLOCK))];
    for (let word = 0; word < a.words.length; word++) {
      const index = from + (word >> 2);
      // Word 2 counts from a base: the times are compared, not the words.
      const isSame = (word & 3) === 2 ? a.at(index) === b.at(index) : a.words[word] === b.words[word];
      if (!isSame) return index;
      // Word 3 is the last one: all words are alike, so both have something beside them or none has.
      const isLast = (word & 3) === 3 && isBeside(a.words[word - 3] ?? 0);
      if (isLast && !isSameRange(a.of(index), b.of(index))) return index;
    }
  }
  return one.length === other.length ? null : both;
}

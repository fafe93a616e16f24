// Filters and records by chance from a seed, for telling the same thing twice.
import {present} from '../../../src/base/assert.ts';
import {nextBelow, type RandomState} from '../../../src/base/random.ts';
import {appendCheck} from '../../../src/trace/append-range.ts';
import {EventStore} from '../../../src/trace/event-store.ts';
import {fieldsOf} from '../../../src/trace/filter/fields.ts';
import {type Comparison, type Filter, joined, type Literal} from '../../../src/trace/filter/filter.ts';
import type {FilterWords} from '../../../src/trace/filter/words.ts';
import type {MemoryRange} from '../../../src/trace/range-rows.ts';
import {Flag, Kind, packAccess, packPlain, type Verdict} from '../../../src/trace/record-layout.ts';
import {NO_CAUSE, NOBODY} from '../../../src/trace/units.ts';

function oneOf<T>(random: RandomState, choices: readonly T[]): T {
  return present(choices[nextBelow(random, choices.length)], 'there is something to choose from');
}

/** A filter of a few tests. */
export function randomFilter(random: RandomState, words: FilterWords, depth = 3): Filter {
  const choice = depth === 0 ? 9 : nextBelow(random, 10);
  if (choice < 4) {
    const op = oneOf(random, ['all', 'any', 'odd'] as const);
    const parts = Array.from({length: 2 + nextBelow(random, 2)}, () => randomFilter(random, words, depth - 1));
    return joined(op, parts);
  }
  return choice < 6 ? {op: 'not', of: randomFilter(random, words, depth - 1)} : randomTest(random, words);
}

function randomTest(random: RandomState, words: FilterWords): Filter {
  const {name: field, type, words: wordsOf, names} = oneOf(random, fieldsOf(words));
  if (nextBelow(random, 6) === 0) return {op: 'has', field};
  if (type !== 'number') {
    const word = (): Literal => ({
      text: oneOf(
        random,
        wordsOf(words).filter((text) => text !== ''),
      ),
      value: -1,
    });
    switch (nextBelow(random, 4)) {
      case 0:
        return {op: 'in', field, items: [word(), word()]};
      case 1:
        return {op: 'contains', field, text: word().text.slice(0, 2)};
      case 2:
        return {op: 'matches', field, text: `^${word().text.slice(0, 1)}.*[a-k"\\\\]?`};
      default:
        return {op: 'compare', field, mask: null, by: oneOf(random, ['==', '!=']), value: word()};
    }
  }
  const named = Object.entries(names(words)).map(([text, value]): Literal => ({text, value}));
  const number = (): Literal => {
    if (named.length > 0 && nextBelow(random, 3) === 0) return oneOf(random, named);
    const value = nextBelow(random, oneOf(random, [4, 40, 300, 70_000]));
    return {text: nextBelow(random, 2) === 0 ? String(value) : `0x${value.toString(16)}`, value};
  };
  switch (nextBelow(random, 5)) {
    case 0:
      return {op: 'in', field, items: [number(), {from: number(), to: number()}]};
    case 1:
      return {op: 'bits', field, mask: number()};
    default: {
      const by = oneOf<Comparison>(random, ['==', '!=', '<', '<=', '>', '>=']);
      return {op: 'compare', field, mask: nextBelow(random, 4) === 0 ? number() : null, by, value: number()};
    }
  }
}

const KINDS = Object.values(Kind);
const ACCESSES: readonly number[] = [Kind.ACCESS, Kind.VMM_ACCESS, Kind.SUSPEND, Kind.DENIAL];

/** Records of every kind that a machine could have written. */
export function randomStore(random: RandomState, records: number): EventStore {
  const store = new EventStore();
  let at = 0;
  for (let n = 0; n < records; n++) {
    const kind = oneOf(random, KINDS);
    at += nextBelow(random, 50) === 0 ? 3_000_000_000 : nextBelow(random, 900);
    const guest = oneOf(random, [0, 1, 2, NOBODY]);
    const cause = n > 0 && nextBelow(random, 2) === 0 ? nextBelow(random, n) : NO_CAUSE;
    const head = randomHead(random, kind, guest);
    if (kind === Kind.CHECK && nextBelow(random, 2) === 0) appendCheck(store, head, randomRange(random), at, cause);
    else store.append(head, randomWord(random, kind), at, cause);
  }
  return store;
}

/** Anywhere in a memory of any size. */
function randomRange(random: RandomState): MemoryRange {
  const below = (...bounds: readonly number[]): number => nextBelow(random, oneOf(random, bounds));
  return {
    address: below(4, 70_000, 2 ** 32) + 2 ** 32 * below(1, 2, 2 ** 21),
    length: below(2, 1600, 2 ** 32),
    space: below(1, 3),
  };
}

function randomHead(random: RandomState, kind: Kind, guest: number): number {
  const state = nextBelow(random, 7);
  if (!ACCESSES.includes(kind)) {
    const verdict = (kind === Kind.CHECK ? 1 + nextBelow(random, 2) : nextBelow(random, 3)) as Verdict;
    const others = kind === Kind.DMA || kind === Kind.COPY ? 0 : nextBelow(random, 4) * Flag.END;
    return packPlain(kind, guest, verdict, state, nextBelow(random, 2) * Flag.WRITE + others);
  }
  const flags =
    nextBelow(random, 2) * Flag.WRITE +
    (kind === Kind.ACCESS ? nextBelow(random, 2) * Flag.EXITED + nextBelow(random, 2) * Flag.DENIED : 0) +
    (kind === Kind.DENIAL ? 0 : nextBelow(random, 2) * Flag.BURST);
  const size = oneOf(random, [1, 2, 4, 8]);
  return packAccess(
    kind,
    guest,
    nextBelow(random, oneOf(random, [32, 256])),
    size,
    nextBelow(random, 4),
    nextBelow(random, 2) === 1,
    state,
    flags,
  );
}

function randomWord(random: RandomState, kind: Kind): number {
  const below = (bound: number): number => nextBelow(random, bound);
  switch (kind) {
    case Kind.EXIT:
    case Kind.HANDOFF_REFUSED:
      return below(4);
    case Kind.UNSAFE:
      return below(3);
    case Kind.STOPPED:
    case Kind.IRQ:
    case Kind.REUSABLE:
      return below(2);
    case Kind.MODEL_EVENT:
      return below(10);
    case Kind.TRANSITION:
      return (below(7) | (below(10) << 8) | (below(16) << 16)) >>> 0;
    case Kind.CHECK:
    case Kind.DMA:
      return ((below(0x8000) << 16) | below(1600)) >>> 0;
    case Kind.DENIAL:
      return below(13);
    case Kind.HANDOFF:
      return oneOf(random, [0, 1, NOBODY]) | (below(300) << 8);
    case Kind.INJECT:
      return below(0x101);
    case Kind.LOST:
      return (below(500) | (below(7) << 24)) >>> 0;
    case Kind.OPERATION:
      return below(7) | (below(30) << 8);
    case Kind.APP:
      return below(4) | (below(30) << 8);
    case Kind.MISMATCH:
      return below(4) | (below(30) << 4);
    // A burst of one element tells no value either: two at least, so that the object can be told from a plain access.
    case Kind.ACCESS:
    case Kind.VMM_ACCESS:
    case Kind.SUSPEND:
      return 2 + below(70_000);
    default:
      return below(500);
  }
}

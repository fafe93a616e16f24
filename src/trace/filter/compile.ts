// A filter as one function over packed records: word tests become tables, so a scan looks numbers up and compares no text.
import {present} from '../../base/assert.ts';
import type {EventStore} from '../event-store.ts';
import type {PackedRecord} from '../packed-record.ts';
import {guestOf, kindOf} from '../record-layout.ts';
import {cardAbout, type EventIndex} from '../units.ts';
import {ABSENT} from './field-reads.ts';
import {type Field, fieldNamed, fieldRead} from './fields.ts';
import type {Comparison, Filter, Test} from './filter.ts';
import {rebound} from './rebound.ts';
import type {FilterWords} from './words.ts';

export type RecordTest = (record: PackedRecord) => boolean;

/**
 * The filter as a test of records; null lets everything through.
 * @example store.scan(0, store.length, compileFilter(filter, words))
 */
export function compileFilter(filter: Filter | null, words: FilterWords): RecordTest {
  if (filter === null) return () => true;
  const {cards} = words;
  if (cards === undefined) return compiled(filter, words);
  // What a name stands for, and how a record's numbers are read, is each card's own.
  const tests = cards.words.map((own) => compiled(rebound(filter, words, own), {...own, cards}));
  return (record) => tests[cardAbout(guestOf(record.w0), cards.of)]?.(record) === true;
}

/** The computed records of [from, to) that pass, ascending. */
export function recordsThat(
  passes: RecordTest,
  store: EventStore,
  from: EventIndex = 0,
  to: EventIndex = store.length,
): Uint32Array<ArrayBuffer> {
  let found = new Uint32Array(1024);
  let count = 0;
  store.scan(from, to, (record) => {
    if (!passes(record)) return false;
    if (count === found.length) {
      const larger = new Uint32Array(count * 2);
      larger.set(found);
      found = larger;
    }
    found[count++] = record.index;
    return false;
  });
  return found.slice(0, count);
}

/** The first computed record of [from, to) that passes; -1 if none does. */
export function firstThat(passes: RecordTest, store: EventStore, from: EventIndex, to: EventIndex): EventIndex {
  let found = -1;
  store.scan(from, to, (record) => {
    if (!passes(record)) return false;
    found = record.index;
    return true;
  });
  return found;
}

const BLOCK = 4096;

/** The last computed record before `to` that passes; -1 if none does. */
export function lastThat(passes: RecordTest, store: EventStore, to: EventIndex): EventIndex {
  for (let end = to; end > 0; end -= BLOCK) {
    let found = -1;
    store.scan(Math.max(0, end - BLOCK), end, (record) => {
      if (passes(record)) found = record.index;
      return false;
    });
    if (found >= 0) return found;
  }
  return -1;
}

function compiled(filter: Filter, words: FilterWords): RecordTest {
  switch (filter.op) {
    case 'all':
    case 'any':
      return chained(
        filter.of.map((part) => compiled(part, words)),
        filter.op === 'all',
      );
    case 'odd': {
      const parts = filter.of.map((part) => compiled(part, words));
      return (record) => parts.reduce((odd, part) => odd !== part(record), false);
    }
    case 'not': {
      const test = compiled(filter.of, words);
      return (record) => !test(record);
    }
    default:
      return compiledTest(filter, words);
  }
}

/** Tests from left to right: all of them must hold, or one. */
function chained(tests: readonly RecordTest[], isAll: boolean): RecordTest {
  return tests.reduce((first, second) =>
    isAll ? (record) => first(record) && second(record) : (record) => first(record) || second(record),
  );
}

function compiledTest(test: Test, words: FilterWords): RecordTest {
  const field = present(fieldNamed(test.field), `the parser let field ${test.field} through`);
  const reads = fieldRead(field, words);
  const {kinds} = field;
  if (field.type === 'number' || (field.type === 'word' && test.op === 'has')) {
    const holds = numberTest(test);
    return (record) => {
      if (((kinds >>> kindOf(record.w0)) & 1) === 0) return false;
      const value = reads(record);
      return value !== ABSENT && holds(value);
    };
  }
  const table = wordTable(field, test, words);
  return (record) => ((kinds >>> kindOf(record.w0)) & 1) === 1 && table[reads(record)] === 1;
}

const COMPARE: Readonly<Record<Comparison, (bound: number) => (value: number) => boolean>> = {
  '==': (bound) => (value) => value === bound,
  '!=': (bound) => (value) => value !== bound,
  '<': (bound) => (value) => value < bound,
  '<=': (bound) => (value) => value <= bound,
  '>': (bound) => (value) => value > bound,
  '>=': (bound) => (value) => value >= bound,
};

function numberTest(test: Test): (value: number) => boolean {
  switch (test.op) {
    case 'compare': {
      const holds = COMPARE[test.by](test.value.value);
      if (test.mask === null) return holds;
      const mask = test.mask.value;
      return (value) => holds(maskedBy(mask, value));
    }
    case 'bits': {
      const mask = test.mask.value;
      return (value) => maskedBy(mask, value) !== 0;
    }
    case 'in': {
      const ranges = test.items.map((item) =>
        'from' in item ? ([item.from.value, item.to.value] as const) : ([item.value, item.value] as const),
      );
      return (value) => ranges.some(([from, to]) => value >= from && value <= to);
    }
    default:
      return () => true;
  }
}

const LOW = 2 ** 32;

/** `value & mask` of whole numbers below 2^53. */
function maskedBy(mask: number, value: number): number {
  const low = (value & mask) >>> 0;
  return mask < LOW || value < LOW ? low : low + LOW * ((value / LOW) & (mask / LOW));
}

/** By number: 1 where the word that the number stands for passes. */
function wordTable(field: Field, test: Test, words: FilterWords): Uint8Array {
  const passes = wordTest(field, test);
  return Uint8Array.from(field.words(words), (word) => (passes(word) ? 1 : 0));
}

function wordTest(field: Field, test: Test): (word: string) => boolean {
  switch (test.op) {
    case 'has':
      return (word) => field.type === 'word' || word === 'true';
    case 'compare':
      return (word) => (word === test.value.text) === (test.by === '==');
    case 'in': {
      const wanted = new Set(test.items.map((item) => ('from' in item ? '' : item.text)));
      return (word) => wanted.has(word);
    }
    case 'contains': {
      const part = test.text.toLowerCase();
      return (word) => word.toLowerCase().includes(part);
    }
    case 'matches': {
      const pattern = new RegExp(test.text, 'i');
      return (word) => pattern.test(word);
    }
    case 'bits':
      return () => false;
  }
}

// What a filter could ask of one record: every field that it has, as the filter that picks records alike in it.
import type {PackedRecord} from '../packed-record.ts';
import {guestOf, kindOf} from '../record-layout.ts';
import {ABSENT} from './field-reads.ts';
import {FIELDS, type Field, fieldRead} from './fields.ts';
import {type Filter, printFilter} from './filter.ts';
import {type FilterWords, wordsAbout} from './words.ts';

/** One field of a record and the text of the filter that wants its value. */
export interface RecordFact {
  readonly field: string;
  readonly about: string;
  readonly filter: string;
}

/** The fields a record has, in the order of the list of fields. */
export function factsOf(record: PackedRecord, all: FilterWords): RecordFact[] {
  const words = {...wordsAbout(all, guestOf(record.w0)), cards: all.cards};
  return FIELDS.flatMap((field) => {
    // Milliseconds come out of cycles with a fraction that nobody wants to read.
    if (field.name === 'ms' || ((field.kinds >>> kindOf(record.w0)) & 1) === 0) return [];
    const value = fieldRead(field, words)(record);
    const text = value === ABSENT ? null : textOf(field, value, words);
    if (text === null) return [];
    const filter: Filter = {op: 'compare', field: field.name, mask: null, by: '==', value: {text, value}};
    return [{field: field.name, about: field.about, filter: printFilter(filter)}];
  });
}

const HEX: ReadonlySet<string> = new Set(['value', 'io.port', 'io.offset', 'irq.isr', 'dma.addr', 'dma.end']);

function textOf(field: Field, value: number, words: FilterWords): string | null {
  if (field.type !== 'number') return field.words(words)[value] || null;
  if (field.name === 'guest.id' || field.name === 'handoff.from')
    return Object.entries(field.names(words)).find(([, number]) => number === value)?.[0] ?? null;
  return HEX.has(field.name) ? `0x${value.toString(16).toUpperCase().padStart(2, '0')}` : String(value);
}

// The log's columns, and which fields of a filter each shows.
import {textWidth} from '../../base/text-width.ts';
import type {ModelWords} from '../../kits/contract/model-words.ts';
import {device} from '../../kits/screens.ts';
import {inAllWords} from './card-words.ts';
import {transitionText} from './meaning/model.ts';

type LogColumnName = 'No.' | 'ms' | 'G' | 'Port' | 'R/W' | 'Value' | 'Hooked' | 'Model transition' | 'Info';

/** One column; without a width it takes the rest. */
export interface LogColumn {
  readonly name: LogColumnName;
  readonly width: number | null;
  readonly right?: boolean;
}

/** Nine columns where there is room; widths in pixels. */
const WIDE_COLUMNS: readonly LogColumn[] = [
  {name: 'No.', width: 80, right: true},
  {name: 'ms', width: 112, right: true},
  {name: 'G', width: 34},
  {name: 'Port', width: 80},
  {name: 'R/W', width: 40},
  {name: 'Value', width: 58},
  {name: 'Hooked', width: 104},
  {name: 'Model transition', width: 152},
  {name: 'Info', width: null},
];
/** Six where there is not. */
const SLIM_COLUMNS: readonly LogColumn[] = [
  {name: 'No.', width: 62, right: true},
  {name: 'G', width: 30},
  {name: 'Port', width: 76},
  {name: 'Value', width: 54},
  {name: 'Hooked', width: 104},
  {name: 'Model transition', width: null},
];

/** A digit of a value, in pixels, and the digits that the columns above have room for. */
const DIGIT_WIDTH = 7.5;
const USUAL_DIGITS = 4;

/** Of a row's text, and left and right of it in a cell, in pixels. */
const TEXT_SIZE = 12;
const CELL_PADDING = 12;

const BY_FIELD: Readonly<Record<string, LogColumnName>> = {
  number: 'No.',
  cause: 'No.',
  ms: 'ms',
  cycles: 'ms',
  reg: 'Port',
  'io.dir': 'R/W',
  'io.denied': 'Info',
  value: 'Value',
  hook: 'Hooked',
  reusable: 'Model transition',
};
const BY_GROUP: Readonly<Record<string, LogColumnName>> = {
  guest: 'G',
  io: 'Port',
  vm: 'Hooked',
  model: 'Model transition',
};

/** The columns, of which those of values and of transitions are as wide as the longest of the run's cards: it lists the accesses of all. */
export function logColumns(isWide: boolean, digits: number, transition: number): readonly LogColumn[] {
  const columns = isWide ? WIDE_COLUMNS : SLIM_COLUMNS;
  const more = Math.ceil(Math.max(0, digits - USUAL_DIGITS) * DIGIT_WIDTH);
  return columns.map((column) => {
    if (column.width === null) return column;
    if (column.name === 'Value') return {...column, width: column.width + more};
    return column.name === 'Model transition' ? {...column, width: Math.max(column.width, transition)} : column;
  });
}

/** By model: a list that scrolls asks again with every row. */
const LONGEST = new WeakMap<ModelWords, number>();

/** How wide the longest transition of the run's cards comes out, in pixels. */
export function mostOfTransition(): number {
  return Math.max(...inAllWords(transitionOfCard));
}

function transitionOfCard(): number {
  const known = LONGEST.get(device.model) ?? longestTransition(device.model);
  LONGEST.set(device.model, known);
  return known;
}

function longestTransition({states, events, drawn, undrawn}: ModelWords): number {
  const numbers = new Map(states.map(({name}, number) => [name, number]));
  const texts = [...drawn, ...undrawn].flatMap(({from, on, to}) =>
    [on].flat().map((event) => transitionText(numbers.get(from) ?? 0, numbers.get(to) ?? 0, events.indexOf(event))),
  );
  return Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, TEXT_SIZE)))) + CELL_PADDING;
}

/** Hex digits of the longest register of the run's cards. */
export function mostDigits(): number {
  return Math.max(USUAL_DIGITS, ...inAllWords(() => Object.values(device.registers.digits)).flat());
}

/** The column that shows a field. */
export function columnOfField(field: string): LogColumnName {
  return BY_FIELD[field] ?? BY_GROUP[field.split('.')[0] ?? ''] ?? 'Info';
}

// A chosen part as terms of the log's filter, and the record at which the panels look at it.
import {printFilter} from '../../trace/filter/filter.ts';
import {filterOf} from '../../trace/filter/parse.ts';
import {rangeOf, wantedOf, withRange, withWanted} from '../../trace/filter/terms.ts';
import type {FilterWords} from '../../trace/filter/words.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import {lookUp, useLab} from './lab-store.ts';

/** A stretch of simulated time, both ends included. */
export interface ChosenSpan {
  readonly from: Cycle;
  readonly to: Cycle;
}

/** What the log's filter chooses. */
export interface ChosenPart {
  /** Names of the model's states; none: not asked. */
  readonly states: readonly string[];
  readonly span: ChosenSpan | null;
}

const STATE = 'model.state';
const TIME = 'cycles';

/** What a filter chooses. */
export function partOf(text: string, words: FilterWords): ChosenPart {
  const filter = filterOf(text, words);
  return {states: (wantedOf(filter, STATE) ?? []).map((word) => word.text), span: rangeOf(filter, TIME)};
}

/** Puts another part in the place of the filter's own, as that stands now, and selects the record at which it is looked at. */
export function changePart(change: (part: ChosenPart) => ChosenPart): void {
  const {filter, words, setFilter} = useLab.getState();
  if (words === null) return;
  const {states, span} = change(partOf(filter.text, words));
  const wanted = states.map((text) => ({text, value: -1}));
  const whole = span === null ? null : {from: Math.round(span.from), to: Math.round(span.to)};
  const next = withRange(withWanted(filterOf(filter.text, words), STATE, wanted), TIME, whole);
  const text = next === null ? '' : printFilter(next);
  setFilter({text, brief: filter.brief});
  if (states.length === 0 && whole === null) useLab.getState().select(null);
  else void lookAt(text);
}

/** Selects the last record up to the present that passes, or the first one after it. */
async function lookAt(text: string): Promise<void> {
  const matches = await lookUp('matches', {text, brief: false});
  const {filter, view, select} = useLab.getState();
  if (matches === null || filter.text !== text || view === null) return;
  const {indices} = matches;
  const chosen = indices.findLast((index) => index < view.position) ?? indices[0];
  select(chosen ?? null);
}

/** Numbers of the first and the last record in a span; null where there is none. */
export async function recordsIn({from, to}: ChosenSpan): Promise<{
  readonly first: EventIndex;
  readonly last: EventIndex;
} | null> {
  const matches = await lookUp('matches', {text: `${TIME} in {${from}..${to}}`, brief: false});
  const first = matches?.indices[0];
  const last = matches?.indices.at(-1);
  return first === undefined || last === undefined ? null : {first, last};
}

// Slide 26 in the words of every model: what its states mean, where its events come from, what it leaves open. [deck, slide 26]
import {present} from '../../../base/assert.ts';
import type {ModelWords, UndrawnEdge} from '../../contract/model-words.ts';
import {type Edge, SLIDE_26} from '../model/declaration.ts';
import {NE2000_MODEL_NAMES} from '../model/model-names.ts';
import {type EventName, STATES} from '../model/names.ts';

const UNDRAWN: readonly UndrawnEdge[] = STATES.flatMap((from) =>
  // In the order of the declaration, which tells like things together.
  (Object.entries(SLIDE_26[from].on) as [EventName, Edge][]).flatMap(([on, {target, guard, meta}]) => {
    return meta.why === undefined
      ? []
      : [{from, on, to: target ?? from, isChecked: guard !== undefined, why: meta.why}];
  }),
);

/** The model of the NE2000 in words. */
export const NE2000_MODEL_WORDS: ModelWords = {
  ...NE2000_MODEL_NAMES,
  states: STATES.map((name, number) => ({
    ...present(NE2000_MODEL_NAMES.states[number], 'a state has a meaning'),
    words: SLIDE_26[name].meta.words,
  })),
  bareEvents: ['Initiate', 'Reset'],
  undrawn: UNDRAWN,
  // The deck's AbortDma is cut short in small drawings.
  labelWords: [
    {row: 2, part: 'PTX', word: 'PTX'},
    {row: 5, part: 'Abort', word: 'AbortDma'},
    {row: 5, part: 'RDC', word: 'RDC'},
  ],
};

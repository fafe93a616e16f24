// Slide 26 in the words of every model: what its states mean, where its events come from, what it leaves open. [deck, slide 26]
import {wordsOf} from '../../../sim/models/declared-model.ts';
import type {ModelWords} from '../../contract/model-words.ts';
import {NE2000_DECLARATION} from './declaration.ts';
import {NE2000_MODEL_NAMES} from './model-names.ts';

/** The model of the NE2000 in words. */
export const NE2000_MODEL_WORDS: ModelWords = {
  ...wordsOf(NE2000_DECLARATION, NE2000_MODEL_NAMES),
  bareEvents: ['Initiate', 'Reset'],
  // The deck's AbortDma is cut short in small drawings.
  labelWords: [
    {row: 2, part: 'PTX', word: 'PTX'},
    {row: 5, part: 'Abort', word: 'AbortDma'},
    {row: 5, part: 'RDC', word: 'RDC'},
  ],
};

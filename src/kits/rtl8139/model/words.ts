// The model in words: what its states mean, where its events lead and why.
import {wordsOf} from '../../../sim/models/declared-model.ts';
import type {ModelWords} from '../../contract/model-words.ts';
import {RTL8139_DECLARATION} from './declaration.ts';
import {RTL8139_MODEL_NAMES} from './model-names.ts';
import {STATE_WORDS, WHY, type Why} from './state-words.ts';

const {states, undrawn, ...names} = wordsOf(RTL8139_DECLARATION, RTL8139_MODEL_NAMES);
const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(STATE_WORDS));

/** The model of the RTL8139 in words. */
export const RTL8139_MODEL_WORDS: ModelWords = {
  ...names,
  states: states.map((state) => ({...state, words: WORDS.get(state.name) ?? ''})),
  undrawn: undrawn.map((edge) => ({...edge, why: WHY[edge.why as Why]})),
};

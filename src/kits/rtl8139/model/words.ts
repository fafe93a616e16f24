// The model in words: what its states mean, where its events lead and why.
import {wordsOf} from '../../../sim/models/declared-model.ts';
import type {ModelWords} from '../../contract/model-words.ts';
import {RTL8139_DECLARATION} from './declaration.ts';
import {RTL8139_MODEL_NAMES} from './model-names.ts';

/** The model of the RTL8139 in words. */
export const RTL8139_MODEL_WORDS: ModelWords = wordsOf(RTL8139_DECLARATION, RTL8139_MODEL_NAMES);

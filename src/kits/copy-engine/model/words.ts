// The model in words: what its states mean.
import {wordsOf} from '../../../sim/models/declared-model.ts';
import {COPY_DECLARATION} from './declaration.ts';
import {COPY_NAMES} from './model.ts';

/** The copy engine's model in words. */
export const COPY_WORDS = wordsOf(COPY_DECLARATION, COPY_NAMES);

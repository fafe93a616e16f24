// The model in words: what its states mean, and where its events come from.
import {wordsOf} from '../../../sim/models/declared-model.ts';
import {PORT} from '../sheet.ts';
import {COPY_DECLARATION} from './declaration.ts';
import {COPY_NAMES} from './model.ts';

/** A copy is started by a write to CTRL; that it is over the engine says itself. */
export const COPY_WORDS = wordsOf(COPY_DECLARATION, COPY_NAMES, {
  eventPorts: [{...PORT.CTRL, direction: 'out'}, null],
  asks: {transmit: COPY_NAMES.events.indexOf('Copy')},
});

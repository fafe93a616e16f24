// The model in words: what its states mean, where its events lead and why. The table has all that the declaration says of edges.
import {present} from '../../../base/assert.ts';
import {isAmong} from '../../../base/bits.ts';
import type {ModelWords, UndrawnEdge} from '../../contract/model-words.ts';
import {RECEIVING, RTL8139_MODEL} from './compiled.ts';
import {RTL8139_MODEL_NAMES} from './model-names.ts';
import {EVENTS, STATES} from './names.ts';
import {STATE_WORDS, whyOf} from './state-words.ts';

const {allowed, edgeOf, guardOf} = RTL8139_MODEL;

/** The model of the RTL8139 in words. */
export const RTL8139_MODEL_WORDS: ModelWords = {
  ...RTL8139_MODEL_NAMES,
  states: STATES.map((name, at) => ({
    ...present(RTL8139_MODEL_NAMES.states[at], 'every state has its meaning'),
    words: STATE_WORDS[name],
  })),
  bareEvents: [],
  labelWords: [],
  undrawn: STATES.flatMap((from, state) =>
    EVENTS.flatMap((on, event): UndrawnEdge[] => {
      const cell = state * EVENTS.length + event;
      const to = present(STATES[allowed[cell] ?? -1], 'a cell leads to a state');
      const why = whyOf(from, on, isAmong(RECEIVING, state));
      return edgeOf[cell] === -1 ? [{from, on, to, isChecked: guardOf[cell] !== 0, why}] : [];
    }),
  ),
};

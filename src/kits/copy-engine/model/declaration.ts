// The model of a copy engine as it is declared: its states, and where each event leads. `statechart.ts` makes the XState statechart of it.
import type {Declaration} from '../../../sim/models/declared-model.ts';

/** Two states: a copy goes on, or none does. */
export const COPY_DECLARATION: Declaration = {
  states: ['Idle', 'Copying'],
  events: ['Copy', 'Done'],
  guards: ['copyInWindow'],
  initial: 'Idle',
  notSetUp: null,
  reasons: [
    {name: 'none', text: 'not denied'},
    {name: 'source-outside-window', text: 'the copy would read outside the guest’s window', about: 'source'},
    {name: 'destination-outside-window', text: 'the copy would write outside the guest’s window'},
    {name: 'engine-busy', text: 'a copy still goes on'},
  ],
  declared: {
    Idle: {
      tags: ['reusable'],
      meta: {
        words: 'No copy goes on, and what the registers hold can be read back: the engine can change hands.',
        reason: 'no copy goes on',
      },
      on: {
        Copy: {target: 'Copying', guard: 'copyInWindow', meta: {row: 0}},
        Done: {meta: {why: 'a late look: the copy has ended already'}},
      },
    },
    Copying: {
      tags: ['sending'],
      meta: {
        words:
          'The engine copies pages of its memory by itself, by local DMA. It takes its time, and then raises the line.',
        reason: 'a copy goes on',
      },
      on: {
        Copy: {meta: {why: 'one copy at a time: the engine takes no second one, and the guest is told so'}},
        Done: {target: 'Idle', meta: {row: 1}},
      },
    },
  },
};

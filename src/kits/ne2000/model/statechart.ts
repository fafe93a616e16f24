// The NE2000 model as an XState statechart: what the table is compiled from, the page draws and tests walk. [deck, slide 26]
import {setup} from 'xstate';
import type {ModelSource} from '../../../sim/models/compile-statechart.ts';
import {type Meaning, NE2000_DECLARATION, SLIDE_26, type Tag} from './declaration.ts';
import type {EventName} from './names.ts';

/** A model event. `allowed` is what the checking function answered, where the transition asks one; absent means yes. */
export interface ModelEvent {
  readonly type: EventName;
  readonly allowed?: boolean;
}

/** Slide 26's seven states and fifteen edges, and every cell beside them. */
export const ne2kStatechart = setup({
  types: {events: {} as ModelEvent, tags: {} as Tag, meta: {} as Meaning},
  guards: {
    remoteDmaInWindow: ({event}) => event.allowed !== false,
    frameInWindow: ({event}) => event.allowed !== false,
  },
}).createMachine({id: 'ne2k', initial: 'Initiation', states: SLIDE_26});

/** What `cells.ts` is compiled from. */
export const MODEL_SOURCE: ModelSource = {
  statechart: ne2kStatechart,
  order: NE2000_DECLARATION,
};

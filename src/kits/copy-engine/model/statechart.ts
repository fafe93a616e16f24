// The copy engine's model as an XState statechart: what `cells.ts` is compiled from.
import type {ModelSource} from '../../../sim/models/compile-statechart.ts';
import {declaredStatechart} from '../../../sim/models/declared-statechart.ts';
import {COPY_DECLARATION} from './declaration.ts';

/** The statechart and its numbering. */
export const MODEL_SOURCE: ModelSource = {
  statechart: declaredStatechart('copy-engine', COPY_DECLARATION),
  order: COPY_DECLARATION,
};

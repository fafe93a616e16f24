// The RTL8139's model as an XState statechart: what `cells.ts` is compiled from.
import type {ModelSource} from '../../../sim/models/compile-statechart.ts';
import {declaredStatechart} from '../../../sim/models/declared-statechart.ts';
import {RTL8139_DECLARATION} from './declaration.ts';

/** The statechart and its numbering. */
export const MODEL_SOURCE: ModelSource = {
  statechart: declaredStatechart('rtl8139', RTL8139_DECLARATION),
  order: RTL8139_DECLARATION,
};

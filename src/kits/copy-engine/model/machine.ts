// The copy engine's model as an XState machine: what `cells.ts` is compiled from.
import type {ModelSource} from '../../../sim/models/compile-machine.ts';
import {declaredMachine} from '../../../sim/models/declared-machine.ts';
import {COPY_DECLARATION} from './declaration.ts';

/** The machine and its numbering. */
export const MODEL_SOURCE: ModelSource = {
  machine: declaredMachine('copy-engine', COPY_DECLARATION),
  order: COPY_DECLARATION,
};

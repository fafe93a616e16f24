// State of parts that are put together without knowing each other: plain data with a name, checked where it is given back.
import {assert} from './assert.ts';

/** The whole state of one part as plain data, by the kind of part that it is of. */
export interface PartState {
  readonly kind: string;
}

/** The state of a part of this kind; another kind's is an error of ours, told before anything is overwritten. */
export function stateOf<S extends PartState>(kind: S['kind'], saved: PartState): S {
  assert(saved.kind === kind, `a state of ${saved.kind} is no state of ${kind}`);
  return saved as S;
}

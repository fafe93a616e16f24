// A declaration as an XState statechart: for what compiles, draws and walks it; nothing that a page loads first, or runs, needs it.
import {type AnyStateMachine, setup} from 'xstate';
import type {Declaration} from './declared-model.ts';

/** The statechart of a declaration. Each guard is answered by its event: `allowed`, where that is said. */
export function declaredStatechart(id: string, {initial, guards, declared}: Declaration): AnyStateMachine {
  const allows = ({event}: {readonly event: {readonly type: string; readonly allowed?: boolean}}): boolean =>
    event.allowed !== false;
  const states = Object.entries(declared).map(([name, state]) => [name, {...state, tags: [...state.tags]}] as const);
  return setup({
    types: {events: {} as {readonly type: string; readonly allowed?: boolean}},
    guards: Object.fromEntries(guards.map((guard) => [guard, allows])),
  }).createMachine({id, initial, states: Object.fromEntries(states)});
}

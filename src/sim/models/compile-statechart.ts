// Turns a flat XState statechart into a table by asking XState itself about every state, event and guard outcome, what a
// state's tags are and which row an edge's `meta` gives it.
// Cannot be expressed here, and refused: nested states, actions, more than one guard asked in a cell.
import {type AnyActorScope, type AnyStateMachine, createActor} from 'xstate';
import {assert} from '../../base/assert.ts';
import type {CompiledModel, ModelOrder} from './compiled-model.ts';

/** What a kit's table is compiled from: `MODEL_SOURCE` of its `model/statechart.ts`. */
export interface ModelSource {
  readonly statechart: AnyStateMachine;
  readonly order: ModelOrder;
}

/**
 * Asks XState for every cell and writes the answers down.
 * @example compileStatechart(statechart, {states: STATES, events: EVENTS, guards: CHECKS})
 */
export function compileStatechart(statechart: AnyStateMachine, order: ModelOrder): CompiledModel {
  const {states, events, guards} = order;
  assertSameNames(Object.keys(statechart.root.states), states, 'states');
  assertSameNames(statechart.events, events, 'events');
  assertSameNames(Object.keys(statechart.implementations.guards), guards, 'guards');

  let answer = true;
  let asked: string[] = [];
  const probe = statechart.provide({
    guards: Object.fromEntries(
      guards.map((name) => [
        name,
        () => {
          asked.push(name);
          return answer;
        },
      ]),
    ),
  });
  const scope = inertScope(probe);
  const ask = (state: string, event: string, allow: boolean): number => {
    answer = allow;
    asked = [];
    const next = probe.transition(probe.resolveState({value: state, context: {}}), {type: event}, scope);
    const to = states.indexOf(String(next.value));
    if (to < 0) assert(false, `${state} on ${event}: ${JSON.stringify(next.value)} is not a flat state`);
    return to;
  };

  const cells = states.length * events.length;
  const allowed = new Uint8Array(cells);
  const denied = new Uint8Array(cells);
  const guardOf = new Uint8Array(cells);
  const edgeOf = new Int8Array(cells);
  const tagged: Record<string, number> = {};
  states.forEach((state, s) => {
    for (const tag of probe.resolveState({value: state, context: {}}).tags) tagged[tag] = (tagged[tag] ?? 0) | (1 << s);
    events.forEach((event, e) => {
      const cell = s * events.length + e;
      const refused = ask(state, event, false);
      const guard = asked[0];
      if (asked.length > 1) assert(false, `${state} on ${event} asks ${asked.join(', ')}: a cell asks one guard`);
      denied[cell] = refused;
      edgeOf[cell] = probe.states[state]?.transitions.get(event)?.[0]?.meta?.row ?? -1;
      guardOf[cell] = guard === undefined ? 0 : guards.indexOf(guard) + 1;
      allowed[cell] = guard === undefined ? refused : ask(state, event, true);
    });
  });
  return {states, events, guards, allowed, denied, guardOf, edgeOf, tagged};
}

/** One scope for all questions: XState's own `transition` builds an actor for each, which is most of its time. */
function inertScope(statechart: AnyStateMachine): AnyActorScope {
  const self = createActor(statechart);
  const nothing = (): void => undefined;
  return {
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: ({type}) => assert(false, `action ${type}: a table has no actions`),
  };
}

function assertSameNames(found: readonly string[], wanted: readonly string[], what: string): void {
  const sorted = (names: readonly string[]): string => [...names].sort().join(' ');
  assert(sorted(found) === sorted(wanted), `the statechart's ${what} are ${sorted(found)}; wanted ${sorted(wanted)}`);
}

// A compiled table as a definition that XState 4 reads: every cell that moves or asks a guard, as the statechart has it.
import type {Lab} from '../../sim/lab/lab.ts';
import {cardOfGuest} from '../../sim/lab/machine.ts';
import type {GuestId} from '../../trace/units.ts';
import type {StatechartDefinition, StatechartTransition} from '../protocol/statechart-news.ts';

/** The definition of a guest's statechart. */
export function statechartDefinition({machine}: Lab, guest: GuestId): StatechartDefinition {
  const {monitor, kit} = cardOfGuest(machine, guest);
  const {model} = monitor;
  const {states, events, guards, allowed, denied, guardOf} = model.compiled;
  const nameOf = (state: number | undefined): string => states[state ?? 0] ?? '';
  const transitions = (state: number, event: number): readonly StatechartTransition[] => {
    const cell = state * events.length + event;
    const guard = guards[(guardOf[cell] ?? 0) - 1];
    if (guard === undefined) return allowed[cell] === state ? [] : [{target: nameOf(allowed[cell])}];
    return [
      {target: nameOf(allowed[cell]), cond: guard},
      ...(denied[cell] === state ? [] : [{target: nameOf(denied[cell])}]),
    ];
  };
  return {
    id: `model-${guest}`,
    initial: nameOf(model.initialState),
    predictableActionArguments: true,
    states: Object.fromEntries(
      states.map((name, state) => [
        name,
        {
          on: Object.fromEntries(
            events.map((event, e) => [event, transitions(state, e)] as const).filter(([, cell]) => cell.length > 0),
          ),
          tags: model.isReusable(state) ? ['reusable'] : [],
        },
      ]),
    ),
    meta: {
      name: machine.guests[guest]?.name ?? '',
      guest,
      parent: 'Device Modeling Monitor',
      device: kit.facts.name,
      events,
    },
  };
}

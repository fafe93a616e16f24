// The two variables that every explored guest has, whatever its device: where it stands, and the state of its model.
import type {BurstDevice} from '../machine/port-device.ts';
import {type ExploredMachine, STANDINGS, type Standing} from './explored-machine.ts';
import type {StagedGuest} from './packed-code.ts';
import type {Variable} from './variable.ts';

/** They are put back by way of `staged`. */
export function standingVariables<C>(
  machine: ExploredMachine<C, BurstDevice>,
  guest: number,
  staged: StagedGuest<C>,
): readonly Variable[] {
  const {monitor, names} = machine;
  const name = names[guest] ?? '';
  return [
    {
      name: `${name}.standing`,
      domain: STANDINGS,
      read: () => machine.standingOf(guest),
      stage: (value) => {
        staged.standing = value as Standing;
      },
    },
    {
      name: `${name}.model`,
      domain: monitor.model.compiled.states,
      read: () => monitor.state(guest),
      stage: (value) => {
        staged.state = value;
      },
    },
  ];
}

// The list of machines: choose one to see it alone, with its events, or all.

import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {countWords, type MachineList} from './statechart-list.ts';

interface MachineNamesProps {
  readonly list: MachineList;
  /** null: all. */
  readonly chosen: string | null;
  readonly onChoose: (machine: string | null) => void;
}

/** Buttons, one pressed. */
export function MachineNames({list, chosen, onChoose}: MachineNamesProps) {
  const parents = [...new Set(list.map(({meta}) => meta.parent))];
  return (
    <nav className="machine-names" aria-label="Machines">
      <button type="button" className="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <span className="strong">All machines</span>
        <span className="grow" />
        <span className="mono">{list.length}</span>
      </button>
      {list.map(({machine, meta, state}) => (
        <button
          key={machine}
          type="button"
          className="button"
          aria-pressed={chosen === machine}
          title={`${machine}, held by the ${meta.parent}. ${countWords(state)}`}
          onClick={() => onChoose(machine)}
        >
          <GuestChip guest={meta.guest} name={meta.name} />
          <span className="machine-name">
            {meta.name}
            <span className="quiet"> {state.value}</span>
          </span>
          <span className="grow" />
          <span className="mono">{thousands(state.context.events)}</span>
        </button>
      ))}
      {parents.map((parent) => (
        <p key={parent} className="quiet">
          Held by the {parent}: one {device.title} model a guest
        </p>
      ))}
    </nav>
  );
}

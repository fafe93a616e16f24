// The list of statecharts: choose one to see it alone, with its events, or all.

import type {ReactNode} from 'react';
import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {countWords, type StatechartList} from './statechart-list.ts';

interface StatechartNamesProps {
  readonly list: StatechartList;
  /** null: all. */
  readonly chosen: string | null;
  readonly onChoose: (statechart: string | null) => void;
  /** What stands above them. */
  readonly children?: ReactNode;
}

/** Buttons, one pressed. */
export function StatechartNames({list, chosen, onChoose, children}: StatechartNamesProps) {
  const parents = [...new Set(list.map(({meta}) => meta.parent))];
  return (
    <nav className="statechart-names" aria-label="Machines">
      {children}
      <button type="button" className="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        <span className="strong">All machines</span>
        <span className="grow" />
        <span className="mono">{list.length}</span>
      </button>
      {list.map(({statechart, meta, state}) => (
        <button
          key={statechart}
          type="button"
          className="button"
          aria-pressed={chosen === statechart}
          title={`${statechart}, held by the ${meta.parent}. ${countWords(state)}`}
          onClick={() => onChoose(statechart)}
        >
          <GuestChip guest={meta.guest} name={meta.name} />
          <span className="statechart-name">
            {meta.name}
            <span className="quiet"> {state.value}</span>
          </span>
          <span className="grow" />
          <span className="mono">{thousands(state.context.events)}</span>
        </button>
      ))}
      {parents.map((parent) => (
        <p key={parent} className="quiet">
          Held by the {parent}: one {device.facts.title} model a guest
        </p>
      ))}
    </nav>
  );
}

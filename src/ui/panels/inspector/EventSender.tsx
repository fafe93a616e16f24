// Sends a statechart an event: an input of the run, which forks where it stands and replays with it.
import {useState} from 'react';
import type {StatechartList} from './statechart-list.ts';

interface EventSenderProps {
  readonly list: StatechartList;
  /** The statechart of the list that is chosen, if one is. */
  readonly chosen: string | null;
  readonly onSend: (statechart: string, event: string) => void;
}

/** A form of two choices and a button. */
export function EventSender({list, chosen, onSend}: EventSenderProps) {
  const [picked, setPicked] = useState<string | null>(null);
  const [event, setEvent] = useState('');
  const target = list.find(({statechart}) => statechart === (chosen ?? picked)) ?? list[0];
  const names = target?.meta.events ?? [];
  const name = names.includes(event) ? event : (names[0] ?? '');
  return (
    <form
      className="event-sender"
      aria-label="Send an event"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (target !== undefined && name !== '') onSend(target.statechart, name);
      }}
    >
      <label>
        <span className="quiet">to</span>
        <select
          className="field"
          value={target?.statechart ?? ''}
          disabled={target === undefined || chosen !== null}
          onChange={(change) => setPicked(change.target.value)}
        >
          {list.map(({statechart, meta}) => (
            <option key={statechart} value={statechart}>
              {meta.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="quiet">event</span>
        <select
          className="field"
          value={name}
          disabled={target === undefined}
          onChange={(change) => setEvent(change.target.value)}
        >
          {names.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button primary" disabled={target === undefined}>
        Send
      </button>
      <p className="quiet">
        An input of the run: what was computed beyond the present is forgotten, and a replay meets it again.
      </p>
    </form>
  );
}

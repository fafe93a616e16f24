// The last events of all statecharts or of one, newest first.
import {memo} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {StatechartEvent} from '../../../bridge/protocol/statechart-news.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {outcomeWords} from './inspected-move.ts';
import {type StatechartList, stream} from './statechart-list.ts';

/** A table that keeps its head in sight. */
export function EventStream({list, only}: {readonly list: StatechartList; readonly only: string | null}) {
  const rows = stream(list, only);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <section className="twin-scroll" aria-label="Events" tabIndex={0}>
      <table className="twin event-stream">
        <caption className="visually-hidden">The last events, newest first</caption>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">
              <span className="visually-hidden">Guest</span>
            </th>
            <th scope="col">Model event</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({of: {statechart, meta}, event}) => (
            <Row key={`${statechart} ${event.index}`} event={event} guest={meta.guest} name={meta.name} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="panel-empty">No event yet. Run the lab, or send one below.</p>}
    </section>
  );
}

interface RowProps {
  readonly event: StatechartEvent;
  readonly guest: number;
  readonly name: string;
}

const Row = memo(
  ({event, guest, name}: RowProps) => (
    <tr data-refused={event.isRefused} title={`${milliseconds(event.at)} ms`}>
      <td className="mono">{thousands(event.index)}</td>
      <td>
        <GuestChip guest={guest} name={name} />
      </td>
      <td>
        {event.type}
        {event.isInput && <span className="quiet"> by hand</span>}
      </td>
      <td>{outcomeWords(event)}</td>
    </tr>
  ),
  (before, after) => before.event === after.event && before.name === after.name,
);

// The timeline as a table: who owned or wanted the card, from when to when; each line stands the machine at its start.
import type {Cycle} from '../../../trace/units.ts';
import type {TwinRow} from '../../layout/timeline-twin.ts';
import {duration, milliseconds, thousands} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {TableTwin} from '../../widgets/TableTwin.tsx';
import type {LaneGuest} from './timeline-props.ts';

const MOST_ROWS = 400;

interface TimelineTableProps {
  readonly rows: readonly TwinRow[];
  readonly guests: readonly LaneGuest[];
  readonly now: Cycle;
  readonly onSeekTime: (at: Cycle) => void;
}

export function TimelineTable({rows, guests, now, onSeekTime}: TimelineTableProps) {
  return (
    <TableTwin of="Timeline">
      <table className="twin">
        <caption className="visually-hidden">Who owned or wanted the card, in the stretch in view</caption>
        <thead>
          <tr>
            <th scope="col">Guest</th>
            <th scope="col">State</th>
            <th scope="col">From, ms</th>
            <th scope="col">To, ms</th>
            <th scope="col">Lasts</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({guest, state, from, to, count}) => (
            <tr key={`${guest} ${state} ${from}`}>
              <td>
                <GuestChip guest={guest} /> {guests.find(({id}) => id === guest)?.name}
              </td>
              <td>
                {state === 'owns' ? 'owns' : 'wants, suspended'}
                {count > 1 ? `, ${thousands(count)} times` : ''}
                {from > now ? ', ahead of now' : ''}
              </td>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => onSeekTime(from)}
                  aria-label={`Stand at ${milliseconds(from)} ms`}
                >
                  {milliseconds(from)}
                </button>
              </td>
              <td className="mono">{to === null ? 'goes on' : milliseconds(to)}</td>
              <td className="mono">{duration((to ?? Math.max(now, from)) - from)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && (
        <p className="panel-empty">Nobody owned the card in this stretch. Press F for the whole run.</p>
      )}
      {rows.length > MOST_ROWS && (
        <p className="panel-empty">
          The first {MOST_ROWS} of {thousands(rows.length)} spans; zoom in for the others.
        </p>
      )}
    </TableTwin>
  );
}

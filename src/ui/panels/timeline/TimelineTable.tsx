// The timeline as tables: who owned or wanted the card, from when to when, and every mark; each line stands the machine there.

import {thousands} from '../../../base/figures.ts';
import type {Cycle, EventIndex} from '../../../trace/units.ts';
import type {TwinMark, TwinRow} from '../../layout/timeline-twin.ts';
import type {ChosenSpan} from '../../store/chosen-part.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {duration, milliseconds} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {TableTwin} from '../../widgets/TableTwin.tsx';
import type {LaneGuest, MomentMark} from './timeline-props.ts';

const MOST_ROWS = 400;

interface TimelineTableProps {
  readonly rows: readonly TwinRow[];
  readonly guests: readonly LaneGuest[];
  readonly now: Cycle;
  readonly marks: readonly TwinMark[];
  readonly moments: readonly MomentMark[];
  /** The chosen span; null: none. */
  readonly span: ChosenSpan | null;
  readonly onSpan: (span: ChosenSpan | null) => void;
  readonly onSeekTime: (at: Cycle) => void;
  readonly onSeekEvent: (event: EventIndex) => void;
  /** Null where the whole run is in view. */
  readonly onWhole: (() => void) | null;
}

export function TimelineTable({
  rows,
  marks,
  moments,
  guests,
  now,
  span,
  onSpan,
  onSeekTime,
  onSeekEvent,
  onWhole,
}: TimelineTableProps) {
  return (
    <TableTwin of="Timeline">
      {onWhole !== null && (
        <button type="button" className="button" onClick={onWhole}>
          Show the whole run
        </button>
      )}
      <table className="twin">
        <caption className="visually-hidden">Who owned or wanted the card, in the stretch in view</caption>
        <ColumnHeads names={['Guest', 'State', 'From, ms', 'To, ms', 'Lasts', 'Span']} />
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
              <td>
                <ChooseSpan of={{from, to: to ?? Math.max(now, from)}} span={span} onSpan={onSpan} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="panel-empty">Nobody owned the card in this stretch.</p>}
      {rows.length > MOST_ROWS && (
        <p className="panel-empty">
          The first {MOST_ROWS} of {thousands(rows.length)} spans; zoom in for the others.
        </p>
      )}
      <table className="twin">
        <caption className="visually-hidden">
          Denials, interrupts, hand-offs and lost frames, in the stretch in view
        </caption>
        <ColumnHeads names={['Event', 'ms', 'Guest', 'What']} />
        <tbody>
          {marks.slice(0, MOST_ROWS).map(({kind, at, index, guest, words, count}) => (
            <tr key={index}>
              <td>
                <button
                  type="button"
                  className="link"
                  onClick={() => onSeekEvent(index)}
                  aria-label={`Go to event ${index}`}
                >
                  {thousands(index)}
                </button>
              </td>
              <td className="mono">{milliseconds(at)}</td>
              <td>
                <GuestChip guest={guest} />
              </td>
              <td>
                {words === '' ? kind : `${kind}: ${words}`}
                {count > 1 ? `, and ${thousands(count - 1)} more` : ''}
                {at > now ? ', ahead of now' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {marks.length > MOST_ROWS && (
        <p className="panel-empty">
          The first {MOST_ROWS} of {thousands(marks.length)} marks; zoom in for the others.
        </p>
      )}
      {moments.length > 0 && (
        <table className="twin">
          <caption className="visually-hidden">Named moments in the stretch in view</caption>
          <ColumnHeads names={['Event', 'ms', 'Moment']} />
          <tbody>
            {moments.map(({name, event, at}) => (
              <tr key={name}>
                <td>
                  <button
                    type="button"
                    className="link"
                    onClick={() => onSeekEvent(event)}
                    aria-label={`Go to ${name}, event ${event}`}
                  >
                    {thousands(event)}
                  </button>
                </td>
                <td className="mono">{milliseconds(at)}</td>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </TableTwin>
  );
}

/** Chooses one line's time, or lets it go. */
function ChooseSpan({
  of,
  span,
  onSpan,
}: {
  readonly of: ChosenSpan;
  readonly span: ChosenSpan | null;
  readonly onSpan: (span: ChosenSpan | null) => void;
}) {
  const isChosen = span !== null && span.from === Math.round(of.from) && span.to === Math.round(of.to);
  return (
    <button
      type="button"
      className="link"
      aria-pressed={isChosen}
      aria-label={`Choose from ${milliseconds(of.from)} to ${milliseconds(of.to)} ms`}
      onClick={() => onSpan(isChosen ? null : of)}
    >
      {isChosen ? 'chosen' : 'choose'}
    </button>
  );
}

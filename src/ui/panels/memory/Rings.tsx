// The receive rings as circles: a sector a page, the held part filled, the boundary and the current page as black marks.

import {hex} from '../../../base/figures.ts';
import type {GuestView} from '../../../bridge/protocol/messages.ts';
import {markName} from '../../layout/memory-map.ts';
import {pointAt, ringPicture, sector} from '../../layout/memory-ring.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {guestFill} from '../../widgets/guest-letter.ts';

const OUTER = 40;
const INNER = 23;
/** More pages than this are not drawn one by one. */
const MOST_SPOKES = 32;

export function Rings({guests}: {readonly guests: readonly GuestView[]}) {
  return (
    <ul className="memory-rings" aria-label="Receive rings">
      {guests.map((guest) => (
        <li key={guest.id}>
          <Ring guest={guest} />
        </li>
      ))}
    </ul>
  );
}

function Ring({guest}: {readonly guest: GuestView}) {
  const {ring, undrained, id} = guest;
  const picture = ring === null ? null : ringPicture(ring, undrained);
  if (ring === null || picture === null) {
    return (
      <>
        <GuestChip guest={id} name={guest.name} /> <span className="quiet">no ring set up yet</span>
      </>
    );
  }
  return (
    <>
      <span className="memory-circle">
        <svg viewBox="-46 -46 92 92" width="84" height="84" aria-hidden="true">
          <circle r={OUTER} fill="none" stroke="var(--line2)" />
          <circle r={INNER} fill="none" stroke="var(--line2)" />
          {picture.spokes.length <= MOST_SPOKES && (
            <path
              d={picture.spokes.map((turn) => `M${pointAt(turn, INNER)} L${pointAt(turn, OUTER)}`).join(' ')}
              stroke="var(--line)"
            />
          )}
          {picture.held.map((arc) => (
            <path key={arc.from} d={sector(arc, INNER, OUTER)} fill={guestFill(id)} />
          ))}
          {picture.boundary !== null && (
            <path
              d={`M${pointAt(picture.boundary, INNER - 3)} L${pointAt(picture.boundary, OUTER + 4)}`}
              stroke="var(--ink)"
              strokeWidth="2"
              strokeDasharray="3 2"
            />
          )}
          {picture.current !== null && (
            <path
              d={`M${pointAt(picture.current, INNER - 3)} L${pointAt(picture.current, OUTER + 5)}`}
              stroke="var(--ink)"
              strokeWidth="3"
            />
          )}
        </svg>
        <GuestChip guest={id} name={guest.name} />
      </span>
      <dl>
        <dt>pages</dt>
        <dd className="mono">{picture.pages}</dd>
        <dt title="dashed mark">{markName('boundary')}</dt>
        <dd className="mono">{hex(ring.boundary)}</dd>
        <dt title="solid mark">{markName('current')}</dt>
        <dd className="mono">{hex(ring.current)}</dd>
        <dt className="visually-hidden">holds</dt>
        <dd className="memory-holds">
          {undrained === 0 ? 'empty' : undrained === 1 ? '1 frame held' : `${undrained} frames held`}
        </dd>
      </dl>
    </>
  );
}

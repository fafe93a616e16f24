// What the timeline's marks mean, in a line of the panel's header.
import {device} from '../../../kits/screens.ts';
import type {GuestId} from '../../../trace/units.ts';
import {guestEdge, guestFill} from '../../widgets/guest-letter.ts';

/** The legend in the panel's header. */
export function TimelineLegend({
  guest,
  wide,
  isFiltered,
}: {
  readonly guest: GuestId;
  readonly wide: boolean;
  /** Ticks tell what the log's filter lets pass. */
  readonly isFiltered: boolean;
}) {
  const marks = `line: runs elsewhere${device.network === null ? '' : ', ×: frame lost'}`;
  return (
    <span className="timeline-legend">
      <svg width="26" height="12" aria-hidden="true">
        <rect width="26" height="12" rx="2" fill={guestFill(guest)} />
      </svg>
      owns{' '}
      <svg width="26" height="12" aria-hidden="true">
        <rect
          x=".75"
          y=".75"
          width="24.5"
          height="10.5"
          rx="2"
          fill="none"
          stroke={guestEdge(guest)}
          strokeWidth="1.5"
        />
        <path d="M2,4.5 H24 M2,8 H24" stroke={guestEdge(guest)} strokeWidth="1" opacity=".55" />
      </svg>
      wants {wide && <span>{isFiltered ? 'ticks above: passes the filter' : marks}</span>}
    </span>
  );
}

// A guest's letter on its colour, inside a drawing.
import type {GuestId} from '../../../trace/units.ts';
import {guestEdge, guestLetter, guestStyle} from '../../widgets/guest-letter.ts';

/** A square of `side` units whose upper left corner is at x, y. */
export function ChipMark({
  guest,
  x,
  y,
  side,
}: {
  readonly guest: GuestId;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}) {
  const style = guestStyle(guest);
  return (
    <g>
      <rect x={x} y={y} width={side} height={side} rx={3} fill={`var(--${style})`} stroke={guestEdge(guest)} />
      <text
        x={x + side / 2}
        y={y + side * 0.5 + side * 0.26}
        fontSize={Math.max(11.6, side * 0.72)}
        fontWeight={700}
        textAnchor="middle"
        style={{fill: `var(--on${style})`}}
      >
        {guestLetter(guest)}
      </text>
    </g>
  );
}

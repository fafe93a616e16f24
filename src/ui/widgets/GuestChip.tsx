// A guest's letter on its colour, and the swatch of its pattern.
import type {GuestId} from '../../trace/units.ts';
import {guestLetter, guestStyle} from './guest-letter.ts';

/** The letter of a guest; `name` is what a screen reader adds. */
export function GuestChip({guest, name}: {readonly guest: GuestId; readonly name?: string}) {
  if (guestLetter(guest) === '-') return null;
  const label = `guest ${guestLetter(guest)}${name === undefined ? '' : `, ${name}`}`;
  return (
    <span className="guest-chip" data-guest={guestStyle(guest)} role="img" aria-label={label} title={label}>
      {guestLetter(guest)}
    </span>
  );
}

/** A patch of a guest's colour and pattern, for legends. */
export function GuestSwatch({guest}: {readonly guest: GuestId}) {
  return <span className="guest-swatch" data-guest={guestStyle(guest)} aria-hidden="true" />;
}

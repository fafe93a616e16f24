// A record's guest as the head of a clause.
import {type GuestId, NOBODY} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';

/** `guest B: `; nothing where no guest is meant. */
export function guestOf(guest: GuestId): string {
  return guest === NOBODY ? '' : `guest ${guestLetter(guest)}: `;
}

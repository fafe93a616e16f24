// A record's guest, as sentences and places of the machine name it.
import {type GuestId, NOBODY} from '../../../trace/units.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import type {Place} from './lit-path.ts';

interface OfGuest {
  readonly guest: GuestId;
}

/** `Guest A`, or `nobody`. */
export function guestName({guest}: OfGuest): string {
  return guest === NOBODY ? 'nobody' : `Guest ${guestLetter(guest)}`;
}

/** The guest's box; the VMM's where no guest is meant. */
export function atGuest({guest}: OfGuest): {readonly place: Place} {
  return {place: guest === NOBODY ? 'vmm' : 'guest'};
}

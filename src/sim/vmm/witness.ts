// Somebody who watches each access from outside and changes nothing: the lab compares belief with truth here.
import type {EventIndex, GuestId} from '../../trace/units.ts';

/** Called around every access of a guest that reaches the card. */
export interface Witness {
  before(offset: number): void;
  /** `elements` of `size` bytes were moved; `cause` is the access's record. */
  after(guest: GuestId, isWrite: boolean, offset: number, size: number, elements: number, cause: EventIndex): void;
  /** How many bytes through the data port it need not see, as long as the guest does nothing else; absent: it sees all. */
  unseenBytes?(guest: GuestId): number;
}

/** Nobody watches. */
export const NO_WITNESS: Witness = {
  before: () => {},
  after: () => {},
  unseenBytes: () => Number.POSITIVE_INFINITY,
};

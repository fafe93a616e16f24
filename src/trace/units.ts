// The units that cross folders. Aliases, not boxes: the names are for the reader.

/** Simulated processor cycles since power-on; a whole number. */
export type Cycle = number;
/** A guest’s number, 0 to 7, in the order of the scenario; `NOBODY`, or a further card's nobody, where no guest is meant. */
export type GuestId = number;
/** The position of a record in the event store, from 0. */
export type EventIndex = number;
/** An I/O port of the guest's address space, 0 to 0xFFFF. */
export type Port = number;
/** A frame's number in the frame arena. */
export type FrameId = number;

/** No guest: the VMM itself, an idle processor, an unowned card. */
export const NOBODY: GuestId = 15;
/** Guests that a record tells apart; the numbers from here on name nobody. */
const MOST_GUESTS = 8;

/** Nobody at a card of the machine, by the card's number from 0: a record about it that concerns no guest names this one. */
export function nobodyAt(card: number): GuestId {
  return NOBODY - card;
}

/** True of a number that names no guest, at whatever card. */
export function isNobody(guest: GuestId): boolean {
  return guest >= MOST_GUESTS;
}

/** The number of the card that a record is about, by the guest that it names and the card of each guest. */
export function cardAbout(guest: GuestId, cards: readonly number[]): number {
  return isNobody(guest) ? NOBODY - guest : (cards[guest] ?? 0);
}

/** No cause: the record starts a chain. */
export const NO_CAUSE: EventIndex = -1;

/** Cycles in a second: the deck's HP machine, an Opteron 1210 at 1.8 GHz [deck, slide 20]. */
export const CLOCK_HZ = 1_800_000_000;
/** Cycles in a microsecond. */
export const CYCLES_PER_US = CLOCK_HZ / 1_000_000;

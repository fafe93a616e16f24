// The words of a record's own card: of several cards the page shows one and speaks of it, and a record of another is told in that one's.
import {device, inWordsOf} from '../../kits/screens.ts';
import {cardAbout, type GuestId} from '../../trace/units.ts';

/** The devices of a run's cards by number, and the number of each guest's card. */
export interface CardsOfRun {
  readonly devices: readonly string[];
  readonly of: readonly number[];
}

let cards: CardsOfRun | null = null;

/** Sets which cards the run has that is open now; null: one, whose words are spoken anyway. */
export function setCardsOfRun(run: CardsOfRun | null): void {
  cards = run;
}

/** The device of the card that a record is about, where that is another than the one on the screen. */
export function otherDevice({guest}: {readonly guest: GuestId}): string | null {
  const name = cards?.devices[cardAbout(guest, cards.of)];
  return name === undefined || name === device.facts.name ? null : name;
}

/** Tells something of a record in the words of its card. What is drawn later, in components below, is not told by then. */
export function inItsWords<T>(record: {readonly guest: GuestId}, tell: () => T): T {
  const other = otherDevice(record);
  return other === null ? tell() : inWordsOf(other, tell);
}

/** What is told in the words of each card of the run, in their order: for what all of them need room for. */
export function inAllWords<T>(tell: () => T): readonly T[] {
  return cards === null ? [tell()] : cards.devices.map((name) => inWordsOf(name, tell));
}

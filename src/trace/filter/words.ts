// The words of one run that a filter may use: what its device calls ports, states and reasons, and who its guests are.

import {cardAbout, type GuestId} from '../units.ts';

/** Names by the numbers that records carry; plain data, told by whoever knows the device. */
export interface FilterWords {
  /** The port of the device's offset 0. */
  readonly basePort: number;
  /** Names of guests, by number. */
  readonly guests: readonly string[];
  /** Names of ports and registers, by `portKey`. */
  readonly ports: readonly string[];
  /** Bits of registers by name, `COMMAND.START`, as masks. */
  readonly bits: Readonly<Record<string, number>>;
  readonly states: readonly string[];
  readonly events: readonly string[];
  /** There are frames to ask for. */
  readonly isOnNetwork: boolean;
  /** Why an access was refused. */
  readonly reasons: readonly string[];
  /** Where the machine has several cards: theirs, of which these words are all together. */
  readonly cards?: CardsWords | undefined;
}

/** The words of each card: a record's numbers stand for those of the card that it is about. */
export interface CardsWords {
  /** The devices, as scenarios name them, by number of the card. */
  readonly devices: readonly string[];
  readonly words: readonly FilterWords[];
  /** The number of each guest's card, by guest. */
  readonly of: readonly number[];
}

/** The words of the card that a record is about, by the guest that it names. */
export function wordsAbout(words: FilterWords, guest: GuestId): FilterWords {
  const {cards} = words;
  return cards === undefined ? words : (cards.words[cardAbout(guest, cards.of)] ?? words);
}

/** So many combinations of direction, page and offset there are. */
export const PORT_KEYS = 2048;

/** Where `FilterWords.ports` holds the name of a port: `offset` 0 to 255, `page` 0 to 3. */
export function portKey(isWrite: boolean, page: number, offset: number): number {
  return (isWrite ? 1024 : 0) | (page << 8) | offset;
}

/** How the page writes a guest's number. */
export const GUEST_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

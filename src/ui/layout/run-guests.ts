// The guests of the run that is open, for words about whose memory a range is: as there is one device at a time, there is one run.

import type {GuestView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {type GuestPages, holderOf} from './guest-pages.ts';

let told: {readonly of: string; readonly guests: readonly GuestPages[]} | null = null;

/** Windows and page maps of the guests of the card whose words are spoken; none before a run is open, and none while those of another card are. */
export function runGuests(): readonly GuestPages[] {
  return told?.of === device.facts.name ? told.guests : [];
}

/** Speaks of these guests from now on: those of the card that is shown. */
export function speakOfGuests(guests: readonly GuestView[]): void {
  told = {of: device.facts.name, guests};
}

/** Whose host memory a range is: `A’s memory`, `the VMM’s pages`; empty where the device has a memory of its own. */
export function whoseMemory(address: number, length: number): string {
  const {isHost, start, end, pageBytes} = device.memory;
  const guests = runGuests();
  if (isHost !== true || guests.length === 0) return '';
  const names = new Set<string>();
  for (let at = address; at < address + Math.max(1, length); at = (Math.floor(at / pageBytes) + 1) * pageBytes) {
    const holder = holderOf(at, guests);
    if (holder !== undefined) names.add(`${guestLetter(holder.id)}’s memory`);
    else names.add(at < start || at >= end ? 'no memory' : 'the VMM’s pages');
  }
  return [...names].join(' and ');
}

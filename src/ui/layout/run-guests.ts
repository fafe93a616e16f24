// The guests of the run that is open, for words about whose memory a range is: as there is one device at a time, there is one run.

import type {GuestView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {type GuestPages, holderOf} from './guest-pages.ts';

/** Their windows and page maps, by guest; none before a run is open. */
export let runGuests: readonly GuestPages[] = [];

/** The device that they share: of several cards the one that is shown. */
let shared = '';

/** Speaks of these guests of the device that is spoken of from now on; windows and page maps stay as long as a run does. */
export function speakOfGuests(guests: readonly GuestView[]): void {
  runGuests = guests;
  shared = device.facts.name;
}

/** Whose host memory a range is: `A’s memory`, `the VMM’s pages`; empty where the device has a memory of its own. */
export function whoseMemory(address: number, length: number): string {
  const {isHost, start, end, pageBytes} = device.memory;
  if (isHost !== true || runGuests.length === 0 || device.facts.name !== shared) return '';
  const names = new Set<string>();
  for (let at = address; at < address + Math.max(1, length); at = (Math.floor(at / pageBytes) + 1) * pageBytes) {
    const holder = holderOf(at, runGuests);
    if (holder !== undefined) names.add(`${guestLetter(holder.id)}’s memory`);
    else names.add(at < start || at >= end ? 'no memory' : 'the VMM’s pages');
  }
  return [...names].join(' and ');
}

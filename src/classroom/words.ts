// How the classroom says guests, ranges and numbers in a choice or in the outcome.
import {counted, hex, THIN} from '../base/figures.ts';
import {GUEST_LETTERS} from '../trace/filter/words.ts';
import type {GuestId} from '../trace/units.ts';
import type {Course} from './course.ts';

/** `guest A`. */
export function guestWord(guest: GuestId): string {
  return `guest ${GUEST_LETTERS[guest] ?? guest}`;
}

/** `A, linux-1`. */
export function guestName({lab}: Course, guest: GuestId): string {
  return `${GUEST_LETTERS[guest] ?? guest}, ${lab.machine.guests[guest]?.name ?? 'nobody'}`;
}

/** `0x4600–0x4BE9, 1 514 bytes`. */
export function rangeWords({address, length}: {readonly address: number; readonly length: number}): string {
  const bytes = counted(length, 'byte');
  return length === 0 ? bytes : `${hex(address, 4)}–${hex(address + length - 1, 4)}, ${bytes}`;
}

/** Thousands by thin space, and a part behind the point as it is: an answer need not be whole. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, THIN);
}

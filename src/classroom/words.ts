// How the classroom says guests, ranges and numbers in a choice or in the outcome.
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
  const bytes = `${grouped(length)} ${length === 1 ? 'byte' : 'bytes'}`;
  return length === 0 ? bytes : `${hex(address)}–${hex(address + length - 1)}, ${bytes}`;
}

/** Thousands by thin space. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}

function hex(address: number): string {
  return `0x${address.toString(16).toUpperCase().padStart(4, '0')}`;
}

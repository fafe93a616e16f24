// The program of guests that replay a recording: most machines have none, so it is fetched before the first one that has is made.
import {present} from '../../base/assert.ts';
import type {RecordedGuest} from '../guests/recorded-guest.ts';

let fetched: typeof RecordedGuest | null = null;

/** Fetches it. */
export async function fetchReplays(): Promise<void> {
  fetched = (await import('../guests/recorded-guest.ts')).RecordedGuest;
}

/** The program's class. That it was not fetched is an error of ours. */
export function replayProgram(): typeof RecordedGuest {
  return present(fetched, 'what replays recordings is fetched before a machine replays one');
}

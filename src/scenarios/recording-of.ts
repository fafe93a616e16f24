// Which recording a scenario replays. Its bytes lie elsewhere: beside a page, or in a folder.
import type {Scenario} from './scenario.ts';

/** The file's name; null where no guest is recorded. */
export function recordingOf({guests}: Scenario): string | null {
  for (const guest of guests) if (guest.driver === 'recorded') return guest.recording;
  return null;
}

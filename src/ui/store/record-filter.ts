// Which records the log shows: the choice it starts with, and what counts as no choice at all.
import type {RecordQuery} from '../../bridge/protocol/messages.ts';

/** What a log opens with: the run in brief. */
export const DEFAULT_FILTER: RecordQuery = {text: '', brief: true};

/** True where every record passes, so that nobody needs to search. */
export function isEverything({text, brief}: RecordQuery): boolean {
  return text === '' && !brief;
}

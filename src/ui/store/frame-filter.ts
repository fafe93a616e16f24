// The filter over the list of frames, as far as the open run can read it.
import {parseFilter} from '../../trace/filter/parse.ts';
import type {FilterWords} from '../../trace/filter/words.ts';

/** The text, or none where a run has not the words for it: a guest's name of the run that was open before. */
export function readableFilter(text: string, words: FilterWords | null): string {
  return words !== null && parseFilter(text, words).ok ? text : '';
}

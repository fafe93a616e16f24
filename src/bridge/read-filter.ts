// A filter's text read with the words of a run: the tree and the test, or where it is wrong.
import {fail, ok, type Result} from '../base/result.ts';
import {type Filtered, filterWords} from '../sim/lab/filter-words.ts';
import {compileFilter, type RecordTest} from '../trace/filter/compile.ts';
import type {Filter} from '../trace/filter/filter.ts';
import {parseFilter} from '../trace/filter/parse.ts';

/** A filter as it was read; null lets everything through. */
interface ReadFilter {
  readonly filter: Filter | null;
  readonly passes: RecordTest;
}

/** Reads a filter over a run of this scenario; a fault's place is the character. */
export function readFilter(text: string, scenario: Filtered): Result<ReadFilter> {
  const words = filterWords(scenario);
  const parsed = parseFilter(text, words);
  if (!parsed.ok) return fail(`filter, character ${parsed.fault.at + 1}`, parsed.fault.message);
  return ok({filter: parsed.filter, passes: compileFilter(parsed.filter, words)});
}

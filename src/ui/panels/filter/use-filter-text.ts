// The log's filter as a tree, and how to put another in its place.
import {type Filter, printFilter} from '../../../trace/filter/filter.ts';
import {parseFilter} from '../../../trace/filter/parse.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';
import {useLab} from '../../store/lab-store.ts';

/** The tree of a text that was read before; null: everything passes. */
export function filterOf(text: string, words: FilterWords): Filter | null {
  const parsed = parseFilter(text, words);
  return parsed.ok ? parsed.filter : null;
}

/** Puts a filter into the log; `brief` as it is unless told otherwise. */
export function applyFilter(filter: Filter | null, brief?: boolean): void {
  const {filter: before, setFilter} = useLab.getState();
  setFilter({text: filter === null ? '' : printFilter(filter), brief: brief ?? before.brief});
}

// How a filter as a tree is put into the log.
import {type Filter, printFilter} from '../../../trace/filter/filter.ts';
import {useLab} from '../../store/lab-store.ts';

/** Puts a filter into the log; `brief` as it is unless told otherwise. */
export function applyFilter(filter: Filter | null, brief?: boolean): void {
  const {filter: before, setFilter} = useLab.getState();
  setFilter({text: filter === null ? '' : printFilter(filter), brief: brief ?? before.brief});
}

// Where a filter goes: into the log, or among the breakpoints.
import {type Filter, printFilter} from '../../../trace/filter/filter.ts';
import {useLab} from '../../store/lab-store.ts';

/** Puts a filter into the log; `brief` as it is unless told otherwise. */
export function applyFilter(filter: Filter | null, brief?: boolean): void {
  const {filter: before, setFilter} = useLab.getState();
  setFilter({text: filter === null ? '' : printFilter(filter), brief: brief ?? before.brief});
}

/** Adds a filter's text, which has been read without a fault. */
export function addBreakpoint(text: string): void {
  const {breakpoints, setBreakpoints} = useLab.getState();
  const known = breakpoints.find((one) => one.text === text);
  if (known !== undefined) setBreakpoints(breakpoints.map((one) => (one === known ? {...one, isOn: true} : one)));
  else {
    const id = 1 + Math.max(0, ...breakpoints.map((one) => one.id));
    setBreakpoints([...breakpoints, {id, text, isOn: true}]);
  }
}

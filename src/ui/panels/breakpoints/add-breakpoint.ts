// One more breakpoint, on; one that is in the list already is switched on.
import {useLab} from '../../store/lab-store.ts';

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

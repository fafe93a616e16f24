// Says in a panel's head that it shows another instant than the present: that of a chosen event.
import type {EventIndex} from '../../trace/units.ts';
import {thousands} from './figures.ts';

/** Stands in place of the subtitle. */
export function NotNow({event}: {readonly event: EventIndex}) {
  return (
    <span className="not-now" title="An event is chosen; Esc follows the present again">
      after event {thousands(event)}, not now
    </span>
  );
}

// Why the run stands where it stands, where a breakpoint has stopped it or was looked for.
import {guestOf} from '../../layout/guest-words.ts';
import {recordLine} from '../../layout/record-line.ts';
import {useLab} from '../../store/lab-store.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {thousands} from '../../widgets/figures.ts';

/** Says it once, in the line at the page's foot. */
export function StopReason() {
  useRecordVersion();
  const stop = useLab((state) => state.stop);
  const breakpoints = useLab((state) => state.breakpoints);
  const text = breakpoints.find(({id}) => id === stop?.breakpoint)?.text ?? '';
  const record = stop?.event == null ? undefined : records.record(stop.event);
  return (
    <span className={stop === null ? 'visually-hidden' : 'stop-reason'} role="status">
      {stop !== null && stop.event === null && 'No breakpoint was met on the way back: this is power-on.'}
      {stop !== null && stop.event !== null && (
        <>
          Stopped{stop.backwards && ' on the way back'} by <code>{text}</code>: event {thousands(stop.event)}
          {record !== undefined && `, ${guestOf(record.guest)}${recordLine(record)}`}
        </>
      )}
    </span>
  );
}

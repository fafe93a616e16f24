// Why the run stands where it stands: a breakpoint has stopped it or was looked for, or a step found nothing to stop at.
import {thousands} from '../../../base/figures.ts';
import {guestAndLine} from '../../layout/describe-record.ts';
import {isAtEnd, stepWord} from '../../layout/run-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {type NoMoment, type NoStep, stopOf} from '../../store/run-phase.ts';

/** Says it once, in the line at the page's foot. */
export function StopReason() {
  useRecordVersion();
  const stop = useLab(stopOf);
  const breakpoints = useLab((state) => state.breakpoints);
  if (stop !== null && !('event' in stop)) return <InVain none={stop} />;
  const text = breakpoints.find(({id}) => id === stop?.breakpoint)?.text ?? '';
  const record = stop?.event == null ? undefined : records.record(stop.event);
  return (
    <span className={stop === null ? 'visually-hidden' : 'stop-reason'} role="status">
      {stop !== null && stop.event === null && 'No breakpoint was met on the way back: this is power-on.'}
      {stop !== null && stop.event !== null && (
        <>
          Stopped{stop.backwards && ' on the way back'} by <code>{text}</code>: event {thousands(stop.event)}
          {record !== undefined && `, ${guestAndLine(record)}`}
        </>
      )}
    </span>
  );
}

/** What a step looked for in vain, and where that leaves the run; at the end the start is offered. */
export function InVain({none}: {readonly none: NoStep | NoMoment}) {
  const hasEnded = useLab(isAtEnd);
  const position = useLab((state) => state.view?.position ?? 0);
  const where = position === 0 ? 'power-on' : `event ${thousands(position - 1)}`;
  if ('moment' in none)
    return (
      <span className="stop-reason" role="status">
        This run does not come to “{none.moment}”: it stays at {where}.
      </span>
    );
  const word = stepWord(none.to);
  const isOver = hasEnded && !none.backwards;
  return (
    <span className="stop-reason" role="status">
      {isOver
        ? `Ended after ${where}: no ${word} follows. `
        : none.backwards
          ? `No ${word} before ${where}: the run stays there.`
          : `No further ${word} up to the run’s end: the run stays at ${where}.`}
      {isOver && (
        <button type="button" className="link" onClick={() => useLab.getState().goTo(-1)}>
          Start
        </button>
      )}
    </span>
  );
}

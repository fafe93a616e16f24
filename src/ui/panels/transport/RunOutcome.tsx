// What the run came to: a recording's verdict as far as it was replayed, and whether the scenario's limit cut the run.

import {thousands} from '../../../base/figures.ts';
import {useLab} from '../../store/lab-store.ts';

/** Says it in the line at the page's foot; a run cut short never passes for one that was met or done. */
export function RunOutcome() {
  const view = useLab((state) => state.view);
  if (view === null) return null;
  const {replay, isCut, ended, position, computed} = view;
  const isAtEnd = ended && position === computed;
  if (replay !== null) {
    const isOver = isAtEnd || replay.met === replay.events;
    return (
      <span className="run-outcome" data-met={!isOver ? undefined : replay.isMet}>
        {replay.stream !== null && <>{replay.stream}; </>}
        {isOver ? (
          <>
            recording <b>{replay.verdict}</b>
          </>
        ) : (
          <>
            recording: <b>{thousands(replay.met)}</b> of {thousands(replay.events)} events replayed,{' '}
            {thousands(replay.differences)} {replay.differences === 1 ? 'differs' : 'differ'}
          </>
        )}
      </span>
    );
  }
  if (!isAtEnd || !isCut) return null;
  return <span className="run-outcome">cut by the scenario’s limit: something was still to come</span>;
}

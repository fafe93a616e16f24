// Long work on the run: a jump to an event that nobody has computed yet, a recording that is written. How far it has come, and
// a way to stop it.

import {thousands} from '../../../base/figures.ts';
import {tellLab, useLab} from '../../store/lab-store.ts';
import {goalOf, isRunning, soughtOf} from '../../store/run-phase.ts';

/** Nothing while no such work is under way. */
export function OnTheWay() {
  const goal = useLab((state) => (isRunning(state) ? goalOf(state) : null));
  const sought = useLab((state) => (isRunning(state) ? soughtOf(state) : null));
  const position = useLab((state) => state.view?.position ?? 0);
  const exporting = useLab((state) => state.exporting);
  if (exporting !== null)
    return (
      <span className="stop-reason">
        Writing the recording <progress max={1} value={exporting} aria-label="Writing the recording" />{' '}
        <button type="button" className="link" onClick={() => tellLab({type: 'stop', work: 'export'})}>
          Stop
        </button>
      </span>
    );
  if (sought !== null)
    return (
      <span className="stop-reason">
        On the way to “{sought}”, now at event {thousands(position)} <progress aria-label={`On the way to ${sought}`} />{' '}
        <button type="button" className="link" onClick={() => useLab.getState().pause()}>
          Stop here
        </button>
      </span>
    );
  if (goal === null) return null;
  return (
    <span className="stop-reason">
      On the way to event {thousands(goal)}{' '}
      <progress max={goal + 1} value={position} aria-label={`On the way to event ${goal}`} />{' '}
      <button type="button" className="link" onClick={() => useLab.getState().pause()}>
        Stop here
      </button>
    </span>
  );
}

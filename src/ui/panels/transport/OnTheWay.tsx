// A jump to an event that nobody has computed yet: how far it has come, and a way to stop it where it is.
import {useLab} from '../../store/lab-store.ts';
import {thousands} from '../../widgets/figures.ts';

/** Nothing while no such jump is under way. */
export function OnTheWay() {
  const goal = useLab((state) => (state.running ? state.goal : null));
  const position = useLab((state) => state.view?.position ?? 0);
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

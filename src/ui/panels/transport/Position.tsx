// Where the machine stands: after which event, of how many computed, at what time.
import {type LabState, useLab} from '../../store/lab-store.ts';
import {milliseconds, thousands} from '../../widgets/figures.ts';
import {GoTo} from './GoTo.tsx';

/** The run's state in words. */
function stateWord({status, view}: LabState): string {
  if (status === 'running') return 'running at';
  if (view === null) return status === 'connecting' ? 'connecting' : 'no run open';
  if (view.ended && view.position === view.computed) return 'ended after';
  return view.position === 0 ? 'at power-on' : 'paused after';
}

/** The amber counter; its state word is read out when it changes, its figures are not. */
export function Position() {
  const word = useLab(stateWord);
  const view = useLab((state) => state.view);
  return (
    <span className="position">
      <span className="quiet roomy" role="status">
        {word}
      </span>
      {view !== null && (
        <>
          <GoTo position={view.position} computed={view.computed} />
          <span className="mono">
            <b>{milliseconds(view.now)}</b> ms
          </span>
          <span className="mono quiet roomy">{thousands(view.now)} cycles</span>
        </>
      )}
    </span>
  );
}

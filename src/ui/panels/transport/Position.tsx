// Where the machine stands: after which event, of how many computed, at what time.
import {thousands} from '../../../base/figures.ts';
import {isAtEnd, stateWord} from '../../layout/run-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {GoTo} from './GoTo.tsx';

/** The amber counter; its state word is read out when it changes, its figures are not. Where it has no room, the button Run says the end. */
export function Position() {
  const word = useLab(stateWord);
  const hasEnded = useLab(isAtEnd);
  const view = useLab((state) => state.view);
  return (
    <span className="position">
      <span className={hasEnded ? 'end-word' : 'quiet roomy'} role="status">
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

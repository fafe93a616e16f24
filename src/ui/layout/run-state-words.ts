// Where a run stands, in two words: they are read out when they change.
import type {LabState} from '../store/lab-store.ts';

/** True where nothing more will happen and the machine stands there. */
export function isAtEnd({view}: Pick<LabState, 'view'>): boolean {
  return view?.ended === true && view.position === view.computed;
}

/** The run's state in words. */
export function stateWord(state: LabState): string {
  const {phase, view} = state;
  if (phase.is === 'running') return 'running at';
  if (view === null) return phase.is === 'connecting' ? 'connecting' : 'no run open';
  if (isAtEnd(state)) return 'ended after';
  return view.position === 0 ? 'at power-on' : 'paused after';
}

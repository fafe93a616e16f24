// Where a run stands, in two words: they are read out when they change.
import type {LabState} from '../../store/lab-store.ts';

/** The run's state in words. */
export function stateWord({status, view}: LabState): string {
  if (status === 'running') return 'running at';
  if (view === null) return status === 'connecting' ? 'connecting' : 'no run open';
  if (view.ended && view.position === view.computed) return 'ended after';
  return view.position === 0 ? 'at power-on' : 'paused after';
}

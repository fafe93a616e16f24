// The card's registers before the present step, for whoever shows what it changed.
import {lookUp, useLab} from '../store/lab-store.ts';
import {isRunning} from '../store/run-phase.ts';
import {useAnswer} from './use-answer.ts';

/** Asked of the worker while the machine stands still, if somebody wants them; null while it runs, and until the answer is there. */
export function useRegistersBefore(isWanted = true): Readonly<Record<string, number>> | null {
  const running = useLab(isRunning);
  const position = useLab((state) => state.view?.position ?? 0);
  const before = useAnswer(!isWanted || running || position === 0 ? null : position, () =>
    lookUp('registersBefore', null),
  );
  return before?.position === position ? before.registers : null;
}

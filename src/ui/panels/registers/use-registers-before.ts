// The card's registers before the present step, asked of the worker while the machine stands still.
import {useEffect, useState} from 'react';
import type {AnswerTo} from '../../../bridge/questions/questions.ts';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {isRunning} from '../../store/run-phase.ts';

/** null while it runs, and until the answer is there. */
export function useRegistersBefore(): Readonly<Record<string, number>> | null {
  const running = useLab(isRunning);
  const position = useLab((state) => state.view?.position ?? 0);
  const [before, setBefore] = useState<AnswerTo<'registersBefore'> | null>(null);
  useEffect(() => {
    if (running || position === 0) return;
    let isWanted = true;
    void lookUp('registersBefore', null).then((answer) => {
      if (isWanted) setBefore(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [running, position]);
  return !running && before?.position === position ? before.registers : null;
}

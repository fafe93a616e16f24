// The costs of a chosen span: how the machine stood before its first record and after its last, asked of the worker.
import {useEffect, useState} from 'react';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {viewBetween} from '../../layout/cost-between.ts';
import type {ChosenSpan} from '../../store/chosen-part.ts';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {recordsIn} from '../../store/part-filter.ts';
import {isRunning} from '../../store/run-phase.ts';

/** The counts of a span alone; null while none is chosen or they are not known yet. */
export function useSpanCosts(span: ChosenSpan | null): LabView | null {
  const [view, setView] = useState<LabView | null>(null);
  // While the run goes on its end moves by the frame: the figures come once it stands.
  const running = useLab(isRunning);
  const computed = useLab((state) => (isRunning(state) ? 0 : (state.view?.computed ?? 0)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew has more records in the span
  useEffect(() => {
    setView(null);
    if (span === null || running) return;
    let isOld = false;
    void between(span).then((found) => {
      if (!isOld) setView(found);
    });
    return () => {
      isOld = true;
    };
  }, [span, running, computed]);
  return view;
}

async function between(span: ChosenSpan): Promise<LabView | null> {
  const records = await recordsIn(span);
  if (records === null) return null;
  const before = await lookUp('instant', records.first - 1);
  const after = await lookUp('instant', records.last);
  return before === null || after === null ? null : viewBetween(before.view, after.view);
}

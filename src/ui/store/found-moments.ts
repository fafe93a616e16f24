// The named moments of the open run as far as it is computed, asked of the worker as the run grows.
import {useEffect, useRef, useState} from 'react';
import type {FoundMoment} from '../../bridge/moments/moment-index.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import {Asking} from './asking.ts';
import {lookUp, useLab} from './lab-store.ts';
import {isOpening, isRunning} from './run-phase.ts';

export type {FoundMoment} from '../../bridge/moments/moment-index.ts';

/** While the machine runs they are asked for again once so many events have come. */
const STRIDE = 4096;

const NONE: readonly FoundMoment[] = [];

/** Empty where the scenario names none, or none is open. */
export function useFoundMoments(): readonly FoundMoment[] {
  const [moments, setMoments] = useState(NONE);
  const asking = useRef<Asking<true, readonly FoundMoment[]> | null>(null);
  const run = useLab((state) => (isOpening(state) ? null : nameOf(state.view)));
  const branch = useLab((state) => state.branches);
  const grown = useLab((state) => {
    const computed = state.view?.computed ?? 0;
    return isRunning(state) ? Math.floor(computed / STRIDE) * STRIDE : computed;
  });

  useEffect(() => {
    const made = new Asking<true, readonly FoundMoment[]>(
      () => lookUp('moments', null),
      (found) => setMoments((last) => (isSame(last, found) ? last : found)),
    );
    asking.current = made;
    return () => made.close();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another run, another course of it, and a run that grew are reasons to ask again
  useEffect(() => {
    if (run !== null) asking.current?.want(true);
  }, [run, branch, grown]);
  return moments;
}

function nameOf(view: LabView | null): string {
  return `${view?.scenario.name} ${view?.seed} ${view?.profile}`;
}

function isSame(one: readonly FoundMoment[], other: readonly FoundMoment[]): boolean {
  return (
    one.length === other.length && one.every(({name, event}, i) => name === other[i]?.name && event === other[i]?.event)
  );
}

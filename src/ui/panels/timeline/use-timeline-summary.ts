// Asks the worker for what a stretch holds: one question at a time, the newest wins, at most 30 a second.
import {useEffect, useRef, useState} from 'react';
import {EMPTY_SUMMARY, type TimelineSummary} from '../../../bridge/spans/timeline-summary.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {lengthOf, type Stretch} from '../../layout/timeline-window.ts';
import {useLab} from '../../store/lab-store.ts';

const PAUSE_MS = 33;
/** A question that a crashed worker took with it is given up after this. */
const GIVE_UP_MS = 2000;
/** So much is asked for on either side of what is in view, in its own lengths, so that a pan has something to show. */
const MARGIN = 0.5;

interface Question {
  readonly stretch: Stretch | null;
  readonly pixels: number;
}

/** What to draw of a stretch, or of the whole run for null; the last answer while the next is on its way. */
export function useTimelineSummary(stretch: Stretch | null, pixels: number, computed: EventIndex): TimelineSummary {
  const ask = useLab((state) => state.timeline);
  const [summary, setSummary] = useState(EMPTY_SUMMARY);
  const next = useRef<Question | null>(null);
  const isBusy = useRef(false);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  const runTo = useRef(0);
  const from = stretch?.from ?? null;
  const to = stretch?.to ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew is a reason to ask again
  useEffect(() => {
    next.current = {stretch: from === null || to === null ? null : {from, to}, pixels};
    const later = (act: () => void, wait: number): ReturnType<typeof setTimeout> => {
      const timer = setTimeout(() => {
        timers.current.delete(timer);
        act();
      }, wait);
      timers.current.add(timer);
      return timer;
    };
    const askNext = (): void => {
      const question = next.current;
      if (isBusy.current || question === null) return;
      next.current = null;
      isBusy.current = true;
      const free = (): void => {
        isBusy.current = false;
        askNext();
      };
      const giveUp = later(free, GIVE_UP_MS);
      const [begin, end, width] = bounds(question, runTo.current);
      void ask(begin, end, width).then((answer) => {
        if (!timers.current.delete(giveUp)) return;
        clearTimeout(giveUp);
        if (answer !== null) {
          const hasGrown = question.stretch === null && answer.run.to !== runTo.current;
          runTo.current = answer.run.to;
          if (hasGrown) next.current ??= question;
          setSummary(answer);
        }
        later(free, PAUSE_MS);
      });
    };
    askNext();
  }, [ask, from, to, pixels, computed]);

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
      running.clear();
      isBusy.current = false;
    };
  }, []);
  return summary;
}

function bounds({stretch, pixels}: Question, runTo: number): [from: number, to: number, pixels: number] {
  if (stretch === null) return [0, Math.max(runTo, 1), pixels];
  const margin = lengthOf(stretch) * MARGIN;
  return [Math.max(0, stretch.from - margin), stretch.to + margin, Math.round(pixels * (1 + 2 * MARGIN))];
}

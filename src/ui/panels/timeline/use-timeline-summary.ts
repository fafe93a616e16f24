// What a stretch of the open run holds, asked of the worker as the stretch moves and the run grows.
import {useEffect, useRef, useState} from 'react';
import {EMPTY_SUMMARY, type TimelineSummary} from '../../../bridge/spans/timeline-summary.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {lengthOf, type Stretch} from '../../layout/timeline-window.ts';
import {Asking} from '../../store/asking.ts';
import {lookUp} from '../../store/lab-store.ts';

/** So much is asked for on either side of what is in view, in its own lengths, so that a pan has something to show. */
const MARGIN = 0.5;

/** A stretch, or null for the whole run as far as it is known. */
interface Question {
  readonly stretch: Stretch | null;
  readonly pixels: number;
}

/** What to draw of a stretch, or of the whole run for null; the last answer while the next is on its way. */
export function useTimelineSummary(stretch: Stretch | null, pixels: number, computed: EventIndex): TimelineSummary {
  const [summary, setSummary] = useState(EMPTY_SUMMARY);
  const asking = useRef<Asking<Question, TimelineSummary> | null>(null);
  const from = stretch?.from ?? null;
  const to = stretch?.to ?? null;

  useEffect(() => {
    let runTo = 1;
    const made = new Asking<Question, TimelineSummary>(
      (question) => lookUp('timeline', bounds(question, runTo)),
      (answer, question) => {
        setSummary(answer);
        // The whole run is only known by asking: once more where it is longer than was asked for.
        if (question.stretch === null && answer.run.to > runTo) made.want(question);
        runTo = Math.max(1, answer.run.to);
      },
    );
    asking.current = made;
    return () => made.close();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew is a reason to ask again
  useEffect(() => {
    asking.current?.want({stretch: from === null || to === null ? null : {from, to}, pixels});
  }, [from, to, pixels, computed]);
  return summary;
}

function bounds({stretch, pixels}: Question, runTo: number): Stretch & {readonly pixels: number} {
  if (stretch === null) return {from: 0, to: runTo, pixels};
  const margin = lengthOf(stretch) * MARGIN;
  const wider = Math.round(pixels * (1 + 2 * MARGIN));
  return {from: Math.max(0, stretch.from - margin), to: stretch.to + margin, pixels: wider};
}

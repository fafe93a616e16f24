// The verdict list of the open run: rows as the table asks for them, asked again as the run grows.
import {useCallback, useEffect, useRef, useState} from 'react';
import type {VerdictPage} from '../../../bridge/questions/lists.ts';
import type {VerdictChoice, VerdictCounts, VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {Asking} from '../../store/asking.ts';
import {lookUp} from '../../store/lab-store.ts';

/** What is known of the list. */
export interface Verdicts {
  readonly total: number;
  readonly ahead: number;
  readonly counts: VerdictCounts;
  /** Rows at hand, oldest first. */
  readonly rows: readonly VerdictRow[];
  /** A row at hand by its place from the oldest. */
  readonly row: (place: number) => VerdictRow | undefined;
  /** Asks for rows [from, to), counted from the oldest. */
  readonly want: (from: number, to: number) => void;
}

interface Question {
  readonly choice: VerdictChoice;
  readonly from: number;
  readonly to: number;
}

type ChosenPage = VerdictPage & {readonly choice: VerdictChoice | null};
const NOTHING: ChosenPage = {
  choice: null,
  from: 0,
  rows: [],
  total: 0,
  ahead: 0,
  counts: {asked: 0, allowed: 0, denied: 0},
};

/** The list of a choice; `computed` and `position` say when to ask again. */
export function useVerdicts(choice: VerdictChoice, computed: EventIndex, position: EventIndex): Verdicts {
  const [page, setPage] = useState<ChosenPage>(NOTHING);
  const [range, setRange] = useState({from: 0, to: 0});
  const asking = useRef<Asking<Question, VerdictPage> | null>(null);

  useEffect(() => {
    const made = new Asking<Question, VerdictPage>(
      (question) => lookUp('verdicts', question),
      (answer, question) => setPage({...answer, choice: question.choice}),
    );
    asking.current = made;
    return () => made.close();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew or moved is a reason to ask again
  useEffect(() => {
    asking.current?.want({choice, ...range});
  }, [choice, range, computed, position]);

  const want = useCallback(
    (from: number, to: number) => setRange((last) => (last.from === from && last.to === to ? last : {from, to})),
    [],
  );
  // Until the answer for this choice has come the counts still hold, the rows do not.
  const isOurs = page.choice === choice;
  const row = useCallback((place: number) => (isOurs ? page.rows[place - page.from] : undefined), [page, isOurs]);
  return {
    total: isOurs ? page.total : 0,
    ahead: page.ahead,
    counts: page.counts,
    rows: isOurs ? page.rows : [],
    row,
    want,
  };
}

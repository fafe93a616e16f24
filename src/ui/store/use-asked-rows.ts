// A long list that the worker keeps: rows as a table asks for them, asked again as the run grows or moves.
import {useCallback, useEffect, useRef, useState} from 'react';
import type {EventIndex} from '../../trace/units.ts';
import {Asking} from './asking.ts';

interface Question<Choice> {
  readonly choice: Choice;
  readonly from: number;
  readonly to: number;
}

/** Rows of a list, by their places. */
interface Page {
  readonly from: number;
  readonly rows: readonly unknown[];
}

/** What is at hand of a list. */
interface AskedRows<Choice, P extends Page> {
  readonly page: P;
  /** What was chosen when the page was asked for; null: nothing has come yet. */
  readonly chosen: Choice | null;
  /** A row at hand by its place. */
  readonly row: (place: number) => P['rows'][number] | undefined;
  /** Asks for rows [from, to). */
  readonly want: (from: number, to: number) => void;
}

/** The list of a choice, empty at first; `ask` stays the same, `computed` and `position` say when to ask again. */
export function useAskedRows<Choice, P extends Page>(
  ask: (choice: Choice, from: number, to: number) => Promise<P | null>,
  empty: P,
  choice: Choice,
  computed: EventIndex,
  position: EventIndex,
): AskedRows<Choice, P> {
  const [{page, chosen}, setAnswer] = useState<{readonly page: P; readonly chosen: Choice | null}>({
    page: empty,
    chosen: null,
  });
  const [range, setRange] = useState({from: 0, to: 1});
  const asking = useRef<Asking<Question<Choice>, P> | null>(null);

  useEffect(() => {
    const made = new Asking<Question<Choice>, P>(
      (question) => ask(question.choice, question.from, question.to),
      (answer, question) => setAnswer({page: answer, chosen: question.choice}),
    );
    asking.current = made;
    return () => made.close();
  }, [ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew or moved is a reason to ask again
  useEffect(() => {
    asking.current?.want({choice, ...range});
  }, [choice, range, computed, position]);

  const want = useCallback(
    (from: number, to: number) => setRange((last) => (last.from === from && last.to === to ? last : {from, to})),
    [],
  );
  const row = useCallback((place: number) => page.rows[place - page.from], [page]);
  return {page, chosen, row, want};
}

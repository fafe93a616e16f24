// The verdict list of the open run.
import {useCallback} from 'react';
import type {VerdictPage} from '../../../bridge/questions/lists.ts';
import type {VerdictChoice} from '../../../bridge/spans/verdict-index.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {lookUp} from '../../store/lab-store.ts';
import {useAskedRows} from '../../store/use-asked-rows.ts';

const NOTHING: VerdictPage = {from: 0, rows: [], total: 0, ahead: 0, counts: {asked: 0, allowed: 0, denied: 0}};
const askVerdicts = (choice: VerdictChoice, from: number, to: number): Promise<VerdictPage | null> =>
  lookUp('verdicts', {choice, from, to});

/** The list of a choice, rows at hand with the oldest first; `computed` and `position` say when to ask again. */
export function useVerdicts(choice: VerdictChoice, computed: EventIndex, position: EventIndex) {
  const {page, chosen, row: rowOf, want} = useAskedRows(askVerdicts, NOTHING, choice, computed, position);
  // Until the answer for this choice has come the counts still hold, the rows do not.
  const isOurs = chosen === choice;
  const row = useCallback((place: number) => (isOurs ? rowOf(place) : undefined), [rowOf, isOurs]);
  const {ahead, counts} = page;
  return {total: isOurs ? page.total : 0, ahead, counts, rows: isOurs ? page.rows : [], row, want};
}

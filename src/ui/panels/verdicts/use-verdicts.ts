// The verdict list of the open run.
import {useCallback} from 'react';
import type {VerdictPage} from '../../../bridge/questions/lists.ts';
import type {VerdictChoice} from '../../../bridge/spans/verdict-index.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {useAskedRows} from '../../store/use-asked-rows.ts';

const NOTHING: VerdictPage = {from: 0, rows: [], total: 0, ahead: 0, counts: {asked: 0, allowed: 0, denied: 0}};
/** Which list: the worker has one of each card, and answers with that of the card that is shown. */
type List = `${VerdictChoice} of ${number}`;
const askVerdicts = (list: List, from: number, to: number): Promise<VerdictPage | null> =>
  lookUp('verdicts', {choice: list.startsWith('all') ? 'all' : 'denied', from, to});

/** The list of a choice, rows at hand with the oldest first; `computed` and `position` say when to ask again. */
export function useVerdicts(choice: VerdictChoice, computed: EventIndex, position: EventIndex) {
  const card = useLab((state) => state.view?.card ?? 0);
  const list: List = `${choice} of ${card}`;
  const {page, chosen, row: rowOf, want} = useAskedRows(askVerdicts, NOTHING, list, computed, position);
  // Until the answer for this choice has come the counts still hold, the rows do not.
  const isOurs = chosen === list;
  const row = useCallback((place: number) => (isOurs ? rowOf(place) : undefined), [rowOf, isOurs]);
  const {ahead, counts} = page;
  return {total: isOurs ? page.total : 0, ahead, counts, rows: isOurs ? page.rows : [], row, want};
}

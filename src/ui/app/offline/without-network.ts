// The page works without network: the browser keeps a copy of it, or, where it keeps none, what is left of the page is fetched.
import {useLab} from '../../store/lab-store.ts';
import {fetchAhead} from '../../store/later-code.ts';
import {savesData} from '../../store/saves-data.ts';
import {whenStill} from '../../store/still.ts';
import {keepCopy} from './kept-copy.ts';

let isAsked = false;

/** Once a page, when nothing happens in it: both take a second or more of the processor. Nothing where data is to be saved. */
export async function workWithoutNetwork(): Promise<void> {
  if (isAsked || savesData()) return;
  isAsked = true;
  await whenStill();
  if (await keepCopy()) return;
  useLab.getState().fetchAhead();
  await fetchAhead();
}

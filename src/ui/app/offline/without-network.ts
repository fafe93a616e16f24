// The page works without network: the browser keeps a copy of it, or, where it keeps none, what is left of the page is fetched.
import {useLab} from '../../store/lab-store.ts';
import {fetchAhead, idle} from '../../store/later-code.ts';
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

/** What browsers that know the wish tell of it. */
interface Connection {
  readonly saveData?: boolean;
}

/** True where the browser was told to save data: nothing is fetched then before it is wanted [Save Data API, `saveData`]. */
function savesData(): boolean {
  return 'connection' in navigator && (navigator.connection as Connection | undefined)?.saveData === true;
}

/** So long nothing happens, in milliseconds: longer than between two clicks. */
const STILL_MS = 4000;
/** What somebody does. */
const DEEDS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const;

/** Resolves in an idle moment after the lab has told nothing new, and nobody has done anything, for a few seconds; not before it is there. */
async function whenStill(): Promise<void> {
  await new Promise<void>((done) => {
    let timer = setTimeout(end, STILL_MS);
    const again = (): void => {
      clearTimeout(timer);
      timer = setTimeout(end, STILL_MS);
    };
    const forget = useLab.subscribe(again);
    for (const deed of DEEDS) document.addEventListener(deed, again, {capture: true, passive: true});
    function end(): void {
      const {is} = useLab.getState().phase;
      if (is === 'connecting' || is === 'opening') return again();
      forget();
      for (const deed of DEEDS) document.removeEventListener(deed, again, {capture: true});
      done();
    }
  });
  await idle();
}

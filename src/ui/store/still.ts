// When nothing has happened for a while: the time for work that can wait, and would be in the way of what somebody does.
import {useLab} from './lab-store.ts';
import {idle} from './later-code.ts';

/** So long nothing happens, in milliseconds: longer than between two clicks. */
const STILL_MS = 4000;
/** What somebody does. */
const DEEDS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll'] as const;

/** Resolves in an idle moment after the lab has told nothing new, and nobody has done anything, for a few seconds; not before it is there. */
export async function whenStill(): Promise<void> {
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

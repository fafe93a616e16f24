// What the page keeps in the browser around it: the theme on the root, the screen in the hash.
import {useEffect} from 'react';
import {useLab} from '../store/lab-store.ts';
import {withCode} from '../store/later-code.ts';
import {keepTheme, keptTheme} from './kept-settings.ts';
import {pictureRun} from './later.ts';
import {showAddressed} from './screens.ts';
import {showTheme} from './themes.ts';

/** Dresses the page in the chosen theme and keeps it. */
export function useTheme(): void {
  const theme = useLab((state) => state.theme);
  useEffect(() => useLab.getState().setTheme(keptTheme()), []);
  useEffect(() => {
    showTheme(theme);
    return useLab.subscribe((now, before) => {
      if (now.theme !== before.theme) keepTheme(now.theme);
    });
  }, [theme]);
}

/** Follows the address: `#dma` is the card's memory and so on, anything unknown the lab, nothing at all the start page. */
export function useScreenFromHash(): void {
  useEffect(() => {
    const follow = (): void => {
      const {screen} = useLab.getState();
      const next = showAddressed();
      // A lesson opens runs of its own, and may be left before it has opened any.
      const isApart = screen === 'start' || screen === 'lesson';
      if (next === screen || next === 'lesson' || (next !== 'start' && !isApart)) return;
      withCode('the start page', pictureRun, ({openPicture, leavePicture}) =>
        next === 'start' ? openPicture() : leavePicture(),
      );
    };
    // Between two entries whose events differ too, the browser tells of no change of the hash.
    // Before whoever writes the address, and on a slow machine has begun to listen earlier: it writes by the screen that is shown.
    for (const type of ['hashchange', 'popstate']) window.addEventListener(type, follow, {capture: true});
    return () => {
      for (const type of ['hashchange', 'popstate']) window.removeEventListener(type, follow, {capture: true});
    };
  }, []);
}

// What the page keeps in the browser around it: the theme on the root, the screen in the hash, the instant in the address.
import {useEffect} from 'react';
import {formatLink} from '../../scenarios/link.ts';
import {type LabState, useLab} from '../store/lab-store.ts';
import {keepTheme, keptTheme} from './kept-settings.ts';
import {screenOfHash} from './screens.ts';

/** Puts the chosen theme on the document and keeps it; `system` leaves the choice to the browser. */
export function useTheme(): void {
  const theme = useLab((state) => state.theme);
  useEffect(() => useLab.getState().setTheme(keptTheme()), []);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    return useLab.subscribe((now, before) => {
      if (now.theme !== before.theme) keepTheme(now.theme);
    });
  }, [theme]);
}

/** Follows the address's hash: `#dma` is the card's memory and so on, anything unknown the lab. */
export function useScreenFromHash(): void {
  useEffect(() => {
    const follow = (): void => useLab.getState().setScreen(screenOfHash(location.hash));
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
}

/** While the machine stands still, the address leads back to where it stands; runs from files have no such address. */
export function useLinkInAddress(): void {
  useEffect(() => {
    showLink(useLab.getState());
    return useLab.subscribe((now, before) => {
      const isSame =
        now.view?.position === before.view?.position &&
        now.view?.seed === before.view?.seed &&
        now.openedName === before.openedName &&
        now.changes === before.changes;
      if (!isSame) showLink(now);
    });
  }, []);
}

function showLink({view, running, openedName, changes}: LabState): void {
  if (view === null || running) return;
  const {scenario, seed, profile, position} = view;
  const query =
    openedName === scenario.name
      ? formatLink({scenario: scenario.name, seed, profile, changes, event: position === 0 ? null : position - 1})
      : '';
  history.replaceState(null, '', `${location.pathname}${query}${location.hash}`);
}

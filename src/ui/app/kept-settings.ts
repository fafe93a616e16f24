// What outlives a visit: the theme. Storage may be refused; then a visit starts afresh.
import {keptStorage} from '../store/kept-storage.ts';
import type {Theme} from '../store/lab-store.ts';
import {themeNamed} from './themes.ts';

/** The theme chosen last. */
export function keptTheme(): Theme {
  return themeNamed(keptStorage.getItem('vpio-theme'));
}

/** Keeps a theme. */
export function keepTheme(theme: Theme): void {
  keptStorage.setItem('vpio-theme', theme);
}

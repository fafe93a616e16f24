// What outlives a visit: the theme and the speed. Storage may be refused; then a visit starts afresh.
import type {Theme} from '../store/lab-store.ts';

/** Storage that never throws: private windows refuse theirs. */
export const keptStorage: Pick<Storage, 'getItem' | 'setItem'> = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      // A window that keeps nothing still works.
    }
  },
};

/** The theme chosen last. */
export function keptTheme(): Theme {
  const kept = keptStorage.getItem('vpio-theme');
  return kept === 'light' || kept === 'dark' || kept === 'contrast' ? kept : 'system';
}

/** Keeps a theme. */
export function keepTheme(theme: Theme): void {
  keptStorage.setItem('vpio-theme', theme);
}

// The themes, and the one that the page wears: tokens.css tells them apart by the root's `data-theme`.
import type {Theme} from '../store/lab-store.ts';

/** `system` leaves the choice to the browser. */
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const satisfies readonly Theme[];

/** The theme of this name, `system` where there is none. */
export const themeNamed = (name: string | null): Theme => THEMES.find((theme) => theme === name) ?? 'system';

/** Dresses the page in a theme. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

// The sizes of all panels as links have them, `full.machine`: out of the browser's storage, and back into it.
import {readJson} from '../../../base/json.ts';
import {keptStorage} from '../../store/kept-storage.ts';
import {usePage} from '../../store/page-store.ts';

type Layout = Readonly<Record<string, number>>;

/** Kinds of windows that keep sizes, and the dock. */
const WINDOWS = ['full', 'low', 'compact', 'inspector'] as const;
/** A thousandth of a pixel is not seen. */
const PLACES = 1000;

/** The sizes that differ from the usual ones. */
export function keptLayout(): Layout {
  const sizes: Record<string, number> = {};
  for (const window of WINDOWS) {
    const kept = readJson(keptStorage.getItem(keyOf(window)) ?? 'null');
    if (!kept.ok || typeof kept.value !== 'object' || kept.value === null) continue;
    for (const [panel, size] of Object.entries(kept.value))
      if (typeof size === 'number' && /^[a-z]{1,20}$/.test(panel) && size >= 1 && size < 10_000)
        sizes[`${window}.${panel}`] = Math.round(size * PLACES) / PLACES;
  }
  return sizes;
}

/** Gives the panels these sizes, and the usual ones to all others. */
export function keepLayout(layout: Layout): void {
  for (const window of WINDOWS) {
    const own = Object.entries(layout).flatMap(([name, size]) => {
      const [of, panel] = name.split('.');
      return of === window && panel !== undefined ? [[panel, size]] : [];
    });
    keptStorage.setItem(keyOf(window), JSON.stringify(Object.fromEntries(own)));
  }
  usePage.getState().layAgain();
}

function keyOf(window: (typeof WINDOWS)[number]): string {
  return `vpio-sizes-${window}`;
}

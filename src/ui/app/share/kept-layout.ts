// The sizes of all panels as links have them, `full.machine`: out of the browser's storage, and back into it.
import {usePage} from '../../store/page-store.ts';
import {keepSizes, keptSizes, SIZED} from '../../store/panel-sizes.ts';

type Layout = Readonly<Record<string, number>>;

/** A thousandth of a pixel is not seen. */
const PLACES = 1000;

/** The sizes that were kept. */
export function keptLayout(): Layout {
  return Object.fromEntries(
    SIZED.flatMap((of) =>
      Object.entries(keptSizes(of) ?? {}).map(([panel, size]) => [
        `${of}.${panel}`,
        Math.round(size * PLACES) / PLACES,
      ]),
    ),
  );
}

/** Gives the panels these sizes, and the usual ones to all others. */
export function keepLayout(layout: Layout): void {
  for (const of of SIZED) {
    const own = Object.entries(layout).flatMap(([name, size]) => {
      const [window, panel] = name.split('.');
      return window === of && panel !== undefined ? [[panel, size] as const] : [];
    });
    keepSizes(of, Object.fromEntries(own));
  }
  usePage.getState().layAgain();
}

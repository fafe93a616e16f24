// Paper: whether the page is laid out for a sheet now. A browser that prints waits for nothing, so whatever has a size measures
// itself anew at once.
import {useSyncExternalStore} from 'react';

let isSheet = false;
const watchers = new Set<() => void>();
const measures = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** True while the page is laid out for a sheet of paper. */
export function useSheet(): boolean {
  return useSyncExternalStore(
    watch,
    () => isSheet,
    () => false,
  );
}

/** Lays the page out for a sheet, or for its window again, before this returns: `flush` is React's `flushSync`. */
export function layOut(forSheet: boolean, flush: (change: () => void) => void): void {
  isSheet = forSheet;
  flush(() => {
    for (const watcher of watchers) watcher();
  });
  // What stands in a panel is sized after the panel.
  for (let pass = 0; pass < 2; pass++)
    flush(() => {
      for (const measure of measures) measure();
    });
}

/** Calls `measure` when an element has got another size, on paper too, until the returned function is called. */
export function whenSized(element: Element, measure: () => void): () => void {
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  measures.add(measure);
  return () => {
    observer.disconnect();
    measures.delete(measure);
  };
}

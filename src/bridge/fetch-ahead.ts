// The code that comes after the worker's first paint of work, fetched before it is wanted: it is there when the network is not.
const LATER: readonly (() => Promise<unknown>)[] = [
  () => import('./record-search.ts'),
  () => import('./moments/record-goal.ts'),
  () => import('./moments/moment-index.ts'),
  () => import('./moments/check-moments.ts'),
  () => import('./spans/frame-filter.ts'),
  () => import('./breakpoints.ts'),
  () => import('./read-recording.ts'),
  () => import('./branches/branching.ts'),
  () => import('./machines/machine-tap.ts'),
  () => import('./export-answers.ts'),
  () => import('./compare-slices.ts'),
  () => import('./side/side-work.ts'),
  () => import('./classroom/classroom-answers.ts'),
];

/** Fetches one after the other; what does not come is asked for again when it is wanted. */
export async function fetchAhead(): Promise<void> {
  for (const fetch of LATER) await fetch().catch(() => undefined);
}

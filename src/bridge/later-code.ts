// The code that comes after the worker's first paint of work: fetched when it is first wanted, or ahead, so that it is there when the network is not.

import {fetchEveryKit} from '../kits/device-kits.ts';

/** How each part is fetched. */
export const LATER_CODE = {
  recordSearch: () => import('./record-search.ts'),
  recordGoal: () => import('./moments/record-goal.ts'),
  momentIndex: () => import('./moments/moment-index.ts'),
  checkMoments: () => import('./moments/check-moments.ts'),
  frameFilter: () => import('./spans/frame-filter.ts'),
  breakpoints: () => import('./breakpoints.ts'),
  readRecording: () => import('./read-recording.ts'),
  branching: () => import('./branches/branching.ts'),
  statechartTap: () => import('./statecharts/statechart-tap.ts'),
  exportRun: () => import('./export-answers.ts'),
  compare: withEveryKit(() => import('./compare-answer.ts')),
  cards: withEveryKit(() => import('./measure-cards.ts')),
  side: () => import('./side/side-work.ts'),
  classroom: withEveryKit(() => import('./classroom/classroom-answers.ts')),
} as const;

/** Code that opens whatever scenario comes along. */
function withEveryKit<T>(fetch: () => Promise<T>): () => Promise<T> {
  return async () => (await Promise.all([fetch(), fetchEveryKit()]))[0];
}

/** Fetches one after the other; what does not come is asked for again when it is wanted. */
export async function fetchAhead(): Promise<void> {
  for (const fetch of Object.values(LATER_CODE)) await fetch().catch(() => undefined);
}

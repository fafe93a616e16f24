// The code that comes after the worker's first paint of work: fetched when it is first wanted, or ahead, so that it is there when the network is not.

import {fetchEveryKit} from '../kits/device-kits.ts';
import {fetchReplays} from '../sim/lab/replay-code.ts';

/** How each part is fetched. */
export const LATER_CODE = {
  lists: () => import('./questions/lists.ts'),
  recordSearch: () => import('./record-search.ts'),
  recordGoal: () => import('./moments/record-goal.ts'),
  momentIndex: () => import('./moments/moment-index.ts'),
  checkMoments: () => import('./moments/check-moments.ts'),
  frameFilter: () => import('./spans/frame-filter.ts'),
  breakpoints: () => import('./breakpoints.ts'),
  readRecording: async () => (await Promise.all([import('./read-recording.ts'), fetchReplays()]))[0],
  branching: () => import('./branches/branching.ts'),
  statechartTap: () => import('./statecharts/statechart-tap.ts'),
  exportRun: () => import('./export-answers.ts'),
  compare: withEveryMachine(() => import('./compare-answer.ts')),
  cards: withEveryMachine(() => import('./measure-cards.ts')),
  side: () => import('./side/side-work.ts'),
  classroom: withEveryMachine(() => import('./classroom/classroom-answers.ts')),
} as const;

/** Code that opens whatever scenario comes along, with a recording or without. */
function withEveryMachine<T>(fetch: () => Promise<T>): () => Promise<T> {
  return async () => (await Promise.all([fetch(), fetchEveryKit(), fetchReplays()]))[0];
}

/** Fetches one after the other; what does not come is asked for again when it is wanted. */
export async function fetchAhead(): Promise<void> {
  for (const fetch of Object.values(LATER_CODE)) await fetch().catch(() => undefined);
}

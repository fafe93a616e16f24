// What watches guests' reach and traffic. Whoever wants it hands it to `openLab`, so that a lab without it is fetched without it.
import {Reach} from './reach.ts';
import {Traffic} from './traffic.ts';

/** Counts what guests reach of each other's pages, and frames that nobody meant. */
export const REACH_WATCH = {Reach, Traffic} as const;
export type ReachWatch = typeof REACH_WATCH;

// The exploration as `vpio explore` does it: every state and step there is, and the loop in which a guest waits for ever.
import process from 'node:process';
import {exploreNe2k} from '../src/kits/ne2000/explore/explore-ne2k.ts';
import {atLeast, type BenchResult} from './result.ts';

/** Steps in a second of processor time; a whole exploration is its own warm-up. */
export function exploreBenches(): BenchResult[] {
  const from = process.cpuUsage();
  const {states, transitions} = exploreNe2k();
  const {user, system} = process.cpuUsage(from);
  const where = `${states.toLocaleString('en')} states, ${transitions.toLocaleString('en')} steps, processor time`;
  return [atLeast('exploration', 'steps/s', (transitions * 1e6) / (user + system), 300_000, where)];
}

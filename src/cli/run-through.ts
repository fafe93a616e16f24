// A run from its first record to its end that lets go of each record as it passes, and says how far it is.
import {NO_LIMIT_US} from '../scenarios/scenario.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {PASSED_AT_ONCE, type PassingRecords} from '../sim/lab/passing-records.ts';
import {CYCLES_PER_US} from '../trace/units.ts';
import type {Pieces} from './pieces.ts';
import {Progress} from './progress.ts';
import {count, inMs} from './words.ts';

/** Runs to the end; `written` is called behind each piece that has passed. */
export function* runThrough(lab: Lab, passing: PassingRecords, written: () => void = () => {}): Pieces<void> {
  const progress = new Progress();
  const {limitUs} = lab.machine.scenario;
  const most = limitUs === NO_LIMIT_US ? '' : ` of at most ${inMs(limitUs * CYCLES_PER_US)}`;
  try {
    while (!lab.hasEnded) {
      lab.runTo(lab.position + PASSED_AT_ONCE);
      passing.pass();
      written();
      progress.tell(() => `${inMs(lab.now)}${most} ms simulated, ${count(lab.position, 'event')}`);
      yield;
    }
  } finally {
    progress.end();
  }
}

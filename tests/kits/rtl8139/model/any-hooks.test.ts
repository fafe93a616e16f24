// Any hook set at all, however little it shows the VMM: a run under it goes to its end, for a belief that is wrong is counted and never
// crashes anything. With what is sound among them, whatever else is hooked, no belief is dangerous and nobody reaches what is another's.
import {expect, test} from 'vitest';
import {nextBelow, seeded} from '../../../../src/base/random.ts';
import {RTL8139_HOOKS} from '../../../../src/kits/rtl8139/model/hook-sets.ts';
import {RTL8139_PORTS} from '../../../../src/kits/rtl8139/sheet/port-sheet.ts';
import type {Scenario} from '../../../../src/scenarios/scenario.ts';
import {REACH_WATCH} from '../../../../src/sim/lab/compare/reach-watch.ts';
import {everyHook, hooksText} from '../../../../src/sim/models/hook-words.ts';
import {opened, PROFILES, scenarioOf} from '../../../sim/lab/runs.ts';

const SETS_EACH = 36;
const HOOKS = everyHook(RTL8139_PORTS);
/** What tells of addresses, of lengths and of what is on: most of it is in most sets, for where little is seen little is done. */
const TOLD = RTL8139_HOOKS.sets.exact?.split(',') ?? [];
const SOUND = {qemu: 'minimal', datasheet: 'minimal-datasheet'} as const;

/** A scenario with less to do, so that hundreds of runs take a second: rings still turn round and the card still changes hands. */
function short(name: string, limitUs: number, most: number): Scenario {
  const scenario = scenarioOf(name);
  const guests = scenario.guests.map((guest) => {
    if (guest.driver === 'recorded') return guest;
    const {workload} = guest;
    if (workload.kind === 'ping') return {...guest, workload: {...workload, count: most, intervalUs: 300}};
    if (workload.kind === 'send') return {...guest, workload: {...workload, frames: most}};
    if (workload.kind === 'attack') return {...guest, workload: {...workload, rounds: 1, startUs: 600}};
    return guest;
  });
  return {...scenario, guests, limitUs};
}

const RUNS = [short('rtl8139-bulk', 4000, 8), short('rtl8139-two-guests', 4000, 3), short('rtl8139-rogue', 4000, 3)];

/** Harm done under a set: dangerous beliefs, and bytes and frames of others that guests got. */
function harmUnder(scenario: Scenario, hooks: string): number {
  const lab = opened(scenario, {hooks, watchReach: REACH_WATCH, forwardsOnly: true});
  lab.runToEnd();
  const reached = (lab.machine.reach?.figures ?? []).reduce(
    (sum, {bytesRead, bytesWritten, framesStolen}) => sum + bytesRead + bytesWritten + framesStolen,
    0,
  );
  return lab.machine.belief.counts.unsafe + reached;
}

test.each(
  RUNS.flatMap((scenario) => PROFILES.map((profile) => ({...scenario, profile}))),
)('$name, $profile: no hook set crashes the run, and what holds a sound one is safe', (scenario) => {
  const random = seeded(8139);
  let unsafe = 0;
  for (let i = 0; i < SETS_EACH; i++) {
    const others = nextBelow(random, 100);
    const hooks = hooksText(HOOKS.filter((hook) => nextBelow(random, 100) < (TOLD.includes(hook) ? 80 : others)));
    const isSound = i % 4 === 0;
    const text = isSound ? `${SOUND[scenario.profile]},${hooks}` : hooks;
    const harm = harmUnder(scenario, text);
    if (isSound) expect(harm, text).toBe(0);
    else unsafe += harm;
  }
  expect(unsafe, 'some of the others are not sound, and it shows').toBeGreaterThan(0);
});

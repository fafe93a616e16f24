// One attack in one setting, and what it achieved: the figures are the witness's, who watches the card from outside.

import {present} from '../../../base/assert.ts';
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import type {Policies} from '../../../policies/policies.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import type {EventStore} from '../../../trace/event-store.ts';
import {BusyReason, guestOf, Kind, kindOf} from '../../../trace/record-layout.ts';
import type {Cycle} from '../../../trace/units.ts';
import {unfinishedWork} from '../../guests/application.ts';
import type {Technique} from '../../techniques/technique.ts';
import {REACH_WATCH} from '../compare/reach-watch.ts';
import {runUnder} from '../compare/technique-run.ts';
import type {Lab} from '../lab.ts';
import {openLab} from '../open-lab.ts';
import {isAttacker, jobOf} from '../scenario-parts.ts';

/** How an attack is met. */
export interface AttackSetting {
  readonly profile: CardProfile;
  readonly technique: Technique;
  /** Hook set under VPIO; the scenario's own if left out. */
  readonly hooks?: string | undefined;
  /** Policies under VPIO that are others than the scenario's own. */
  readonly policies?: Partial<Policies> | undefined;
}

/** What the hostile guest achieved, and what it met. Good guests are all the others. */
export interface AttackOutcome {
  /** Bytes of others' pages that it read and wrote, its frames' reception included. */
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Frames on the wire with bytes of others' pages. */
  readonly framesStolen: number;
  /**
   * Times the monitor's belief of what the card does was wrong in the dangerous direction; 0 without a monitor. What a hand-off
   * carries is not counted: under such a set it is wrong without an attack too.
   */
  readonly unsafe: number;
  /** The hostile guest's denials by reason. */
  readonly denials: Readonly<Record<string, number>>;
  /** Hand-offs to a good guest that had to wait, by what the card was busy with. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Rounds of the attack that were begun; 0: it could not be tried. */
  readonly rounds: number;
  /** Pings of the good guests: wanted, made and answered. One that is made and not answered met a card that was stopped. */
  readonly wanted: number;
  readonly made: number;
  readonly answered: number;
  /** Cycles that good guests waited for the card. */
  readonly waited: Cycle;
}

/** What a device was busy with, by reason; `status` is its interrupt status register. */
const busyWords = (status: string): Readonly<Record<number, string>> => ({
  [BusyReason.MODEL]: 'not idle',
  [BusyReason.STATUS]: `${status} not quiet`,
  [BusyReason.PAGE]: 'another page selected',
  [BusyReason.RECEIVE]: 'frames not sorted',
});

/** Runs an attack's scenario to its end. */
export function runAttack(scenario: Scenario, setting: AttackSetting): AttackOutcome {
  const {profile, technique, hooks} = setting;
  const chosen: Scenario = {...scenario, profile, policies: {...scenario.policies, ...setting.policies}};
  if (technique !== 'vpio') return runPlain(chosen, technique);
  const opened = openLab(chosen, {hooks, watchReach: REACH_WATCH});
  if (!opened.ok) throw new Error(`assertion failed: ${opened.fault.message}`);
  opened.value.runToEnd();
  return watched(opened.value);
}

/** The same scenario with a guest in the attacker's place that only listens: what the setting is like without the attack. */
export function withoutAttack(scenario: Scenario): Scenario {
  const guests = scenario.guests.map((guest) =>
    guest.driver !== 'recorded' && guest.workload.kind === 'attack'
      ? {...guest, driver: 'linux' as const, workload: {kind: 'listen' as const}}
      : guest,
  );
  return {...scenario, guests};
}

function runPlain(scenario: Scenario, technique: Technique): AttackOutcome {
  const run = runUnder(scenario, technique);
  if (!run.ok) throw new Error(`assertion failed: ${run.fault.message}`);
  const {attack, guests} = run.value;
  const {bytesRead, bytesWritten, framesStolen, rounds} = attack;
  const wanted = wantedOf(scenario);
  const good = guests.filter((_, id) => !isAttacker(scenario.guests[id]));
  const sum = (pick: (guest: (typeof guests)[number]) => number): number =>
    good.reduce((all, guest) => all + pick(guest), 0);
  return {
    bytesRead,
    bytesWritten,
    framesStolen,
    unsafe: 0,
    denials: {},
    refusals: {},
    rounds,
    wanted,
    made: Math.max(0, wanted - sum(({unfinished}) => unfinished)),
    answered: sum(({answered}) => answered),
    waited: sum(({suspendedCycles}) => suspendedCycles),
  };
}

function watched(lab: Lab): AttackOutcome {
  const {kit, scenario, reach, belief, scripted, monitor} = lab.machine;
  const guests = lab.report().guests;
  const seen = {bytesRead: 0, bytesWritten: 0, framesStolen: 0, rounds: 0, answered: 0, waited: 0};
  const denials: Record<string, number> = {};
  const {reasons} = kit.model;
  const wanted = wantedOf(scenario);
  let unfinished = 0;
  for (const [id, guest] of scenario.guests.entries()) {
    const app = present(scripted[id], 'every guest has a driver').memory.app;
    if (guest.driver === 'recorded' || !isAttacker(guest)) {
      seen.answered += app.answered;
      seen.waited += guests[id]?.suspendedCycles ?? 0;
      if (guest.driver !== 'recorded') unfinished += unfinishedWork(app, jobOf(guest.workload));
      continue;
    }
    const figures = present(reach, 'the run is watched').figures[id];
    seen.bytesRead += figures?.bytesRead ?? 0;
    seen.bytesWritten += figures?.bytesWritten ?? 0;
    seen.framesStolen += figures?.framesStolen ?? 0;
    seen.rounds += app.made;
    count(lab.store, Kind.DENIAL, (who, value) => (who === id ? reasons[value]?.name : undefined), denials);
  }
  const status = kit.sheet.portName(0, monitor.model.contextSwitch.statusOffset, false);
  const words = busyWords(status);
  const refusals = count(lab.store, Kind.HANDOFF_REFUSED, (who, value) =>
    isAttacker(scenario.guests[who]) ? undefined : words[value],
  );
  const made = Math.max(0, wanted - unfinished);
  return {...seen, wanted, made, unsafe: belief.counts.unsafe - belief.counts.stale, denials, refusals};
}

function wantedOf({guests}: Scenario): number {
  return guests.reduce(
    (sum, guest) => sum + (guest.driver !== 'recorded' && guest.workload.kind === 'ping' ? guest.workload.count : 0),
    0,
  );
}

/** How many records of a kind there are by the word for each; those without a word are left out. */
function count(
  store: EventStore,
  kind: Kind,
  word: (guest: number, value: number) => string | undefined,
  into: Record<string, number> = {},
): Record<string, number> {
  for (let index = 0; index < store.next; index++) {
    const w0 = store.word(index, 0);
    if (kindOf(w0) !== kind) continue;
    const name = word(guestOf(w0), store.word(index, 1));
    if (name !== undefined) into[name] = (into[name] ?? 0) + 1;
  }
  return into;
}

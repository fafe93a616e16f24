// One attack in one setting, and what it achieved: the figures are the witness's, who watches the card from outside.
import {present} from '../../../base/assert.ts';
import type {CardProfile, Scenario} from '../../../scenarios/scenario.ts';
import {guestOf, Kind, kindOf} from '../../../trace/record-layout.ts';
import {DENY_REASONS} from '../../models/ne2k/names.ts';
import {runUnder} from '../compare/technique-run.ts';
import type {Lab} from '../lab.ts';
import {openLab} from '../open-lab.ts';
import {isAttacker} from '../scenario-parts.ts';

/** How an attack is met. */
export interface AttackSetting {
  readonly profile: CardProfile;
  /** `directMapped`: the card is shared and nobody watches. */
  readonly technique: 'vpio' | 'directMapped';
  /** Hook set under VPIO; the scenario's own if left out. */
  readonly hooks?: string | undefined;
  /** Microseconds after which the VMM takes the card away under VPIO; the scenario's own if left out. */
  readonly forcedAbortUs?: number | null | undefined;
}

/** What the hostile guest achieved, and what it met. */
export interface AttackOutcome {
  /** Bytes of others' pages that it read and wrote, its frames' reception included. */
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Frames on the wire with bytes of others' pages. */
  readonly framesStolen: number;
  /** Frames on the wire otherwise than a driver was given them. */
  readonly garbled: number;
  /** Times the monitor's belief was wrong in the dangerous direction; 0 without a monitor. */
  readonly unsafe: number;
  /** The hostile guest's denials by reason. */
  readonly denials: Readonly<Record<string, number>>;
  /** Rounds of the attack that were begun. */
  readonly rounds: number;
  /** Pings of the good guest: wanted, made and answered. One that is made and not answered met a card that was stopped. */
  readonly wanted: number;
  readonly made: number;
  readonly answered: number;
}

/** True where nothing of anybody's was reached and the monitor was never wrong in the dangerous direction. */
export function reachedNobody({bytesRead, bytesWritten, framesStolen, unsafe}: AttackOutcome): boolean {
  return bytesRead + bytesWritten + framesStolen + unsafe === 0;
}

/** True where the attack failed: nobody was reached, and the good guest got the card for all its work. */
export function isHeld(outcome: AttackOutcome): boolean {
  return reachedNobody(outcome) && outcome.made === outcome.wanted && outcome.answered > 0;
}

/** Runs an attack's scenario to its end; the scenario has one good guest that pings. */
export function runAttack(scenario: Scenario, setting: AttackSetting): AttackOutcome {
  const {profile, technique, hooks, forcedAbortUs} = setting;
  const policies =
    forcedAbortUs === undefined ? scenario.policies : {...scenario.policies, forcedAbortUs: forcedAbortUs};
  const chosen: Scenario = {...scenario, profile, policies};
  const wanted = scenario.guests.reduce(
    (sum, guest) => sum + (guest.driver !== 'recorded' && guest.workload.kind === 'ping' ? guest.workload.count : 0),
    0,
  );
  if (technique === 'directMapped') {
    const run = runUnder(chosen, technique);
    if (!run.ok) throw new Error(`assertion failed: ${run.fault.message}`);
    const {attack, damage, guests} = run.value;
    const {bytesRead, bytesWritten, framesStolen, rounds} = attack;
    const answered = guests.reduce((sum, guest) => sum + guest.answered, 0);
    const unfinished = guests.reduce(
      (sum, guest, id) => sum + (isAttacker(scenario.guests[id]) ? 0 : guest.unfinished),
      0,
    );
    return {
      bytesRead,
      bytesWritten,
      framesStolen,
      garbled: damage.garbled,
      unsafe: 0,
      denials: {},
      rounds,
      wanted,
      made: wanted - unfinished,
      answered,
    };
  }
  const opened = openLab(chosen, {hooks, watchReach: true});
  if (!opened.ok) throw new Error(`assertion failed: ${opened.fault.message}`);
  opened.value.runToEnd();
  return {...watched(opened.value), wanted};
}

function watched(lab: Lab): Omit<AttackOutcome, 'wanted'> {
  const {scenario, reach, traffic, belief, scripted} = lab.machine;
  const seen = {bytesRead: 0, bytesWritten: 0, framesStolen: 0, rounds: 0, made: 0, answered: 0};
  const denials: Record<string, number> = {};
  for (const [id, guest] of scenario.guests.entries()) {
    const app = present(scripted[id], 'every guest has a driver').memory.app;
    if (!isAttacker(guest)) {
      seen.answered += app.answered;
      seen.made += app.made;
      continue;
    }
    const figures = present(reach, 'the run is watched').figures[id];
    seen.bytesRead += figures?.bytesRead ?? 0;
    seen.bytesWritten += figures?.bytesWritten ?? 0;
    seen.framesStolen += figures?.framesStolen ?? 0;
    seen.rounds += app.made;
    countDenials(lab, id, denials);
  }
  return {...seen, garbled: traffic?.garbled ?? 0, unsafe: belief.counts.unsafe, denials};
}

function countDenials(lab: Lab, guest: number, into: Record<string, number>): void {
  const {store} = lab;
  for (let index = 0; index < store.next; index++) {
    const w0 = store.word(index, 0);
    if (kindOf(w0) !== Kind.DENIAL || guestOf(w0) !== guest) continue;
    const reason = DENY_REASONS[store.word(index, 1)]?.name ?? 'unknown';
    into[reason] = (into[reason] ?? 0) + 1;
  }
}

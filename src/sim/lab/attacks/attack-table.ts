// Every attack in every setting: under the six techniques, and under VPIO with every hook set that has a name, with the sound
// one, and with one that has the hole it needs. Beside each the same setting with a guest that means well.
import type {AttackName} from '../../../scenarios/attack-names.ts';
import type {CardProfile, Scenario} from '../../../scenarios/scenario.ts';
import {TECHNIQUES, type Technique} from '../../techniques/technique.ts';
import {type AttackOutcome, type AttackSetting, runAttack, withoutAttack} from './attack-run.ts';
import {FORCED_ABORT, HOLES, SOUND_SETS, soundWithout} from './holes.ts';

/** Named hook sets under which each attack runs beside the sound one. */
const SETS = ['deck', 'minimal', 'registers', 'all'] as const;
/** How an attack is met: a technique without a model, VPIO with a named set, with the sound one, or with a hole. */
export type Setting = Exclude<Technique, 'vpio'> | (typeof SETS)[number] | 'sound' | 'hole';

/** One run of the table. */
export interface AttackRow {
  readonly attack: AttackName;
  readonly profile: CardProfile;
  readonly setting: Setting;
  /** The hooks or the policy that are missing; empty in the other settings. */
  readonly without: string;
  readonly outcome: AttackOutcome;
  /** The same without the attack. */
  readonly control: AttackOutcome;
}

/** All work is done by then, in microseconds; what is not is stuck. */
const LIMIT_US = 50_000;
const PROFILES: readonly CardProfile[] = ['datasheet', 'qemu'];

/** What an attack achieved that would not have been without it; `misled`: the monitor was wrong, and nobody was reached. */
export type Achievement = 'read' | 'wrote' | 'sent' | 'hung' | 'misled';

/** Good guests that get less than this share of the answers that they get without the attack are as good as hung. */
const ALIVE = 0.5;

/** What the hostile guest of a row achieved; none: the attack failed. */
export function achievements({outcome, control}: AttackRow): Achievement[] {
  const {bytesRead, bytesWritten, framesStolen, made, answered, unsafe} = outcome;
  const reached: Achievement[] = [];
  if (bytesRead > 0) reached.push('read');
  if (bytesWritten > 0) reached.push('wrote');
  if (framesStolen > 0) reached.push('sent');
  if (made < control.made || answered < control.answered * ALIVE) reached.push('hung');
  return reached.length === 0 && unsafe > 0 ? ['misled'] : reached;
}

/** All rows, attack by attack; `scenarioOf` gives each attack's scenario. */
export function attackTable(attacks: readonly AttackName[], scenarioOf: (attack: AttackName) => Scenario): AttackRow[] {
  const controls = new Controls();
  return attacks.flatMap((attack) => {
    const scenario = scenarioOf(attack);
    return rowsOf(attack, {...scenario, limitUs: Math.min(scenario.limitUs, LIMIT_US)}, controls);
  });
}

function rowsOf(attack: AttackName, scenario: Scenario, controls: Controls): AttackRow[] {
  return PROFILES.flatMap((profile) => {
    const row = (setting: Setting, how: Omit<AttackSetting, 'profile'>, without = ''): AttackRow => ({
      attack,
      profile,
      setting,
      without,
      outcome: runAttack(scenario, {profile, ...how}),
      control: controls.of(scenario, {profile, ...how}),
    });
    const plain = TECHNIQUES.filter((technique) => technique !== 'vpio');
    const hole = HOLES[attack][profile];
    const sound = SOUND_SETS[profile];
    const open: Omit<AttackSetting, 'profile'> =
      hole === FORCED_ABORT
        ? {technique: 'vpio', hooks: sound, forcedAbortUs: null}
        : {technique: 'vpio', hooks: soundWithout(profile, hole ?? '')};
    return [
      ...plain.map((technique) => row(technique, {technique})),
      ...SETS.map((hooks) => row(hooks, {technique: 'vpio', hooks})),
      row('sound', {technique: 'vpio', hooks: sound}),
      ...(hole === null ? [] : [row('hole', open, hole)]),
    ];
  });
}

/** Runs without an attack, each once: the attacks' scenarios differ in little else. */
class Controls {
  readonly #known = new Map<string, AttackOutcome>();

  of(scenario: Scenario, setting: AttackSetting): AttackOutcome {
    const calm = withoutAttack(scenario);
    const key = JSON.stringify([calm.guests, calm.policies, calm.seed, calm.quantum, setting]);
    const outcome = this.#known.get(key) ?? runAttack(calm, setting);
    this.#known.set(key, outcome);
    return outcome;
  }
}

// Every attack in every setting: under the six techniques, and under VPIO with every hook set that has a name, with the sound
// one, and with one that has the hole it needs. Beside each the same setting with a guest that means well.

import {assert, present} from '../../../base/assert.ts';
import {type AttackHoles, holeOf, policyHole} from '../../../kits/contract/attack-holes.ts';
import type {CardProfile, DeviceFacts} from '../../../kits/contract/device-facts.ts';
import type {HookVocabulary} from '../../../kits/contract/hook-vocabulary.ts';
import {USUAL_DEVICE} from '../../../kits/usual-device.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {hooksText, singleHooks} from '../../models/hook-words.ts';
import {parseHookSet} from '../../models/parse-hooks.ts';
import {TECHNIQUES, type Technique} from '../../techniques/technique.ts';
import {type AttackOutcome, type AttackSetting, runAttack, withoutAttack} from './attack-run.ts';

/** How an attack is met: a technique without a model, VPIO with a set by its name, with the sound one, or with a hole; the sound one under other policies, by theirs. */
export type Setting = Exclude<Technique, 'vpio'> | 'sound' | 'hole' | (string & {});

/** One run of the table. */
export interface AttackRow {
  readonly attack: string;
  /** What it tries, in words. */
  readonly title: string;
  readonly profile: CardProfile;
  readonly setting: Setting;
  /** The hooks or the policy that are missing; empty in the other settings. */
  readonly without: string;
  readonly outcome: AttackOutcome;
  /** The same without the attack. */
  readonly control: AttackOutcome;
}

type Library = (name: string) => Scenario | undefined;

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

/** A device to attack: what can be hooked of it, and what lets attacks through. */
export interface Attacked {
  readonly hooks: HookVocabulary;
  readonly holes: AttackHoles;
}

/** All rows of a device, attack by attack; `library` has the scenarios by name. */
export function attackTable(attacked: Attacked, facts: DeviceFacts, library: Library): AttackRow[] {
  const controls = new Controls();
  return facts.attacks.flatMap((attack) => {
    const scenario = present(library(scenarioFor(facts.name, attack)), `a scenario shows ${attack}`);
    return rowsOf(attacked, attack, {...scenario, limitUs: Math.min(scenario.limitUs, LIMIT_US)}, controls);
  });
}

/** What the library calls an attack on a device; `reach` is what its rogue does. */
function scenarioFor(device: string, attack: string): string {
  const name = attack === 'reach' ? 'rogue' : `attack-${attack}`;
  return device === USUAL_DEVICE ? name : `${device}-${name}`;
}

function rowsOf({hooks, holes}: Attacked, attack: string, scenario: Scenario, controls: Controls): AttackRow[] {
  return PROFILES.flatMap((profile) => {
    const row = (setting: Setting, how: Omit<AttackSetting, 'profile'>, without = ''): AttackRow => ({
      attack,
      title: scenario.title,
      profile,
      setting,
      without,
      outcome: runAttack(scenario, {profile, ...how}),
      control: controls.of(scenario, {profile, ...how}),
    });
    const plain = TECHNIQUES.filter((technique) => technique !== 'vpio');
    const hole = holeOf(holes, attack, profile);
    const sound = holes.sound[profile];
    const policy = policyHole(hole ?? '');
    const open: Omit<AttackSetting, 'profile'> =
      policy === undefined
        ? {technique: 'vpio', hooks: soundWithout(hooks, sound, hole ?? '')}
        : {technique: 'vpio', hooks: sound, policies: policy.policies};
    return [
      ...plain.map((technique) => row(technique, {technique})),
      ...holes.sets.map((set) => row(set, {technique: 'vpio', hooks: set})),
      row('sound', {technique: 'vpio', hooks: sound}),
      ...(hole === null ? [] : [row('hole', open, hole)]),
      ...(holes.others ?? []).map(({name, policies}) => row(name, {technique: 'vpio', hooks: sound, policies})),
    ];
  });
}

/** The single hooks of a sound set without some. */
function soundWithout(hooks: HookVocabulary, sound: string, missing: string): string {
  const singles = (text: string): readonly string[] => {
    const set = parseHookSet(hooks, text);
    assert(set.ok, 'a kit’s own words are a hook set');
    return singleHooks(set.value);
  };
  const gone = missing === '' ? [] : singles(missing.replaceAll(' ', ','));
  return hooksText(singles(sound).filter((word) => !gone.includes(word)));
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

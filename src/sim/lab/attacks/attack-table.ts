// Every attack in every setting that teaches something: under VPIO with the sound hook set, with a set that has the hole it
// needs, and on a card that is shared while nobody watches.
import {present} from '../../../base/assert.ts';
import type {AttackName} from '../../../scenarios/attack-names.ts';
import type {CardProfile, Scenario} from '../../../scenarios/scenario.ts';
import {NAMED_HOOK_SETS} from '../../models/ne2k/hooks.ts';
import {type AttackOutcome, type AttackSetting, isHeld, runAttack} from './attack-run.ts';

/** One run of the table. */
export interface AttackRow {
  readonly attack: AttackName;
  readonly profile: CardProfile;
  readonly setting: 'sound' | 'hole' | 'directMapped';
  /** The hooks or the policy that are missing; empty in the other settings. */
  readonly without: string;
  readonly outcome: AttackOutcome;
  readonly isHeld: boolean;
}

const PROFILES: readonly CardProfile[] = ['datasheet', 'qemu'];
/** Sound in each profile: QEMU's data port asks nobody, so it has to be hooked there. */
const SOUND: Readonly<Record<CardProfile, string>> = {datasheet: 'sharing', qemu: 'sharing,rw:data'};
const DATA = 'rw:data';
const RING = 'w:0:PSTART w:0:PSTOP w:1:CURR';
const FORCED_ABORT = 'forcedAbortUs';

/** The hooks, or the policy, whose lack lets an attack through; null: none does, and `HARMLESS` says why. */
const HOLES: Readonly<Record<Exclude<AttackName, 'reach'>, Readonly<Record<CardProfile, string | null>>>> = {
  outside: {datasheet: 'w:0:RSAR1', qemu: `w:0:RSAR1 ${DATA}`},
  frame: {datasheet: 'w:0:TPSR', qemu: 'w:0:TPSR'},
  dmafree: {datasheet: null, qemu: DATA},
  ring: {datasheet: RING, qemu: RING},
  wrap: {datasheet: RING, qemu: `${RING} ${DATA}`},
  rsar: {datasheet: 'w:0:RSAR1', qemu: `w:0:RSAR1 ${DATA}`},
  width: {datasheet: null, qemu: DATA},
  wide: {datasheet: 'r:reset', qemu: DATA},
  reset: {datasheet: 'r:reset w:reset', qemu: DATA},
  page: {datasheet: 'w:0:RSAR1', qemu: DATA},
  page2: {datasheet: null, qemu: null},
  sendpacket: {datasheet: 'w:CR', qemu: DATA},
  count: {datasheet: RING, qemu: DATA},
  alias: {datasheet: 'w:0:TPSR', qemu: DATA},
  storm: {datasheet: FORCED_ABORT, qemu: FORCED_ABORT},
  hold: {datasheet: FORCED_ABORT, qemu: FORCED_ABORT},
};

/** Why an attack can do nothing on a card, whatever is hooked. */
export const HARMLESS: Readonly<Partial<Record<AttackName, Readonly<Partial<Record<CardProfile, string>>>>>> = {
  dmafree: {datasheet: 'a DP8390’s data port moves nothing without a live command'},
  width: {
    datasheet:
      'windows end at pages and remote DMA moves the pair at the even address, so an odd end’s neighbour is the guest’s own',
  },
  page2: {
    datasheet:
      'reception takes its address from CURR; CLDA and the pointers on page 2 only show it. The data sheet warns not to write them, and silicon may mind: not modelled',
    qemu: 'QEMU’s card has no page 2 to write (quirk `page2`)',
  },
};

/** The words of the sound set without some. */
export function soundWithout(profile: CardProfile, missing: string): string {
  const named = present(NAMED_HOOK_SETS.sharing, 'sharing has a name');
  const all = profile === 'qemu' ? [...named.split(','), DATA] : named.split(',');
  const singles = all.flatMap((word) =>
    word.startsWith('rw:') ? [`r:${word.slice(3)}`, `w:${word.slice(3)}`] : [word],
  );
  const gone = missing
    .split(' ')
    .flatMap((word) => (word.startsWith('rw:') ? [`r:${word.slice(3)}`, `w:${word.slice(3)}`] : [word]));
  return singles.filter((word) => !gone.includes(word)).join(',');
}

/** The rows of one attack. */
export function rowsOf(attack: Exclude<AttackName, 'reach'>, scenario: Scenario): AttackRow[] {
  return PROFILES.flatMap((profile) => {
    const row = (setting: AttackRow['setting'], without: string, how: Omit<AttackSetting, 'profile'>): AttackRow => {
      const outcome = runAttack(scenario, {profile, ...how});
      return {attack, profile, setting, without, outcome, isHeld: isHeld(outcome)};
    };
    const hole = HOLES[attack][profile];
    const open: Omit<AttackSetting, 'profile'> =
      hole === FORCED_ABORT
        ? {technique: 'vpio', hooks: SOUND[profile], forcedAbortUs: null}
        : {technique: 'vpio', hooks: soundWithout(profile, hole ?? '')};
    return [
      row('sound', '', {technique: 'vpio', hooks: SOUND[profile]}),
      ...(hole === null ? [] : [row('hole', hole, open)]),
      row('directMapped', '', {technique: 'directMapped'}),
    ];
  });
}

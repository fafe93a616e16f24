// The VMM runs a guest on where nothing else is due, without looking around at each instruction. One step after another is
// the plain way: both must write the same records and leave the same machine.
import {expect, test} from 'vitest';
import {opened, PROFILES} from './runs.ts';

const EVENTS = 12_000;
const HOOK_SETS = ['deck', 'sharing', 'all', 'none', 'sharing,dynamic'];
/** Long transfers, hand-offs in between, attacks. */
const NAMES = ['two-guests', 'bulk', 'rogue', 'transmit'];

test.each(
  PROFILES.flatMap((profile) => HOOK_SETS.map((hooks) => [profile, hooks] as const)),
)('running on is stepping, in %s under %s', (profile, hooks) => {
  for (const name of NAMES) {
    const ran = opened(name, {profile, hooks});
    ran.runTo(EVENTS);
    const stepped = opened(name, {profile, hooks});
    while ((ran.hasEnded || stepped.position < ran.position) && stepped.step());
    expect(stepped.position, name).toBe(ran.position);
    expect(stepped.digest(), name).toBe(ran.digest());
    expect(stepped.stateHash(), name).toBe(ran.stateHash());
  }
});

// The holes of the RTL8139: one for each attack, made of hooks that the sound set has.
import {expect, test} from 'vitest';
import {holeOf, policyHole} from '../../../src/kits/contract/attack-holes.ts';
import {RTL8139_BASICS} from '../../../src/kits/rtl8139/basics.ts';
import {ATTACK_NAMES} from '../../../src/kits/rtl8139/facts.ts';
import {RTL8139_HOLES} from '../../../src/kits/rtl8139/holes.ts';
import {singleHooks} from '../../../src/sim/models/hook-words.ts';
import {parseHookSet} from '../../../src/sim/models/parse-hooks.ts';

function singles(text: string): readonly string[] {
  const set = parseHookSet(RTL8139_BASICS, text);
  if (!set.ok) throw new Error(set.fault.message);
  return singleHooks(set.value);
}

test.each(
  ATTACK_NAMES.flatMap((attack) => (['datasheet', 'qemu'] as const).map((profile) => [attack, profile] as const)),
)('%s as in profile %s goes through hooks that the sound set has, or a policy, or says why through none', (attack, profile) => {
  const hole = holeOf(RTL8139_HOLES, attack, profile);
  if (hole === null || policyHole(hole) !== undefined) return;
  const sound = singles(RTL8139_HOLES.sound[profile]);
  for (const hook of singles(hole.replaceAll(' ', ','))) expect(sound).toContain(hook);
});

test('every set that attacks run under has a name', () => {
  for (const set of [...RTL8139_HOLES.sets, ...Object.values(RTL8139_HOLES.sound)])
    expect(Object.keys(RTL8139_BASICS.hooks.sets)).toContain(set);
});

test('holes are told of the attacks that there are', () => {
  expect(Object.keys(RTL8139_HOLES.holes).sort()).toEqual([...ATTACK_NAMES].sort());
});

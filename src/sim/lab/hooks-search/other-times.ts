// The same work at other times: what a hook shows helps whenever things happen, what its exits take only now and then.

import type {Subject} from './trial.ts';

/** A run with the other machine's costs and with other seeds; a recording has its times in it. */
export function atOtherTimes(subject: Subject): readonly Subject[] {
  const {scenario, recording} = subject;
  if (recording !== undefined) return [];
  const {seed, costs} = scenario;
  return [{costs: costs === 'hp' ? ('qemu' as const) : ('hp' as const)}, {seed: seed + 1}, {seed: seed + 2}].map(
    (change) => ({...subject, scenario: {...scenario, ...change}}),
  );
}

// Hooks that policies bring, whatever else is hooked: without them nobody could keep guests' pages in step with the VMM's.
import type {HookWords} from '../../kits/contract/hook-vocabulary.ts';
import type {Policies} from '../../scenarios/scenario.ts';

/** The names of the sets that copying and shadow rings need on this device, as far as policies ask for them. */
export function broughtSets(
  {copying, shadowing}: HookWords,
  {translation, descriptors}: Pick<Policies, 'translation' | 'descriptors'>,
): readonly string[] {
  const sets = [translation === 'bounce' ? copying : undefined, descriptors === 'refuse' ? undefined : shadowing];
  return sets.filter((set): set is string => set !== undefined);
}

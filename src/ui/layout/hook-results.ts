// What trying a hook set came to, in words: the price in parts, what hostile guests got, what goes wrong without a hook.
import {counted, thousands} from '../../base/figures.ts';
import type {ChoiceFigures, Wrong} from '../../bridge/protocol/findings.ts';
import {type CostPart, causeParts, type ModelPlacement, modelCost} from './cost-parts.ts';

/** Cycles by cause. */
export function costParts(
  {cycles, vmmCycles}: ChoiceFigures,
  costs: 'qemu' | 'hp',
  placement: ModelPlacement,
): readonly CostPart[] {
  return causeParts(cycles, vmmCycles, costs, [modelCost(cycles.model, placement)]);
}

/** `1 in 11.2`. */
export function oneIn({accesses, hooked}: Pick<ChoiceFigures, 'accesses' | 'hooked'>): string {
  return hooked === 0 ? 'none' : `1 in ${(accesses / hooked).toFixed(1)}`;
}

/** What hostile guests got of others, in words; null where nobody is hostile. */
export function reachedWords({reached}: ChoiceFigures): string | null {
  if (reached === null) return null;
  const {bytesRead, bytesWritten, framesStolen} = reached;
  const got = [
    bytesRead > 0 ? `read ${thousands(bytesRead)} B` : '',
    bytesWritten > 0 ? `wrote ${thousands(bytesWritten)} B` : '',
    framesStolen > 0 ? `sent ${counted(framesStolen, 'frame')}` : '',
  ].filter((words) => words !== '');
  return got.length === 0 ? 'the attack got nothing' : `the attack ${got.join(', ')} of others`;
}

const EFFECTS: Readonly<Record<Wrong['effect'], string>> = {
  unsafe: 'belief wrong',
  attack: 'attack succeeds',
  hang: 'guest hangs',
  mismatch: 'driver misled',
};

/** The kind of harm, in two words. */
export function effectWords({effect}: Wrong): string {
  return EFFECTS[effect];
}

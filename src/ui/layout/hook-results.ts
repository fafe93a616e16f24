// What trying a hook set came to, in words: the price in parts, what hostile guests got, what goes wrong without a hook.
import {counted, thousands} from '../../base/figures.ts';
import type {ChoiceFigures, Wrong} from '../../bridge/protocol/findings.ts';
import type {Cycle} from '../../trace/units.ts';
import {type ModelPlacement, modelCost, vmmWorkParts} from './cost-parts.ts';

/** A part of a bar of cycles. */
export interface HookCostPart {
  readonly name: string;
  readonly cycles: Cycle;
  readonly token: '--k1' | '--k2' | '--k3' | '--k4' | '--k6' | '--k7' | '--k8' | '--k9';
  readonly isEstimate: boolean;
  /** Not waited for: drawn in outline behind the bar. */
  readonly isBeside?: boolean;
}

/** Cycles by cause; on the HP preset a port access, and so a hand-off, is an estimate. */
export function costParts(
  {cycles, vmmCycles}: ChoiceFigures,
  costs: 'qemu' | 'hp',
  placement: ModelPlacement,
): readonly HookCostPart[] {
  const isHp = costs === 'hp';
  const parts: readonly HookCostPart[] = [
    {name: 'port accesses', cycles: cycles.access, token: '--k4', isEstimate: isHp},
    {name: 'exits', cycles: cycles.exit, token: '--k1', isEstimate: false},
    {name: 'dispatch', cycles: cycles.dispatch, token: '--k2', isEstimate: false},
    modelCost(cycles.model, placement),
    ...vmmWorkParts(vmmCycles).map((part) => ({...part, isEstimate: isHp})),
  ];
  return parts.filter((part) => part.cycles > 0);
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

// What trying a hook set came to, in words: the price in parts, what hostile guests got, what goes wrong without a hook.
import {counted, thousands} from '../../base/figures.ts';
import type {ChoiceFigures, HookChoice, RegisterWay, Wrong} from '../../bridge/protocol/findings.ts';
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

/** What the processor has for the registers, where so many ports have a hook: `37 ports`, or the page that they are. */
export function placesWords(way: RegisterWay, ports: number): string {
  const page = ports === 0 ? 'no page' : '1 page of 4 KiB';
  if (way === 'memory') return page;
  return way === 'ports' ? counted(ports, 'port') : `${counted(ports, 'port')} and ${page}`;
}

/** Whose the exits are. */
export const MAP_WORDS: Readonly<Record<RegisterWay, string>> = {
  ports: 'SVM’s bitmap',
  memory: 'the whole page',
  both: 'SVM’s bitmap and the page',
};

/** Why they are more than what is hooked. */
export function blindnessWords({
  registers,
  paging,
  decodeCycles,
}: Pick<HookChoice, 'registers' | 'paging' | 'decodeCycles'>): string {
  const bitmap = 'SVM’s bitmap knows neither page nor direction: a bit exits for all that share the port.';
  if (registers === 'ports') return bitmap;
  const fault = paging === 'nested' ? 'a nested page fault' : 'a page fault, with shadow paging,';
  const page =
    'Registers in memory are 1 page of 4 KiB: with one hook it is not mapped for the guest, and every access to it exits. ' +
    `Each is ${fault} of which the VMM finds out in ${thousands(decodeCycles)} cycles more which register it meets: our estimate.`;
  return registers === 'memory' ? page : `${bitmap} ${page}`;
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

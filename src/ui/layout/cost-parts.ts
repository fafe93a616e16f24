// Parts of a bar of costs: what the VMM touched the card for itself (a hand-off's registers, frames it kept, memory it carried), and
// the model's cycles. The deck measured the model in the VMM, in line; anywhere else its figure is our guess.

import type {LabView} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import type {Cycle} from '../../trace/units.ts';

type VmmCycles = LabView['spent']['vmmCycles'];

/** A part of a bar. */
export interface CostPart {
  readonly name: string;
  readonly cycles: Cycle;
  /** Its colour. */
  readonly token: '--k1' | '--k2' | '--k3' | '--k4' | '--k5' | '--k6' | '--k7' | '--k8' | '--k9';
  /** The figure is ours and not the deck's measurement. */
  readonly isEstimate: boolean;
  /** Spent beside the device: nobody waits for it, and no total counts it. */
  readonly isBeside?: boolean;
  /** Paid by the byte, and not by the access. */
  readonly isByByte?: boolean;
}

/** Every part by the name and the colour it has on every screen; what drivers of the VMM's do for guests apart. */
const VMM_WORK_PARTS = [
  {work: 'registers', name: 'hand-off', token: '--k6'},
  {work: 'frames', name: 'frames kept for others', token: '--k7'},
  {work: 'memory', name: 'memory carried', token: '--k8'},
  {work: 'bounce', name: 'copies through its own pages', token: '--k8'},
  {work: 'other', name: 'the VMM’s other accesses', token: '--k9'},
] as const;

/** Those that the device can have: frames are kept on a network only; what one that masters the bus moves is copied, another's memory carried. */
export function vmmWorkKinds(): readonly (typeof VMM_WORK_PARTS)[number][] {
  const isMaster = device.facts.memory.isHost === true;
  return VMM_WORK_PARTS.filter(({work}) => {
    if (work === 'frames') return device.network !== null;
    return work === 'bounce' ? isMaster : work !== 'memory' || !isMaster;
  });
}

/** What the VMM did for itself, by what for. */
interface VmmWorkPart extends CostPart {
  readonly work: keyof VmmCycles;
}

/** The parts in their order, those of no cycles too; `isEstimate`: what a port access costs was not measured. What a copy costs never was. */
export function vmmWorkParts(cycles: VmmCycles, isEstimate: boolean): readonly VmmWorkPart[] {
  return vmmWorkKinds().map(({work, name, token}) => ({
    work,
    name,
    cycles: cycles[work],
    token,
    isEstimate: isEstimate || work === 'bounce',
    isByByte: work === 'bounce',
  }));
}

/** Where a run updates the model. */
export type ModelPlacement = LabView['rules']['modelPlacement'];

const NAMES: Readonly<Record<ModelPlacement, string>> = {
  inline: 'model',
  overlapped: 'model beside the device',
  guest: 'model in the guest',
};

/** The model's part, by where the model is updated. [deck, slides 28, 29] */
export function modelCost(cycles: Cycle, placement: ModelPlacement): CostPart {
  return {
    name: NAMES[placement],
    cycles,
    token: '--k3',
    isEstimate: placement !== 'inline',
    isBeside: placement === 'overlapped',
  };
}

/** The parts of a run's bar by cause, `between` those of an access and the VMM's own work. On the HP preset a port access was not
 * measured, and so neither was what hand-offs are made of. */
export function causeParts(
  {access, exit, dispatch}: Readonly<Record<'access' | 'exit' | 'dispatch', Cycle>>,
  vmmCycles: VmmCycles,
  costs: 'qemu' | 'hp',
  between: readonly CostPart[],
): readonly CostPart[] {
  const isHp = costs === 'hp';
  const parts: readonly CostPart[] = [
    {name: 'port accesses', cycles: access, token: '--k4', isEstimate: isHp},
    {name: 'exits', cycles: exit, token: '--k1', isEstimate: false},
    {name: 'dispatch', cycles: dispatch, token: '--k2', isEstimate: false},
    ...between,
    ...vmmWorkParts(vmmCycles, isHp),
  ];
  return parts.filter(({cycles}) => cycles > 0);
}

// What the VMM touched the card for itself, as parts of a bar: a hand-off's registers, frames it kept, memory it carried.
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {Cycle} from '../../trace/units.ts';

type VmmCycles = LabView['spent']['vmmCycles'];

/** A part of a bar. */
export interface VmmWorkPart {
  readonly name: string;
  readonly cycles: Cycle;
  readonly token: '--k6' | '--k7' | '--k8' | '--k9';
}

/** Every part by the name and the colour it has on every screen; what drivers of the VMM's do for guests apart. */
export const VMM_WORK_PARTS = [
  {work: 'registers', name: 'hand-off', token: '--k6'},
  {work: 'frames', name: 'frames kept for others', token: '--k7'},
  {work: 'memory', name: 'memory carried', token: '--k8'},
  {work: 'other', name: 'the VMM’s other accesses', token: '--k9'},
] as const;

/** The parts in their order, those of no cycles too. */
export function vmmWorkParts(cycles: VmmCycles): readonly VmmWorkPart[] {
  return VMM_WORK_PARTS.map(({work, name, token}) => ({name, cycles: cycles[work], token}));
}

// What one access costs, in parts: the exit, the dispatch behind it, the model, the card's port.
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {Cycle} from '../../trace/units.ts';
import type {AccessRecord} from './meaning/access.ts';

/** One part of a cost. */
export interface CostPart {
  readonly name: 'exit' | 'dispatch' | 'decoding' | 'model' | 'card port';
  readonly cycles: Cycle;
  /** True where the figure is ours and not the deck's measurement. */
  readonly isEstimate: boolean;
  /** Where it is spent if not in the way: beside the device nobody waits for it. */
  readonly where?: 'beside the device' | 'in the guest';
  /** Its colour among the cost tokens. */
  readonly token: '--k1' | '--k2' | '--k3' | '--k4' | '--k5';
}

/** The parts of an access's cost by the run's price list; a burst pays the port once an element. `byMemory`: to a page of registers. */
export function accessCost(
  access: AccessRecord,
  asksModel: boolean,
  costs: LabView['costs'],
  placement: LabView['rules']['modelPlacement'] = 'inline',
  byMemory = false,
): readonly CostPart[] {
  const price = (name: LabView['costs'][number]['name']): {cycles: Cycle; isEstimate: boolean} => {
    const found = costs.find((cost) => cost.name === name);
    return {cycles: found?.cycles ?? 0, isEstimate: found?.source !== 'measured'};
  };
  const parts: CostPart[] = [];
  const exit = price('exit');
  const hooked = price('hooked');
  if (access.kind === 'suspend' || (access.kind === 'access' && access.exited)) {
    parts.push({name: 'exit', ...exit, token: '--k1'});
    parts.push({
      name: 'dispatch',
      cycles: Math.max(0, hooked.cycles - exit.cycles),
      isEstimate: exit.isEstimate || hooked.isEstimate,
      token: '--k2',
    });
    if (byMemory) parts.push({name: 'decoding', ...price('decode'), token: '--k5'});
  }
  if (asksModel) parts.push(modelPart(price('model'), placement));
  if (access.kind !== 'suspend' && !(access.kind === 'access' && access.denied)) {
    const port = price('unhooked');
    parts.push({name: 'card port', cycles: port.cycles * access.count, isEstimate: port.isEstimate, token: '--k4'});
  }
  return parts.filter(({cycles}) => cycles > 0);
}

/** The deck measured the model in the VMM, in line; beside the device or in the guest its figure is only our guess. */
function modelPart(
  price: {readonly cycles: Cycle; readonly isEstimate: boolean},
  placement: LabView['rules']['modelPlacement'],
): CostPart {
  const part: CostPart = {name: 'model', ...price, token: '--k3'};
  if (placement === 'inline') return part;
  return {...part, isEstimate: true, where: placement === 'guest' ? 'in the guest' : 'beside the device'};
}

/** Cycles that the guest waits for: what is spent beside the device is not among them. */
export function waitedFor(parts: readonly CostPart[]): Cycle {
  return parts.reduce((sum, {cycles, where}) => (where === 'beside the device' ? sum : sum + cycles), 0);
}

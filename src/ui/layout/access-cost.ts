// What one access costs, in parts: the exit, the dispatch behind it, the model, the card's port.
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {Cycle} from '../../trace/units.ts';
import type {AccessRecord} from './event-story.ts';

/** One part of a cost. */
export interface CostPart {
  readonly name: 'exit' | 'dispatch' | 'model' | 'card port';
  readonly cycles: Cycle;
  /** True where the figure is ours and not the deck's measurement. */
  readonly isEstimate: boolean;
  /** Its colour among the cost tokens. */
  readonly token: '--k1' | '--k2' | '--k3' | '--k4';
}

/** The parts of an access's cost by the run's price list; a burst pays the port once an element. */
export function accessCost(access: AccessRecord, asksModel: boolean, costs: LabView['costs']): readonly CostPart[] {
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
  }
  if (asksModel) parts.push({name: 'model', ...price('model'), token: '--k3'});
  if (access.kind !== 'suspend' && !(access.kind === 'access' && access.denied)) {
    const port = price('unhooked');
    parts.push({name: 'card port', cycles: port.cycles * access.count, isEstimate: port.isEstimate, token: '--k4'});
  }
  return parts.filter(({cycles}) => cycles > 0);
}

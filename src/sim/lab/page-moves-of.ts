// The moves of pages that a scenario asks for, held to the guests and the memory that there are.
import type {AddressWindow} from '../../base/address-space.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import {translate} from '../machine/page-map.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {PageMove} from '../vmm/page-moves.ts';

/** In the order of their times; a fault names the field. `own`: pages that the VMM itself needs. */
export function pageMovesOf(
  {facts}: DeviceKit,
  {guests, pageMoves = []}: Scenario,
  views: readonly DmaView[],
  own: AddressWindow | null,
): Result<readonly PageMove[]> {
  const {pageBytes, end, isHost} = facts.memory;
  if (pageMoves.length > 0 && isHost !== true)
    return fail('pageMoves', `the ${facts.title} masters no bus: no page of host memory is anything to it`);
  const moves: PageMove[] = [];
  for (const [at, {atUs, guest: name, page, to}] of pageMoves.entries()) {
    const guest = guests.findIndex((one) => one.name === name);
    const view = views[guest];
    if (view === undefined) return fail(`pageMoves[${at}].guest`, `there is no guest ${name}`);
    if (translate(view.translation, {start: page * pageBytes, length: pageBytes}) === null)
      return fail(`pageMoves[${at}].page`, `${name} has no page ${page}`);
    const host = {start: to * pageBytes, end: (to + 1) * pageBytes};
    const taken = [...views.flatMap(({windows}) => windows), ...(own === null ? [] : [own])];
    if (host.end > end || taken.some((window) => window.start < host.end && window.end > host.start))
      return fail(`pageMoves[${at}].to`, `host page ${to} is taken, or not there`);
    if (moves.some((other) => other.to === to)) return fail(`pageMoves[${at}].to`, `host page ${to} is moved to twice`);
    moves.push({at: atUs * CYCLES_PER_US, guest, page, to});
  }
  return ok(moves.sort((a, b) => a.at - b.at));
}

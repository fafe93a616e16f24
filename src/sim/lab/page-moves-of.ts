// The moves of pages that a scenario asks for, held to the guests and the memory that there are.
import type {AddressWindow} from '../../base/address-space.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../trace/units.ts';
import {translate} from '../machine/page-map.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {PageMove} from '../vmm/page-moves.ts';
import {vmmPages} from './host-pages.ts';

/** In the order of their times; a fault names the field. `devices`: those of the machine's cards. `views`: null for a guest whose card masters no bus. */
export function pageMovesOf(
  {guests, pageMoves = []}: Scenario,
  devices: readonly DeviceFacts[],
  views: readonly (DmaView | null)[],
): Result<readonly PageMove[]> {
  if (pageMoves.length === 0) return ok([]);
  const facts = devices.find(({memory}) => memory.isHost === true);
  if (facts === undefined)
    return fail('pageMoves', 'no card masters the bus: no page of host memory is anything to one');
  const {pageBytes, end} = facts.memory;
  const held = views.flatMap((view) => view?.windows ?? []);
  const own = vmmPages(facts, held);
  const taken = own === null ? held : [...held, own];
  const moves: PageMove[] = [];
  for (const [at, {atUs, guest: name, page, to}] of pageMoves.entries()) {
    const guest = guests.findIndex((one) => one.name === name);
    const view = views[guest];
    if (view === undefined) return fail(`pageMoves[${at}].guest`, `there is no guest ${name}`);
    if (view === null) return fail(`pageMoves[${at}].guest`, `the card of ${name} masters no bus`);
    if (translate(view.translation, {start: page * pageBytes, length: pageBytes}) === null)
      return fail(`pageMoves[${at}].page`, `${name} has no page ${page}`);
    const host = {start: to * pageBytes, end: (to + 1) * pageBytes};
    if (host.end > end || taken.some((window) => overlaps(window, host)))
      return fail(`pageMoves[${at}].to`, `host page ${to} is taken, or not there`);
    if (moves.some((other) => other.to === to)) return fail(`pageMoves[${at}].to`, `host page ${to} is moved to twice`);
    moves.push({at: atUs * CYCLES_PER_US, guest, page, to});
  }
  return ok(moves.sort((a, b) => a.at - b.at));
}

function overlaps(one: AddressWindow, other: AddressWindow): boolean {
  return one.start < other.end && one.end > other.start;
}

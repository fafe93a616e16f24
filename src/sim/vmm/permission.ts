// A guest's permission map: the hook set for the owner, every port for anybody else. [deck, slide 19: "suspended"]
// A dynamic hook set's map holds the hooks of the selected page, less what the model lets go of: SVM's map knows no page, but
// the model does. [deck, slide 29]
import {statusBytes} from '../monitor/monitor.ts';
import type {GuestRecord} from './guest-record.ts';
import type {ModelContext} from './model-context.ts';

/** The map was not written for one page. */
const EVERY_PAGE = -1;
/** The model lets go of none but the first ports: a bit each of one word. */
const FREE_PORTS = 32;

/** Writes the map where it has to change; the status port is added while the guest is owed status bits that the card can't show. */
export function writePermission<C>(context: ModelContext<C>, guest: GuestRecord): void {
  const {hooks, basePort, ports, monitor, ledger} = context;
  const {contextSwitch} = monitor.model;
  const isOwner = guest.id === monitor.owner;
  const isOwed = isOwner && contextSwitch.pendingStatus(monitor.context(guest.id)) !== 0;
  const permission = isOwed ? 'owed' : isOwner ? 'owner' : 'none';
  const page = isOwner && hooks.isDynamic ? context.pageOf(guest.id) : EVERY_PAGE;
  const free = page === EVERY_PAGE ? 0 : monitor.model.freePorts(monitor.context(guest.id), monitor.state(guest.id));
  if (guest.permission === permission && guest.permittedPage === page && guest.freePorts === free) return;
  guest.permission = permission;
  guest.permittedPage = page;
  guest.freePorts = free;
  guest.needs.clear();
  ledger.mapsWritten++;
  // One page holds all registers: one hook has all of them exit.
  guest.pageExits = !isOwner || isOwed || hooks.ports > 0;
  for (let offset = 0; offset < ports; offset++) {
    const isHooked =
      page === EVERY_PAGE
        ? hooks.coversPort(offset)
        : hooks.coversPortOn(page, offset) && (offset >= FREE_PORTS || ((free >>> offset) & 1) === 0);
    guest.bitmap.set(basePort + offset, !isOwner || isHooked);
  }
  if (!isOwed) return;
  const {statusOffset} = contextSwitch;
  for (let i = 0; i < statusBytes(contextSwitch); i++) guest.bitmap.set(basePort + statusOffset + i, true);
}

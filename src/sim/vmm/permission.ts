// A guest's permission map: the hook set for the owner, every port for anybody else. [deck, slide 19: "suspended"]
import type {GuestRecord} from './guest-record.ts';
import type {RunContext} from './run-context.ts';

/** Writes the map anew; the status port is added while the guest is owed status bits that the card can't show. */
export function writePermission<C>(context: RunContext<C>, guest: GuestRecord): void {
  const {hooks, basePort, ports, monitor} = context;
  const isOwner = guest.id === monitor.owner;
  for (let offset = 0; offset < ports; offset++)
    guest.bitmap.set(basePort + offset, !isOwner || hooks.coversPort(offset));
  const {contextSwitch} = monitor.model;
  if (isOwner && contextSwitch.pendingStatus(monitor.context(guest.id)) !== 0) {
    guest.bitmap.set(basePort + contextSwitch.statusOffset, true);
  }
}

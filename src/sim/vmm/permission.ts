// A guest's permission map: the hook set for the owner, every port for anybody else. [deck, slide 19: "suspended"]
import type {GuestRecord} from './guest-record.ts';
import type {RunContext} from './run-context.ts';

/** Writes the map where it has to change; the status port is added while the guest is owed status bits that the card can't show. */
export function writePermission<C>(context: RunContext<C>, guest: GuestRecord): void {
  const {hooks, basePort, ports, monitor} = context;
  const {contextSwitch} = monitor.model;
  const isOwner = guest.id === monitor.owner;
  const isOwed = isOwner && contextSwitch.pendingStatus(monitor.context(guest.id)) !== 0;
  const permission = isOwed ? 'owed' : isOwner ? 'owner' : 'none';
  if (guest.permission === permission) return;
  guest.permission = permission;
  for (let offset = 0; offset < ports; offset++)
    guest.bitmap.set(basePort + offset, !isOwner || hooks.coversPort(offset));
  if (isOwed) guest.bitmap.set(basePort + contextSwitch.statusOffset, true);
}

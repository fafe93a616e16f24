// Registers that guests reach as memory: one page of 4 KiB, of which all accesses exit or none. [AMD APM vol. 2, 15.25]
import type {GuestView, LabView} from '../../bridge/protocol/messages.ts';
import type {GuestId} from '../../trace/units.ts';

/** What is known of how registers are reached. */
type Ways = Pick<LabView, 'registerWay'> & {readonly guests: readonly Pick<GuestView, 'id' | 'isByMemory'>[]};

/** True where a guest reaches the registers as a page of memory; of nobody, where all guests do. */
export function isByMemory({registerWay, guests}: Ways, guest: GuestId | null): boolean {
  const found = guests.find(({id}) => id === guest);
  return found === undefined ? registerWay === 'memory' : found.isByMemory;
}

/** True where that page is not mapped for a guest, so that whatever it asks of the card exits: it has not the card, or a hook lies there. */
export function pageExits(
  {owner, hookedPorts}: Pick<LabView, 'owner' | 'hookedPorts'>,
  guest: GuestId | null,
): boolean {
  return hookedPorts.length > 0 || (guest !== null && owner !== null && guest !== owner);
}

/** No access of any guest's goes past the VMM. */
export function allExit(view: Pick<LabView, 'registerWay' | 'hookedPorts'>): boolean {
  return view.registerWay === 'memory' && view.hookedPorts.length > 0;
}

// What the guests of the card that is shown had of the machine's accesses and exits.
import type {GuestShare, LabView} from '../../bridge/protocol/messages.ts';

/** All of the machine's where it has one card, those exits among them that no guest had: interrupts while nobody ran. */
export function cardShare({
  devices,
  guests,
  shares,
  counts,
}: Pick<LabView, 'devices' | 'guests' | 'shares' | 'counts'>): GuestShare {
  if (devices.length === 1) return counts;
  let all = {accesses: 0, hooked: 0, exits: 0};
  for (const {id} of guests) {
    const {accesses = 0, hooked = 0, exits = 0} = shares[id] ?? {};
    all = {accesses: all.accesses + accesses, hooked: all.hooked + hooked, exits: all.exits + exits};
  }
  return all;
}

// What a span of the run came to: the counts at its end less those at its start.
import type {LabView} from '../../bridge/protocol/messages.ts';

type Figures = Readonly<Record<string, number>>;

/** The later view with every count and every cycle less what the earlier one had already; of two views of one run. */
export function viewBetween(earlier: LabView, later: LabView): LabView {
  const {spent, guests, shares} = later;
  return {
    ...later,
    counts: less(later.counts, earlier.counts),
    spent: {
      cycles: less(spent.cycles, earlier.spent.cycles),
      vmmCycles: less(spent.vmmCycles, earlier.spent.vmmCycles),
      exits: less(spent.exits, earlier.spent.exits),
      byMemory: spent.byMemory - earlier.spent.byMemory,
      exitsByOperation: spent.exitsByOperation - earlier.spent.exitsByOperation,
      handoffAccesses: spent.handoffAccesses - earlier.spent.handoffAccesses,
    },
    shares: shares.map((share, guest) => less(share, earlier.shares[guest] ?? share)),
    guests: guests.map((guest) => {
      const before = earlier.guests.find(({id}) => id === guest.id);
      return before === undefined ? guest : {...guest, counts: less(guest.counts, before.counts)};
    }),
  };
}

function less<T extends Figures>(later: T, earlier: T): T {
  const rest: Record<string, number> = {...later};
  for (const name of Object.keys(rest)) rest[name] = (later[name] ?? 0) - (earlier[name] ?? 0);
  return rest as T;
}

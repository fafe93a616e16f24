// What changes with the drivers where packet memory is no longer partitioned.
import type {Policies} from '../../../scenarios/scenario.ts';

/** Nothing where the windows stay, or where the scenario has none of its own. */
export function AllPagesNote({policies, own}: {readonly policies: Policies; readonly own: Policies}) {
  if (own.packetMemory !== 'partition' || policies.packetMemory === 'partition') return null;
  return (
    <p className="quiet">Without windows every guest’s driver uses all pages, 0x40 to 0x7F, as the real ones do.</p>
  );
}

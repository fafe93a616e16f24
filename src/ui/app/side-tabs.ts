// The panels that share the place beside the model, by the names of their tabs.
import type {SidePanel} from '../store/page-store.ts';

/** The panels by the names of their tabs. */
export const SIDE_TABS: readonly {readonly side: SidePanel; readonly name: string}[] = [
  {side: 'event', name: 'Event'},
  {side: 'registers', name: 'Registers'},
  {side: 'costs', name: 'Costs'},
];

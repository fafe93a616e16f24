// The machine panel of the open run.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {MachinePanel} from './MachinePanel.tsx';
import {usePresent} from './use-present.ts';

/** The panel with the present event from the store. */
export function LiveMachinePanel({view}: {readonly view: LabView}) {
  return <MachinePanel view={view} {...usePresent()} />;
}

// The machine panel of the open run.
import type {ShownInstant} from '../../store/shown-instant.ts';
import {MachinePanel} from './MachinePanel.tsx';
import {usePresent} from './use-present.ts';

/** The panel at the shown instant. */
export function LiveMachinePanel({shown}: {readonly shown: ShownInstant}) {
  return <MachinePanel hasStops view={shown.view} chosen={shown.chosen?.event ?? null} {...usePresent(shown)} />;
}

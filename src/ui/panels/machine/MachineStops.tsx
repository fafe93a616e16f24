// The machine's parts by keyboard, over its drawing.
import {type MachinePartsTold, machineParts} from '../../layout/machine-parts.ts';
import {DrawingStops} from '../../widgets/DrawingStops.tsx';

/** One stop of Tab; arrow keys go from part to part. */
export default function MachineStops(told: MachinePartsTold) {
  return <DrawingStops label="Parts of the machine" parts={machineParts(told)} scale={told.g.scale} />;
}

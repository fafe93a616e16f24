// The run as a file on the person's disk.
import {faultLine} from '../../base/result.ts';
import {device} from '../../kits/screens.ts';
import {askLab, useLab} from './lab-store.ts';

/** What a run can be saved as. */
const RUN_FORMATS = [
  {format: 'pcap', name: 'frames, pcap'},
  {format: 'csv', name: 'log, CSV'},
  {format: 'trace', name: 'recording, vpio-trace'},
] as const;

export type RunFormat = (typeof RUN_FORMATS)[number]['format'];

/** What the run can be saved as: frames only where there is a network. */
export function runFormats(): readonly (typeof RUN_FORMATS)[number][] {
  return RUN_FORMATS.filter(({format}) => format !== 'pcap' || device.network !== null);
}

/** Saves the run so far; the browser asks where to. */
export async function saveRun(format: RunFormat): Promise<void> {
  const file = await askLab('export', format, (exporting) => useLab.setState({exporting}));
  useLab.setState({exporting: null});
  if (file.ok) download(file.value.name, file.value.bytes);
  else useLab.setState({refusal: faultLine(file.fault)});
}

/** Hands bytes to the browser as a file. */
export function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

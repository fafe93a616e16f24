// The run as a file: frames for Wireshark, the log as a table.
import {useLab} from '../store/lab-store.ts';

const FORMATS = [
  {format: 'pcap', name: 'frames, pcap'},
  {format: 'csv', name: 'log, CSV'},
] as const;

/** A choice saves at once; the browser asks where to. */
export function SaveControl() {
  const ready = useLab((state) => state.view !== null);
  const save = async (chosen: string): Promise<void> => {
    const known = FORMATS.find(({format}) => format === chosen);
    const file = known === undefined ? null : await useLab.getState().exportRun(known.format);
    if (file !== null) download(file.name, file.bytes);
  };
  return (
    <label className="control">
      <span className="visually-hidden">Save the run</span>
      <select className="field" value="" disabled={!ready} onChange={(event) => void save(event.target.value)}>
        <option value="">Save</option>
        {FORMATS.map(({format, name}) => (
          <option key={format} value={format}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

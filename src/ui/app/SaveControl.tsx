// The run as a file: frames for Wireshark, the log as a table.
import {useLab} from '../store/lab-store.ts';
import {RUN_FORMATS, saveRun} from '../store/save-run.ts';

/** A choice saves at once; the browser asks where to. */
export function SaveControl() {
  const ready = useLab((state) => state.view !== null);
  const save = (chosen: string): void => {
    const known = RUN_FORMATS.find(({format}) => format === chosen);
    if (known !== undefined) void saveRun(known.format);
  };
  return (
    <label className="control">
      <span className="visually-hidden">Save the run</span>
      <select className="field save" value="" disabled={!ready} onChange={(event) => save(event.target.value)}>
        <option value="">Save</option>
        {RUN_FORMATS.map(({format, name}) => (
          <option key={format} value={format}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

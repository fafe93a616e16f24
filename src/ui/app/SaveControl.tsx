// The run as a file: frames for Wireshark, the log as a table.
import {useLab} from '../store/lab-store.ts';
import {RUN_FORMATS, saveRun} from '../store/save-run.ts';

const WORK = 'work';

/** A choice saves at once; the browser asks where to. */
export function SaveControl() {
  const ready = useLab((state) => state.view !== null);
  const save = (chosen: string): void => {
    const known = RUN_FORMATS.find(({format}) => format === chosen);
    if (known !== undefined) void saveRun(known.format);
    else if (chosen === WORK) void import('./work/present-work.ts').then(({saveWork}) => saveWork());
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
        <option value={WORK}>this work, .vpio.json</option>
      </select>
    </label>
  );
}

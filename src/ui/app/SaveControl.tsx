// The run as a file: frames for Wireshark, the log as a table, the present work, the tables of the screen, a picture of any panel.
import {useState} from 'react';
import {useLab} from '../store/lab-store.ts';
import {withCode} from '../store/later-code.ts';
import {RUN_FORMATS, saveRun} from '../store/save-run.ts';
import {presentWork, savePicture, saveTable} from './later.ts';
import {picturedPanels} from './picture/pictured-panels.ts';

const WORK = 'work';
const PICTURE = 'picture ';
const TABLE = 'table ';
const FIGURES = 'figures';

/** A choice saves at once; the browser asks where to. */
export function SaveControl() {
  const ready = useLab((state) => state.view !== null);
  const [panels, setPanels] = useState<readonly string[]>([]);
  const [tables, setTables] = useState<readonly string[]>([]);
  const look = (): void => {
    setPanels(picturedPanels(document).map(({title}) => title));
    withCode('tables', saveTable, ({tableNames}) => setTables(tableNames()));
  };
  const save = (chosen: string): void => {
    const known = RUN_FORMATS.find(({format}) => format === chosen);
    if (known !== undefined) void saveRun(known.format);
    else if (chosen === WORK) withCode('this work', presentWork, ({saveWork}) => void saveWork());
    else if (chosen === FIGURES || chosen.startsWith(TABLE)) {
      const name = chosen === FIGURES ? null : chosen.slice(TABLE.length);
      withCode('tables', saveTable, (code) => code.saveTable(name));
    } else if (chosen.startsWith(PICTURE)) {
      const [format, title] = [chosen.slice(PICTURE.length, PICTURE.length + 3), chosen.slice(PICTURE.length + 4)];
      withCode('pictures', savePicture, (code) => void code.savePicture(title, format === 'png' ? 'png' : 'svg'));
    }
  };
  return (
    <label className="control">
      <span className="visually-hidden">Save the run</span>
      <select
        className="field save"
        value=""
        disabled={!ready}
        onFocus={look}
        onPointerDown={look}
        onKeyDown={look}
        onChange={(event) => save(event.target.value)}
      >
        <option value="">Save</option>
        {RUN_FORMATS.map(({format, name}) => (
          <option key={format} value={format}>
            {name}
          </option>
        ))}
        <option value={WORK}>this work, .vpio.json</option>
        {tables.length > 0 && (
          <optgroup label="tables of this screen">
            {tables.map((name) => (
              <option key={name} value={TABLE + name}>
                {name}, CSV
              </option>
            ))}
            <option value={FIGURES}>all figures, JSON</option>
          </optgroup>
        )}
        {panels.map((title) => (
          <optgroup key={title} label={`picture of ${title}`}>
            <option value={`${PICTURE}svg ${title}`}>{title}, SVG</option>
            <option value={`${PICTURE}png ${title}`}>{title}, PNG</option>
          </optgroup>
        ))}
      </select>
    </label>
  );
}

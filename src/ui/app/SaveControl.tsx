// The run as a file: frames for Wireshark, the log as a table, the present work, the tables of the screen, a picture of any panel.
import {useState} from 'react';
import {useLab} from '../store/lab-store.ts';
import {withCode} from '../store/later-code.ts';
import {saveTable} from './later.ts';
import {pictureFiles, runFiles, type SaveCommand, tableFiles} from './save-commands.ts';

/** A choice saves at once; the browser asks where to. */
export function SaveControl() {
  const ready = useLab((state) => state.view !== null);
  // Not every device has every file.
  useLab((state) => state.view?.device);
  const files = runFiles();
  const [pictures, setPictures] = useState<readonly SaveCommand[]>([]);
  const [tables, setTables] = useState<readonly SaveCommand[]>([]);
  const look = (): void => {
    setPictures(pictureFiles(document));
    withCode('tables', saveTable, ({tableNames}) => setTables(tableFiles(tableNames())));
  };
  const save = (chosen: string): void => [...files, ...tables, ...pictures].find(({id}) => id === chosen)?.act();
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
        {files.map(optionOf)}
        {groupsOf([...tables, ...pictures]).map(([group, own]) => (
          <optgroup key={group} label={group}>
            {own.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function optionOf({id, name}: SaveCommand) {
  return (
    <option key={id} value={id}>
      {name}
    </option>
  );
}

/** The files of each group, in the order in which the groups come. */
function groupsOf(files: readonly SaveCommand[]): [group: string, own: SaveCommand[]][] {
  const groups = new Map<string, SaveCommand[]>();
  for (const file of files) {
    const group = file.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), file]);
  }
  return [...groups];
}

// What can be saved, each once: the menu Save has it in groups, the palette among all other commands.
import {capital} from '../../base/figures.ts';
import {withCode} from '../store/later-code.ts';
import {runFormats, saveRun} from '../store/save-run.ts';
import {presentWork, savePicture, saveTable} from './later.ts';
import {picturedPanels} from './picture/pictured-panels.ts';

/** One file that the page can make. */
export interface SaveCommand {
  /** Tells it from all others in the menu. */
  readonly id: string;
  /** In the menu, below the heading of its group. */
  readonly name: string;
  /** The menu's heading; null: it stands above all of them. */
  readonly group: string | null;
  /** Where it stands in the palette, and its name and further words there. */
  readonly offered: {readonly group: 'Save' | 'Picture'; readonly name: string; readonly also: string};
  /** Saves at once; the browser asks where to. */
  readonly act: () => void;
}

const FILE = 'export download file';
const TABLE = 'export download file table figures of this screen';
const PICTURE = 'export save image diagram';

/** The run: frames for Wireshark, the log as a table, a recording; and the work on it. */
export function runFiles(): readonly SaveCommand[] {
  const runs = runFormats().map(({format, name}) => ({id: format, name, act: () => void saveRun(format)}));
  const keep = (): void => withCode('this work', presentWork, ({saveWork}) => void saveWork());
  return [...runs, {id: 'work', name: 'this work, .vpio.json', act: keep}].map((file) => ({
    ...file,
    group: null,
    offered: {group: 'Save', name: capital(file.name), also: FILE},
  }));
}

/** The tables that the screen has, by name, and all of them at once. */
export function tableFiles(names: readonly string[]): readonly SaveCommand[] {
  if (names.length === 0) return [];
  const save = (name: string | null) => (): void => withCode('tables', saveTable, (code) => code.saveTable(name));
  const file = (id: string, name: string, offered: string, act: () => void): SaveCommand => ({
    ...{id, name, group: 'tables of this screen', act},
    offered: {group: 'Save', name: offered, also: TABLE},
  });
  return [
    ...names.map((name) => file(`table ${name}`, `${name}, CSV`, `Table of this screen: ${name}, CSV`, save(name))),
    file('figures', 'all figures, JSON', 'All figures of this screen, JSON', save(null)),
  ];
}

/** A picture of each panel below `root` that can be seen, in both formats. */
export function pictureFiles(root: ParentNode): readonly SaveCommand[] {
  return picturedPanels(root).flatMap(({title}) =>
    (['svg', 'png'] as const).map((format): SaveCommand => {
      const name = `${title}, ${format.toUpperCase()}`;
      const act = (): void => withCode('pictures', savePicture, (code) => void code.savePicture(title, format));
      const offered = {group: 'Picture', name, also: PICTURE} as const;
      return {id: `picture ${format} ${title}`, name, group: `picture of ${title}`, offered, act};
    }),
  );
}

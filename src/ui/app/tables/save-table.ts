// A table of the screen as a file: CSV for one table, JSON for all of them; the name says of which run.
import {csvText} from '../../layout/csv.ts';
import {stampedName} from '../../layout/stamp-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {download} from '../../store/save-run.ts';
import {figuresOf} from './screen-tables.ts';

/** The tables that the screen has now, by name. */
export function tableNames(): readonly string[] {
  return figuresOf(useLab.getState().screen)?.tables.map(({name}) => name) ?? [];
}

/** Saves the table of this name as CSV; null: all the screen's figures as JSON, with their stamp. Says so where there is none. */
export function saveTable(name: string | null): void {
  const {screen, setRefusal} = useLab.getState();
  const figures = figuresOf(screen);
  if (figures === null) {
    setRefusal('tables: this screen has no figures yet');
    return;
  }
  const {title, stamp, tables, json} = figures;
  const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  if (name === null) {
    download(`${stampedName(title, stamp)}.json`, encode(`${JSON.stringify({...json, stamp}, null, 2)}\n`));
    return;
  }
  const found = tables.find((one) => one.name === name);
  if (found === undefined) setRefusal(`tables: there is no table ${name} on screen`);
  else download(`${stampedName(`${title}-${name}`, stamp)}.csv`, encode(csvText(found.table)));
}

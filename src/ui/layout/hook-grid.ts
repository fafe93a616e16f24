// The device's ports as a grid to tick: a row for each offset, a column for each page and direction, names as the data sheet has them.
import {device} from '../../kits/screens.ts';

/** The word that has a set's map follow the model. */
const DYNAMIC = 'dynamic';

/** One single hook in its place. */
export interface HookCell {
  readonly hook: string;
  /** As the data sheet prints it; an offset where it prints nothing. */
  readonly name: string;
  readonly isPrinted: boolean;
  /** For a screen reader: `write`, the name, and the page where it is of one. */
  readonly label: string;
}

/** A row of the grid. */
export interface HookGridRow {
  readonly offset: string;
  readonly cells: readonly HookCell[];
}

/** A page's columns. */
export interface HookPage {
  readonly page: number;
  /** The data sheet prints no register of its own there. */
  readonly isUnprinted: boolean;
}

/** The ports as two tables: what is the same on every page, and the registers behind the pages. */
export interface HookTables {
  /** Read, then written. */
  readonly everyPage: readonly HookGridRow[];
  /** None where there is one page. */
  readonly pages: readonly HookPage[];
  /** Each page read, then written. */
  readonly columns: readonly {readonly page: number; readonly isWrite: boolean}[];
  readonly byPage: readonly HookGridRow[];
}

const WAYS = [false, true] as const;

/** The grid of the device. */
export function hookTables(): HookTables {
  const {registers, onEveryPage, ranges, pages, portName, isPrinted} = device.sheet;
  const own = pages === 1 ? [] : registers.filter((offset) => !onEveryPage.includes(offset));
  const same = registers.filter((offset) => !own.includes(offset));
  const cell = (hook: string, name: string, isWrite: boolean): HookCell => ({
    hook: `${isWrite ? 'w' : 'r'}:${hook}`,
    name,
    isPrinted: true,
    label: `${wayWord(isWrite)} ${name}`,
  });
  const pageNumbers = Array.from({length: own.length === 0 ? 0 : pages}, (_, page) => page);
  const columns = pageNumbers.flatMap((page) => WAYS.map((isWrite) => ({page, isWrite})));
  return {
    everyPage: [
      ...same.map((offset) => ({
        offset: hexOffset(offset),
        cells: WAYS.map((isWrite) => {
          const name = portName(0, offset, isWrite);
          return cell(name, name, isWrite);
        }),
      })),
      ...ranges.map(({name, start}) => ({
        offset: hexOffset(start),
        cells: WAYS.map((isWrite) => cell(name, `${name} port`, isWrite)),
      })),
    ],
    pages: pageNumbers.map((page) => ({
      page,
      isUnprinted: own.every((offset) => WAYS.every((isWrite) => !isPrinted(page, offset, isWrite))),
    })),
    columns,
    byPage: own.map((offset) => ({
      offset: hexOffset(offset),
      cells: columns.map(({page, isWrite}) => {
        const known = isPrinted(page, offset, isWrite);
        const name = known ? portName(page, offset, isWrite) : `0x${offset.toString(16).padStart(2, '0')}`;
        return {
          hook: `${isWrite ? 'w' : 'r'}:${page}:${name}`,
          name,
          isPrinted: known,
          label: `${wayWord(isWrite)} ${name}, page ${page}`,
        };
      }),
    })),
  };
}

function wayWord(isWrite: boolean): string {
  return isWrite ? 'write' : 'read';
}

/** Single hooks as the text of a set; nothing hooked is a word too. */
export function hooksText(hooks: readonly string[]): string {
  return hooks.length === 0 ? 'none' : hooks.join(',');
}

/** A set's single hooks; none for text that is no set. */
export function hooksOf(text: string): readonly string[] {
  return device.hookView.singles(text);
}

/** The named set that single hooks are; null: none. */
export function presetOf(hooks: readonly string[]): string | null {
  const chosen = new Set(hooks);
  return (
    device.hookView.presets.find((name) => {
      const own = hooksOf(name);
      return own.length === chosen.size && own.every((hook) => chosen.has(hook));
    }) ?? null
  );
}

/** True where a set's text has its map follow the model. */
export function isDynamicText(text: string): boolean {
  return text.split(',').some((item) => item.trim() === DYNAMIC);
}

/** Single hooks as the shortest text: a name where there is one. */
export function shortText(hooks: readonly string[], isDynamic = false): string {
  const text = presetOf(hooks) ?? device.hookView.text(hooks);
  return isDynamic ? `${text},${DYNAMIC}` : text;
}

function hexOffset(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(2, '0');
}

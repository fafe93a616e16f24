// The device's ports as a grid to tick: a row for each offset, a column for each page and direction, names as the data sheet has them.
import {device} from '../../kits/screens.ts';
import {DYNAMIC, registerWord} from '../../sim/models/hook-set.ts';
import {hooksText, hookWord, singleHooks} from '../../sim/models/hook-words.ts';
import {parseHookSet} from '../../sim/models/parse-hooks.ts';

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
/** What is the same on every page is so on the first. */
const ANY_PAGE = 0;

/** The grid of the device. */
export function hookTables(): HookTables {
  const {sheet} = device;
  const {registers, onEveryPage, ranges, pages, portName, isPrinted} = sheet;
  const hookAt = (offset: number, isWrite: boolean): string => hookWord(sheet, isWrite, ANY_PAGE, offset);
  const own = pages === 1 ? [] : registers.filter((offset) => !onEveryPage.includes(offset));
  const shared = registers.filter((offset) => !own.includes(offset));
  // A register of several bytes is hooked as one: a row where it begins.
  const isPart = (offset: number): boolean =>
    shared.includes(offset - 1) && WAYS.every((way) => hookAt(offset, way) === hookAt(offset - 1, way));
  const same = shared.filter((offset) => !isPart(offset));
  const cell = (offset: number, name: string, isWrite: boolean): HookCell => ({
    hook: hookAt(offset, isWrite),
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
        cells: WAYS.map((isWrite) => cell(offset, portName(ANY_PAGE, offset, isWrite), isWrite)),
      })),
      ...ranges.map(({name, start}) => ({
        offset: hexOffset(start),
        cells: WAYS.map((isWrite) => cell(start, `${name} port`, isWrite)),
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
        const name = registerWord(sheet, page, offset, isWrite);
        return {
          hook: hookWord(sheet, isWrite, page, offset),
          name,
          isPrinted: isPrinted(page, offset, isWrite),
          label: `${wayWord(isWrite)} ${name}, page ${page}`,
        };
      }),
    })),
  };
}

function wayWord(isWrite: boolean): string {
  return isWrite ? 'write' : 'read';
}

/** A set's single hooks; none for text that is no set. */
export function hooksOf(text: string): readonly string[] {
  const set = parseHookSet(device, text);
  return set.ok ? singleHooks(set.value) : [];
}

/** The named set that single hooks are; null: none. */
export function presetOf(hooks: readonly string[]): string | null {
  const chosen = new Set(hooks);
  return (
    Object.keys(device.hooks.sets).find((name) => {
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
  const set = parseHookSet(device, hooksText(hooks));
  const text = presetOf(hooks) ?? (set.ok ? set.value.words().join(',') : hooksText(hooks));
  return isDynamic ? `${text},${DYNAMIC}` : text;
}

function hexOffset(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(2, '0');
}

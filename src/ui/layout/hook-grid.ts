// The card's ports as a grid to tick: a row for each offset, a column for each page and direction, names as the data sheet has them.

import {hook, NE2000_HOOKS} from '../../kits/ne2000/model/hooks.ts';
import {PORT, RESET_PORTS} from '../../kits/ne2000/sheet/board.ts';
import {PAGES} from '../../kits/ne2000/sheet/dp8390.ts';
import {DYNAMIC, registerWord} from '../../sim/models/hook-set.ts';
import {hooksText, hookWord, singleHooks} from '../../sim/models/hook-words.ts';
import {parseHookSet} from '../../sim/models/parse-hooks.ts';

const {sheet} = NE2000_HOOKS;

/** One single hook in its place. */
export interface HookCell {
  readonly hook: string;
  /** As the data sheet prints it; an offset where it prints nothing. */
  readonly name: string;
  readonly isPrinted: boolean;
  /** For a screen reader: `write RSAR0, page 0`. */
  readonly label: string;
}

/** A row of the grid. */
export interface HookGridRow {
  readonly offset: string;
  readonly cells: readonly HookCell[];
}

/** Columns in their order: each page read, then written. */
export const HOOK_COLUMNS: readonly {readonly page: number; readonly isWrite: boolean}[] = PAGES.flatMap((_, page) => [
  {page, isWrite: false},
  {page, isWrite: true},
]);

/** What is the same on every page: CR, the data port, the reset port; read, then written. */
export const EVERY_PAGE: readonly HookGridRow[] = [
  {port: PORT.CR, name: PORT.CR.name, offset: PORT.CR.offset},
  {port: PORT.DATA, name: 'data port', offset: PORT.DATA.offset},
  {port: PORT.RESET, name: 'reset port', offset: RESET_PORTS.start},
].map(({port, name, offset}) => ({
  offset: hexOffset(offset),
  cells: (['read', 'write'] as const).map((direction) => ({
    hook: hook(port, direction),
    name,
    isPrinted: true,
    label: `${direction} ${name}`,
  })),
}));

/** The registers behind the pages, offsets 0x01 to 0x0F. */
export const BY_PAGE: readonly HookGridRow[] = sheet.registers
  .filter((offset) => offset !== PORT.CR.offset)
  .map((offset) => ({
    offset: hexOffset(offset),
    cells: HOOK_COLUMNS.map(({page, isWrite}) => {
      const name = registerWord(sheet, page, offset, isWrite);
      const isPrinted = !name.startsWith('0x');
      return {
        hook: hookWord(sheet, isWrite, page, offset),
        name,
        isPrinted,
        label: `${isWrite ? 'write' : 'read'} ${name}, page ${page}`,
      };
    }),
  }));

/** The names of sets that are offered. */
export const PRESETS: readonly string[] = ['deck', 'minimal', 'sharing', 'registers', 'all', 'none'];

/** A set's single hooks; none for text that is no set. */
export function hooksOf(text: string): readonly string[] {
  const set = parseHookSet(NE2000_HOOKS, text);
  return set.ok ? singleHooks(set.value) : [];
}

/** The named set that single hooks are; null: none. */
export function presetOf(hooks: readonly string[]): string | null {
  const chosen = new Set(hooks);
  return (
    Object.keys(NE2000_HOOKS.sets).find((name) => {
      const own = hooksOf(name);
      return own.length === chosen.size && own.every((hook) => chosen.has(hook));
    }) ?? null
  );
}

/** True where a set's text has its map follow the model. */
export function isDynamicText(text: string): boolean {
  return text.split(',').some((item) => item.trim() === DYNAMIC);
}

/** What a dynamic set must see, of single hooks: without these nobody knows which page is selected. */
export const DYNAMIC_NEEDS: readonly string[] = [hook(PORT.CR, 'write'), hook(PORT.RESET, 'read')];

/** Single hooks as the shortest text: a name where there is one. */
export function shortText(hooks: readonly string[], isDynamic = false): string {
  const set = parseHookSet(NE2000_HOOKS, hooksText(hooks));
  const text = presetOf(hooks) ?? (set.ok ? set.value.words().join(',') : hooksText(hooks));
  return isDynamic ? `${text},${DYNAMIC}` : text;
}

function hexOffset(offset: number): string {
  return offset.toString(16).toUpperCase().padStart(2, '0');
}

// Hook sets as text: names for the usual ones, and lists such as `w:COMMAND,w:0:LENGTH,r:*,w:data`. The word `dynamic`
// among them has the owner's permission map follow the model: the selected page, and
// a data port that does as it is told while a transfer can't leave the window.
import {fail, ok, type Result} from '../../base/result.ts';
import type {HookVocabulary} from '../../kits/contract/hook-vocabulary.ts';
import type {PortSheet} from '../../kits/contract/port-sheet.ts';
import {DYNAMIC, HookSet, offsetsIn, registerWord} from './hook-set.ts';

const ITEM = /^(r|w|rw):(?:(\d):)?([A-Z0-9]+|\*)$/i;

/**
 * Reads a hook set: a name, a list of items, or names and items mixed.
 * @example parseHookSet(vocabulary, 'deck,r:0:STATUS,dynamic')
 */
export function parseHookSet(vocabulary: HookVocabulary, text: string): Result<HookSet> {
  const {sets} = vocabulary.hooks;
  const set = new HookSet(vocabulary, text);
  const items = text.split(',').map((item) => item.trim());
  for (const [position, item] of items.entries()) {
    if (item === DYNAMIC) {
      set.isDynamic = true;
      continue;
    }
    const named = Object.hasOwn(sets, item) ? sets[item] : undefined;
    for (const plain of named === undefined ? [item] : named === '' ? [] : named.split(',')) {
      const fault = addItem(set, vocabulary, plain);
      if (fault !== null) return fail(items.length === 1 ? 'hooks' : `hooks, item ${position + 1}`, fault);
    }
  }
  return set.isDynamic && !seesPages(set, vocabulary) ? fail('hooks', blindWords(vocabulary)) : ok(set);
}

/**
 * True where nothing but a hooked access selects another page. Registers keep what they are given, so that a write matters in
 * whatever state it is made and no state of the model lets go of its hook; the page says which register a port is.
 */
function seesPages(set: HookSet, {sheet, hooks}: HookVocabulary): boolean {
  return hooks.pageHooks.every((hook) => {
    const [, direction = '', page = 0, name = ''] = ITEM.exec(hook) ?? [];
    return waysOf(direction).every((isWrite) =>
      offsetsOf(sheet, name, Number(page), isWrite).every((offset) => set.lists(isWrite, Number(page), offset)),
    );
  });
}

function blindWords({hooks}: HookVocabulary): string {
  return `"${DYNAMIC}" needs ${hooks.pageHooks.join(' and ')}: without them nobody sees which page is selected`;
}

/** Adds what one item lists; the fault in words, or null. */
function addItem(set: HookSet, vocabulary: HookVocabulary, item: string): string | null {
  const {sheet, hooks} = vocabulary;
  const match = ITEM.exec(item);
  const [, direction = '', page, name = ''] = match ?? [];
  if (match === null || Number(page ?? 0) >= sheet.pages)
    return `"${item}" is no hook: write ${Object.keys(hooks.sets).join(', ')}, or ${itemForm(vocabulary)}`;
  const pages = page === undefined ? Array.from({length: sheet.pages}, (_, p) => p) : [Number(page)];
  let added = 0;
  for (const isWrite of waysOf(direction)) {
    for (const p of pages) {
      for (const offset of offsetsOf(sheet, name, p, isWrite)) {
        set.add(isWrite, p, offset);
        added++;
      }
    }
  }
  return added > 0 ? null : noSuchRegister(sheet, item, name, direction.toLowerCase(), pages);
}

/** `true` stands for writes. */
function waysOf(direction: string): boolean[] {
  return [false, true].filter((isWrite) => direction.toLowerCase().includes(isWrite ? 'w' : 'r'));
}

/** The offsets that a name means on one page. */
function offsetsOf(sheet: PortSheet, name: string, page: number, isWrite: boolean): readonly number[] {
  const wanted = name.toUpperCase();
  const range = sheet.ranges.find((one) => one.name.toUpperCase() === wanted);
  if (range !== undefined) return offsetsIn(range);
  if (wanted === '*') return sheet.registers;
  return sheet.registers.filter((offset) => registerWord(sheet, page, offset, isWrite).toUpperCase() === wanted);
}

function itemForm({sheet, hooks}: HookVocabulary): string {
  const page = sheet.pages === 1 ? '' : `then a page (0 to ${sheet.pages - 1}) if wanted, `;
  const names = inWords(['a register', '*', ...sheet.ranges.map(({name}) => name)]);
  return `r, w or rw, ${page}then ${names}: ${hooks.examples.join(', ')}`;
}

function inWords(all: readonly string[]): string {
  return `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;
}

function noSuchRegister(
  sheet: PortSheet,
  item: string,
  name: string,
  direction: string,
  pages: readonly number[],
): string {
  const words = pages.flatMap((page) =>
    waysOf(direction).flatMap((isWrite) => sheet.registers.map((offset) => registerWord(sheet, page, offset, isWrite))),
  );
  const allowed = [...new Set(words)].filter((word) => !word.startsWith('RSV') && !word.startsWith('0x'));
  const act = direction === 'r' ? 'read' : direction === 'w' ? 'written' : 'read or written';
  const where = pages.length === 1 && sheet.pages > 1 ? ` on page ${pages[0]}` : '';
  const all = [...allowed, '*', ...sheet.ranges.map((range) => range.name)];
  return `"${item}": no register ${name} is ${act}${where}; there are ${all.join(', ')}`;
}

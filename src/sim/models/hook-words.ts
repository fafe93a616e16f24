// Single hooks as words: the least that can be hooked or left out. A range, and a register that is the same on every page, is one each way.

import type {Direction, Port} from '../../base/port.ts';
import type {PortSheet} from '../../kits/contract/port-sheet.ts';
import {firstPage, type HookSet, offsetsIn, registerWord} from './hook-set.ts';

/** The word of a single hook, by the name of its port. @example hookOf(sheet, PORT.DATA, 'write') */
export function hookOf(sheet: PortSheet, port: Port, direction: Direction): string {
  const isWrite = direction === 'write';
  return hookWord(sheet, isWrite, firstPage(sheet, port, isWrite), port.offset);
}

/** The word of the hook that an access of one register meets: `w:0:LENGTH`, `r:COMMAND`, `w:data`. */
export function hookWord(sheet: PortSheet, isWrite: boolean, page: number, offset: number): string {
  const direction = isWrite ? 'w' : 'r';
  const range = sheet.ranges.find(({start, end}) => offset >= start && offset < end);
  if (range !== undefined) return `${direction}:${range.name}`;
  if (sheet.onEveryPage.includes(offset)) return `${direction}:${sheet.portName(page, offset, isWrite)}`;
  return `${direction}:${page}:${registerWord(sheet, page, offset, isWrite)}`;
}

/** Every single hook there is, one by one. */
export function everyHook(sheet: PortSheet): string[] {
  return hooksWhere(sheet, () => true);
}

/** The single hooks that a set lists. */
export function singleHooks(set: HookSet): string[] {
  return hooksWhere(set.vocabulary.sheet, (isWrite, page, offset) => set.lists(isWrite, page, offset));
}

function hooksWhere(sheet: PortSheet, isListed: HookSet['lists']): string[] {
  const words = new Set<string>();
  for (const isWrite of [false, true]) {
    for (const offsets of [sheet.registers, ...sheet.ranges.map(offsetsIn)]) {
      for (let page = 0; page < sheet.pages; page++) {
        for (const offset of offsets) {
          if (isListed(isWrite, page, offset)) words.add(hookWord(sheet, isWrite, page, offset));
        }
      }
    }
  }
  return [...words];
}

/** Single hooks as the text of a set; nothing hooked is a word too. */
export function hooksText(hooks: readonly string[]): string {
  return hooks.length === 0 ? 'none' : hooks.join(',');
}

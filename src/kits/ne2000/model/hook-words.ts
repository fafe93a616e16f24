// Single hooks as words: the least that can be hooked or left out. CR, the data port and the reset ports are one each way.

import type {Direction, Port} from '../../../base/port.ts';
import {isDataPort, isResetPort, PORT} from '../sheet/board.ts';
import {firstPage, PAGES} from '../sheet/dp8390.ts';
import {DATA_OFFSETS, type HookSet, REGISTER_OFFSETS, RESET_OFFSETS, registerWord} from './hook-set.ts';

/** The word of a single hook, by the name of its port. @example hook(PORT.PSTART, 'write') */
export function hook(port: Port, direction: Direction): string {
  return hookWord(direction === 'write', firstPage(port, direction), port.offset);
}

/** The word of the hook that an access of one register meets: `w:0:RSAR0`, `r:CR`, `w:data`. */
export function hookWord(isWrite: boolean, page: number, offset: number): string {
  const direction = isWrite ? 'w' : 'r';
  if (isDataPort(offset)) return `${direction}:${PORT.DATA.name}`;
  if (isResetPort(offset)) return `${direction}:${PORT.RESET.name}`;
  if (offset === PORT.CR.offset) return `${direction}:${PORT.CR.name}`;
  return `${direction}:${page}:${registerWord(page, offset, isWrite)}`;
}

/** Every single hook there is: what `all` lists, one by one. */
export function everyHook(): string[] {
  return singleHooks({lists: () => true});
}

/** The single hooks that a set lists. */
export function singleHooks(set: Pick<HookSet, 'lists'>): string[] {
  const words = new Set<string>();
  for (const isWrite of [false, true]) {
    for (const offsets of [REGISTER_OFFSETS, DATA_OFFSETS, RESET_OFFSETS]) {
      for (const page of PAGES.keys()) {
        for (const offset of offsets) {
          if (set.lists(isWrite, page, offset)) words.add(hookWord(isWrite, page, offset));
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

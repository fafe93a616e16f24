// Single hooks as words: the least that can be hooked or left out. CR, the data port and the reset ports are one each way.
import {DATA_OFFSETS, type HookSet, PAGES, REGISTER_OFFSETS, RESET_OFFSETS, registerWord} from './hook-set.ts';

/** The word of the hook that an access of one register meets: `w:0:RSAR0`, `r:CR`, `w:data`. */
export function hookWord(isWrite: boolean, page: number, offset: number): string {
  const direction = isWrite ? 'w' : 'r';
  if (DATA_OFFSETS.includes(offset)) return `${direction}:data`;
  if (RESET_OFFSETS.includes(offset)) return `${direction}:reset`;
  if (offset === 0) return `${direction}:CR`;
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
      for (let page = 0; page < PAGES; page++) {
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

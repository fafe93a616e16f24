// The single hooks that a set is made of, as words that `parseHookSet` reads, and how often a run's guests used each.
import {Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';
import {DATA_OFFSETS, PAGES, REGISTER_OFFSETS, RESET_OFFSETS, registerWord} from '../../models/ne2k/hook-set.ts';
import type {Lab} from '../lab.ts';

/** The word of the hook that an access of one register meets: CR, the data port and the reset ports are one each way. */
function hookWord(isWrite: boolean, page: number, offset: number): string {
  const direction = isWrite ? 'w' : 'r';
  if (DATA_OFFSETS.includes(offset)) return `${direction}:data`;
  if (RESET_OFFSETS.includes(offset)) return `${direction}:reset`;
  if (offset === 0) return `${direction}:CR`;
  return `${direction}:${page}:${registerWord(page, offset, isWrite)}`;
}

/** Every single hook there is: what `all` lists, one by one. */
export function everyHook(): string[] {
  const words = new Set<string>();
  for (const isWrite of [false, true]) {
    for (let page = 0; page < PAGES; page++) {
      for (const offset of REGISTER_OFFSETS) words.add(hookWord(isWrite, page, offset));
    }
    words.add(hookWord(isWrite, 0, DATA_OFFSETS[0] ?? 0));
    words.add(hookWord(isWrite, 0, RESET_OFFSETS[0] ?? 0));
  }
  return [...words];
}

/** How often the guests of a run used what each hook lists, elements of a `rep` counted; hooks never used are left out. */
export function countUses({store}: Lab): Map<string, number> {
  const uses = new Map<string, number>();
  for (let index = 0; index < store.next; index++) {
    const w0 = store.word(index, 0);
    if (kindOf(w0) !== Kind.ACCESS) continue;
    const flags = flagsOf(w0);
    const times = (flags & Flag.BURST) !== 0 ? store.word(index, 1) : 1;
    const last = Math.min(offsetOf(w0) + sizeOf(w0), DATA_OFFSETS.includes(offsetOf(w0)) ? offsetOf(w0) + 1 : 32);
    for (let offset = offsetOf(w0); offset < last; offset++) {
      const word = hookWord((flags & Flag.WRITE) !== 0, pageOf(w0), offset);
      uses.set(word, (uses.get(word) ?? 0) + times);
    }
  }
  return uses;
}

// How often a run's guests used each single hook.
import {Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';
import {DATA_OFFSETS} from '../../models/ne2k/hook-set.ts';
import {hookWord} from '../../models/ne2k/hook-words.ts';
import type {Lab} from '../lab.ts';

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

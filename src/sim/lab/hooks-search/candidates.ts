// How often a run's guests used each single hook.

import {hookWord} from '../../../kits/ne2000/model/hook-words.ts';
import {BOARD_PORTS, isDataPort} from '../../../kits/ne2000/sheet/board.ts';
import {PAGES} from '../../../kits/ne2000/sheet/dp8390.ts';
import type {PackedRecord} from '../../../trace/packed-record.ts';
import {Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';

/** Counts as records pass: elements of a `rep` each, by direction, page and offset. */
export class UseCount {
  readonly #counts = new Float64Array(2 * PAGES.length * BOARD_PORTS);

  /** Takes the next record. */
  see({w0, w1}: PackedRecord): void {
    if (kindOf(w0) !== Kind.ACCESS) return;
    const flags = flagsOf(w0);
    const times = (flags & Flag.BURST) !== 0 ? w1 : 1;
    const first = offsetOf(w0);
    const end = Math.min(first + sizeOf(w0), isDataPort(first) ? first + 1 : BOARD_PORTS);
    const row = (((flags & Flag.WRITE) !== 0 ? PAGES.length : 0) + pageOf(w0)) * BOARD_PORTS;
    for (let offset = first; offset < end; offset++)
      this.#counts[row + offset] = (this.#counts[row + offset] ?? 0) + times;
  }

  /** Uses by a single hook's word; hooks never used are left out. */
  get uses(): Map<string, number> {
    const uses = new Map<string, number>();
    for (const [at, times] of this.#counts.entries()) {
      if (times === 0) continue;
      const row = Math.floor(at / BOARD_PORTS);
      const word = hookWord(row >= PAGES.length, row % PAGES.length, at % BOARD_PORTS);
      uses.set(word, (uses.get(word) ?? 0) + times);
    }
    return uses;
  }
}

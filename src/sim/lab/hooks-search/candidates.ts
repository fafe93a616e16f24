// How often a run's guests used each single hook.

import type {PortSheet} from '../../../kits/contract/port-sheet.ts';
import type {PackedRecord} from '../../../trace/packed-record.ts';
import {Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';
import {hookWord} from '../../models/hook-words.ts';

/** Counts as records pass: elements of a `rep` each, by direction, page and offset. */
export class UseCount {
  readonly #sheet: PortSheet;
  readonly #counts: Float64Array;

  constructor(sheet: PortSheet) {
    this.#sheet = sheet;
    this.#counts = new Float64Array(2 * sheet.pages * sheet.ports);
  }

  /** Takes the next record. */
  see({w0, w1}: PackedRecord): void {
    if (kindOf(w0) !== Kind.ACCESS) return;
    const flags = flagsOf(w0);
    const times = (flags & Flag.BURST) !== 0 ? w1 : 1;
    const {pages, ports, ranges} = this.#sheet;
    const first = offsetOf(w0);
    const isData = ranges.some((range) => range.does === 'move' && first >= range.start && first < range.end);
    const end = Math.min(first + sizeOf(w0), isData ? first + 1 : ports);
    const row = (((flags & Flag.WRITE) !== 0 ? pages : 0) + pageOf(w0)) * ports;
    for (let offset = first; offset < end; offset++)
      this.#counts[row + offset] = (this.#counts[row + offset] ?? 0) + times;
  }

  /** Uses by a single hook's word; hooks never used are left out. */
  get uses(): Map<string, number> {
    const {pages, ports} = this.#sheet;
    const uses = new Map<string, number>();
    for (const [at, times] of this.#counts.entries()) {
      if (times === 0) continue;
      const row = Math.floor(at / ports);
      const word = hookWord(this.#sheet, row >= pages, row % pages, at % ports);
      uses.set(word, (uses.get(word) ?? 0) + times);
    }
    return uses;
  }
}

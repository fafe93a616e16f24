// How often a run's guests used each single hook.

import type {PortSheet} from '../../../kits/contract/port-sheet.ts';
import type {PackedRecord} from '../../../trace/packed-record.ts';
import {Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';
import {hookWord} from '../../models/hook-words.ts';

/** Counts as records pass, elements of a `rep` each: an access is one use of each hook that it touches, of however many bytes. */
export class UseCount {
  readonly #sheet: PortSheet;
  /** Single hooks by direction, page and offset: numbers into `#words`. */
  readonly #hooks: Uint16Array;
  readonly #words: string[] = [];
  readonly #counts: Float64Array;

  constructor(sheet: PortSheet) {
    this.#sheet = sheet;
    const {pages, ports} = sheet;
    const numbers = new Map<string, number>();
    this.#hooks = Uint16Array.from({length: 2 * pages * ports}, (_, at) => {
      const row = Math.floor(at / ports);
      const word = hookWord(sheet, row >= pages, row % pages, at % ports);
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size);
      return this.#words.push(word) - 1;
    });
    this.#counts = new Float64Array(this.#words.length);
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
    let before = -1;
    for (let offset = first; offset < end; offset++) {
      const hook = this.#hooks[row + offset] ?? 0;
      if (hook !== before) this.#counts[hook] = (this.#counts[hook] ?? 0) + times;
      before = hook;
    }
  }

  /** Uses by a single hook's word; hooks never used are left out. */
  get uses(): Map<string, number> {
    const used = this.#words.map((word, hook) => [word, this.#counts[hook] ?? 0] as const);
    return new Map(used.filter(([, times]) => times > 0));
  }
}

// Filters that stop a run, forwards and backwards. Fetched when there is one: a run without breakpoints knows nothing of them.
import {filterWords} from '../sim/lab/filter-words.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {compileFilter, firstThat, lastThat, type RecordTest} from '../trace/filter/compile.ts';
import {parseFilter} from '../trace/filter/parse.ts';
import type {EventIndex} from '../trace/units.ts';
import type {ListedBreakpoint} from './protocol/commands.ts';
import type {NewsOf} from './protocol/news.ts';

type Stop = Omit<NewsOf<'stopped'>, 'type'>;

/** The breakpoints of one run. A filter is looked for among records already written, so the machine runs as fast as ever. */
export class Breakpoints {
  readonly #list: readonly ListedBreakpoint[];
  readonly #tell: (stop: Stop) => void;
  #lab: Lab | null = null;
  #tests: readonly {readonly id: number; readonly passes: RecordTest}[] = [];

  constructor(list: readonly ListedBreakpoint[], tell: (stop: Stop) => void) {
    this.#list = list;
    this.#tell = tell;
  }

  /** Looks at what was written since `from`; at the first match the machine is stood right behind it. True if there is one. */
  stopIn(lab: Lab, from: EventIndex): boolean {
    const event = firstThat(this.#testFor(lab), lab.store, from, lab.position);
    if (event < 0) return false;
    lab.seek(event + 1);
    this.#tell({breakpoint: this.#at(lab, event), event, backwards: false});
    return true;
  }

  /** Stands the machine behind the last match before the present, or at power-on. */
  runBack(lab: Lab): void {
    const event = lastThat(this.#testFor(lab), lab.store, Math.max(0, lab.position - 1));
    lab.seek(event + 1);
    const isMet = event >= 0;
    this.#tell({breakpoint: isMet ? this.#at(lab, event) : null, event: isMet ? event : null, backwards: true});
  }

  #testFor(lab: Lab): RecordTest {
    if (this.#lab !== lab) {
      this.#lab = lab;
      const words = filterWords(lab.machine.scenario);
      this.#tests = this.#list.flatMap(({id, text}) => {
        const parsed = parseFilter(text, words);
        return parsed.ok && parsed.filter !== null ? [{id, passes: compileFilter(parsed.filter, words)}] : [];
      });
    }
    const tests = this.#tests;
    const [only] = tests;
    if (only !== undefined && tests.length === 1) return only.passes;
    return (record) => tests.some(({passes}) => passes(record));
  }

  /** The breakpoint that picked a record. */
  #at(lab: Lab, event: EventIndex): number | null {
    let found: number | null = null;
    lab.store.scan(event, event + 1, (record) => {
      found = this.#tests.find(({passes}) => passes(record))?.id ?? null;
      return true;
    });
    return found;
  }
}

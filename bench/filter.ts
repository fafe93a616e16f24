// Filters over the columns of a real run: what a million records cost to search.
import {present} from '../src/base/assert.ts';
import {scenarioNamed} from '../src/scenarios/library.ts';
import {filterWords} from '../src/sim/lab/filter-words.ts';
import {openLab} from '../src/sim/lab/open-lab.ts';
import {compileFilter, recordsThat} from '../src/trace/filter/compile.ts';
import {parseFilter} from '../src/trace/filter/parse.ts';
import {alone} from './measure.ts';
import {atLeast, type BenchResult} from './result.ts';

const RECORDS = 50_000;
const FILTERS = [
  {name: 'one word', text: 'kind == handoff'},
  {name: 'register and bit', text: 'reg == CR && value & CR.TXP'},
  {name: 'five tests', text: 'hook && guest.id in {A, C} && io.dir == out && value >= 0x10 || dma.verdict == deny'},
] as const;

/** Records a second through each filter. */
export function filterBenches(): BenchResult[] {
  const lab = openLab(present(scenarioNamed('bulk'), 'the library has bulk'));
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runTo(RECORDS);
  const {store} = lab.value;
  const words = filterWords(lab.value.machine.scenario);
  return FILTERS.map(({name, text}) => {
    const parsed = parseFilter(text, words);
    if (!parsed.ok) throw new Error(parsed.fault.message);
    const passes = compileFilter(parsed.filter, words);
    const ns = alone({units: store.length, run: () => recordsThat(passes, store).length});
    return atLeast(`filter, ${name}`, 'records/s', 1e9 / ns, 10e6, text);
  });
}

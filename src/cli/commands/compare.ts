// `vpio compare SCENARIO`: the same guests and the same work under every technique, and what each cost and let through.
// Exit status: 0 compared, 2 bad input.
import {ok, type Result} from '../../base/result.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {Comparison} from '../../sim/lab/compare/comparison.ts';
import {PASSED_AT_ONCE} from '../../sim/lab/passing-records.ts';
import {readArguments} from '../arguments.ts';
import {type ComparisonReport, comparisonInWords} from '../compare-words.ts';
import {DiskShelf} from '../frame-shelf.ts';
import {type Outcome, refused} from '../outcome.ts';
import {Progress} from '../progress.ts';
import {findChosen} from '../scenario-argument.ts';

const VALUES = ['profile', 'hooks', 'seed'] as const;
const SWITCHES = ['json'] as const;
const USAGE = 'usage: compare SCENARIO [--profile qemu|datasheet] [--hooks SET] [--seed N] [--json]';

/** What the command prints and its exit status. */
export function compareOutcome(args: readonly string[]): Outcome {
  const given = readArguments(args, {values: VALUES, switches: SWITCHES, word: 'SCENARIO', usage: USAGE});
  if (!given.ok) return refused(given.fault);
  const {word, values, switches} = given.value;
  const scenario = findChosen(word, values);
  if (!scenario.ok) return refused(scenario.fault);
  const compared = compare(scenario.value, values.hooks);
  if (!compared.ok) {
    const {place, message} = compared.fault;
    const isOption = values.hooks !== undefined && place.startsWith('hooks');
    return refused({place: isOption ? '--hooks' : `${word}: ${place}`, message});
  }
  const stdout = switches.has('json')
    ? `${JSON.stringify(compared.value)}\n`
    : comparisonInWords(compared.value, scenario.value);
  return {status: 0, stdout, stderr: ''};
}

function compare(scenario: Scenario, hooks: string | undefined): Result<ComparisonReport> {
  const {name, title, seed, profile, costs} = scenario;
  const comparison = new Comparison(scenario, hooks, () => new DiskShelf());
  const progress = new Progress();
  for (let goesOn = true; goesOn; ) {
    const advanced = comparison.advance(PASSED_AT_ONCE);
    if (!advanced.ok) return advanced;
    goesOn = advanced.value;
    progress.tell(
      () => `${comparison.reports.length} of ${comparison.techniques.length} techniques, now ${comparison.current}`,
    );
  }
  progress.end();
  const techniques = Object.fromEntries(comparison.reports.map((report) => [report.technique, report]));
  const {impossible} = comparison;
  const all = {scenario: name, title, seed, profile, costs, techniques};
  return ok(Object.keys(impossible).length === 0 ? all : {...all, impossible});
}

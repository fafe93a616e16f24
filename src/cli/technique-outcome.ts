// `vpio run SCENARIO --technique T` for the techniques beside VPIO: the same fields, from a machine without a monitor.
import {ok} from '../base/result.ts';
import {TECHNIQUES, techniqueNamed} from '../sim/lab/compare/technique-report.ts';
import {runUnder} from '../sim/lab/compare/technique-run.ts';
import {readProfile, readSeed} from './arguments.ts';
import {DiskShelf} from './frame-shelf.ts';
import {type Outcome, refused} from './outcome.ts';
import type {RunArguments} from './run-arguments.ts';
import {findScenario} from './scenario-argument.ts';
import {runOfTechnique, techniqueInWords} from './technique-words.ts';

/** Options that ask for what only VPIO has: hooks, policies, and the one card whose bus is recorded. */
const VPIO_ONLY = ['hooks', 'policies', 'trace', 'pcap'] as const;

/** Runs a scenario under a technique other than VPIO. */
export function runUnderTechnique(name: string, {word, values, switches}: RunArguments): Outcome {
  const technique = techniqueNamed(name);
  if (technique === undefined)
    return refused({
      place: '--technique',
      message: `there is no technique ${name}; there are ${TECHNIQUES.join(', ')}`,
    });
  const unfit = VPIO_ONLY.find((option) => values[option] !== undefined);
  if (unfit !== undefined) return refused({place: `--${unfit}`, message: 'goes with technique vpio only'});
  const seed = values.seed === undefined ? ok(undefined) : readSeed(values.seed);
  if (!seed.ok) return refused(seed.fault);
  const profile = values.profile === undefined ? ok(undefined) : readProfile(values.profile);
  if (!profile.ok) return refused(profile.fault);
  const found = findScenario(word);
  if (!found.ok) return refused(found.fault);
  const scenario = {
    ...found.value,
    profile: profile.value ?? found.value.profile,
    seed: seed.value ?? found.value.seed,
  };
  const report = runUnder(scenario, technique, {shelf: new DiskShelf()});
  if (!report.ok) return refused({...report.fault, place: `${word}: ${report.fault.place}`});
  const run = runOfTechnique(scenario.name, scenario.seed, report.value);
  return {
    status: 0,
    stdout: switches.has('json') ? `${JSON.stringify(run)}\n` : techniqueInWords(scenario.title, run),
    stderr: '',
  };
}

// `vpio explore [MODEL]`: walks the monitor with two guests on an abstract card and checks the safety properties by name.
// Exit status: 0 all hold, 1 one does not (its counterexample is printed), 2 bad input.
import {fail, ok, type Result} from '../base/result.ts';
import {type ExploreOptions, type ExploreReport, exploreNe2k} from '../kits/ne2000/explore/explore-ne2k.ts';
import {FAULT_NAMES, type FaultName, isFaultName} from '../kits/ne2000/explore/faults.ts';
import type {Counterexample} from '../sim/explore/counterexample.ts';
import {type Given, readArguments} from './arguments.ts';
import {type Outcome, printed, refused} from './outcome.ts';

const USAGE = 'usage: explore [MODEL] [--scheduler forced-abort|patient] [--fault FAULT[,FAULT]] [--states N] [--json]';
const VALUES = ['scheduler', 'fault', 'states'] as const;
const SWITCHES = ['json'] as const;
const MODEL = 'ne2k';
const MOST_STATES = 2_000_000;

type ExploreArguments = Given<(typeof VALUES)[number], (typeof SWITCHES)[number]>;

/** Runs the command with its arguments (those after `explore`) and prints; gives the exit status. */
export function runExplore(args: readonly string[]): number {
  return printed(exploreOutcome(args));
}

/** What the command prints and its exit status. */
export function exploreOutcome(args: readonly string[]): Outcome {
  const given = readArguments(withModel(args), {values: VALUES, switches: SWITCHES, word: 'MODEL', usage: USAGE});
  if (!given.ok) return refused(given.fault);
  if (given.value.word !== MODEL)
    return refused({place: given.value.word, message: `there is no such model to explore; there is ${MODEL}`});
  const options = readOptions(given.value);
  if (!options.ok) return refused(options.fault);
  const report = exploreNe2k(options.value);
  return {
    status: report.properties.every(({holds}) => holds) ? 0 : 1,
    stdout: given.value.switches.has('json') ? `${JSON.stringify(report)}\n` : inWords(report),
    stderr: '',
  };
}

/** MODEL may be left out: it is then put in where nothing but options was given. */
function withModel(args: readonly string[]): readonly string[] {
  const isWord = (arg: string, at: number): boolean => {
    const before = args[at - 1] ?? '';
    const isValue = VALUES.some((name) => before === `--${name}`);
    return !arg.startsWith('--') && !isValue;
  };
  return args.some(isWord) ? args : [MODEL, ...args];
}

function readOptions({values}: ExploreArguments): Result<ExploreOptions> {
  const {scheduler, fault, states} = values;
  if (scheduler !== undefined && scheduler !== 'forced-abort' && scheduler !== 'patient')
    return fail('--scheduler', `${scheduler} is not one of forced-abort, patient`);
  const faults: FaultName[] = [];
  for (const name of fault === undefined ? [] : fault.split(',')) {
    if (!isFaultName(name)) return fail('--fault', `${name} is not one of ${FAULT_NAMES.join(', ')}`);
    faults.push(name);
  }
  const bound = states === undefined ? undefined : Number(states);
  if (bound !== undefined && !(/^\d+$/.test(states ?? '') && bound >= 1 && bound <= MOST_STATES))
    return fail('--states', `${states} is no whole number from 1 to ${MOST_STATES}`);
  return ok({scheduler, faults, bound});
}

function inWords(report: ExploreReport): string {
  const {model, states, transitions, walks, properties, withoutForcedAbort, variables} = report;
  const lines = [`${model}: ${states} states, ${transitions} transitions`];
  for (const {guests, complete, completeDepth, states: own} of walks) {
    const reach = complete ? 'every state' : `every run of ${completeDepth} steps`;
    lines.push(`  guests ${guests.join(' and ')}: ${own} states, ${reach}`);
  }
  lines.push(`${Object.keys(variables).length} variables; --json lists them with their domains`);
  for (const {name, holds, counterexample} of properties) {
    lines.push(`${holds ? 'holds ' : 'BROKEN'}  ${name}`);
    if (counterexample !== null) lines.push(...stepsInWords(counterexample));
  }
  if (withoutForcedAbort !== null) {
    lines.push('without forced abort a guest can wait for ever:', ...stepsInWords(withoutForcedAbort));
  }
  return `${lines.join('\n')}\n`;
}

function stepsInWords({steps, loopsTo}: Counterexample): string[] {
  const lines = steps.map(({words, outcome, handedTo, breaks}, at) => {
    const given = handedTo === null ? '' : `The card goes to ${handedTo}. `;
    const became = outcome === null || outcome === 'done' ? '' : ` (${outcome})`;
    const broke = breaks === null ? '' : ` => ${breaks}`;
    return `    ${String(at + 1).padStart(2)}. ${given}${words}${became}${broke}`;
  });
  return loopsTo === null ? lines : [...lines, `    and again from step ${loopsTo + 1}, for ever`];
}

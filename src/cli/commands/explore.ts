// `vpio explore [MODEL]`: walks the monitor with two guests on the card, or an abstract one in its place, and checks the safety
// properties by name.
// Exit status: 0 all hold, 1 one does not (its counterexample is printed), 2 bad input.
import {atOnce} from '../../base/at-once.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {Exploration, ExploreOptions, ExploreReport} from '../../kits/contract/exploration.ts';
import {EXPLORATIONS} from '../../kits/explorations.ts';
import type {Counterexample} from '../../sim/explore/counterexample.ts';
import {type Given, readArguments} from '../arguments.ts';
import {type Outcome, refused} from '../outcome.ts';

const USAGE = 'usage: explore [MODEL] [--scheduler forced-abort|patient] [--fault FAULT[,FAULT]] [--states N] [--json]';
const VALUES = ['scheduler', 'fault', 'states'] as const;
const SWITCHES = ['json'] as const;
/** What can be explored; the first where none is named. */
const ALL = Object.values(EXPLORATIONS);
const MODELS = ALL.map(({model}) => model);
const MOST_STATES = 2_000_000;

type ExploreArguments = Given<(typeof VALUES)[number], (typeof SWITCHES)[number]>;

/** What the command prints and its exit status. */
export function exploreOutcome(args: readonly string[]): Outcome {
  const given = readArguments(withModel(args), {values: VALUES, switches: SWITCHES, word: 'MODEL', usage: USAGE});
  if (!given.ok) return refused(given.fault);
  const {word} = given.value;
  const exploration = ALL.find(({model}) => model === word);
  if (exploration === undefined)
    return refused({place: word, message: `there is no such model to explore; there is ${MODELS.join(', ')}`});
  const options = readOptions(given.value, exploration);
  if (!options.ok) return refused(options.fault);
  const report = atOnce(exploration.explore(options.value));
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
  return args.some(isWord) ? args : [...MODELS.slice(0, 1), ...args];
}

function readOptions({values}: ExploreArguments, {faults: known}: Exploration): Result<ExploreOptions> {
  const {scheduler, fault, states} = values;
  if (scheduler !== undefined && scheduler !== 'forced-abort' && scheduler !== 'patient')
    return fail('--scheduler', `${scheduler} is not one of forced-abort, patient`);
  const faults = fault === undefined ? [] : fault.split(',');
  const stranger = faults.find((name) => !Object.hasOwn(known, name));
  if (stranger !== undefined) return fail('--fault', `${stranger} is not one of ${Object.keys(known).join(', ')}`);
  const bound = states === undefined ? undefined : Number(states);
  if (bound !== undefined && !(/^\d+$/.test(states ?? '') && bound >= 1 && bound <= MOST_STATES))
    return fail('--states', `${states} is no whole number from 1 to ${MOST_STATES}`);
  return ok({scheduler, faults, bound});
}

function inWords(report: ExploreReport): string {
  const {model, states, transitions, walks, properties, withoutForcedAbort, variables, met, leavesOut} = report;
  const lines = [`${model}: ${states} states, ${transitions} transitions`];
  for (const {guests, complete, completeDepth, states: own} of walks) {
    const reach = complete ? 'every state' : `every run of ${completeDepth} steps`;
    lines.push(`  guests ${guests.join(' and ')}: ${own} states, ${reach}`);
  }
  lines.push(
    `of the model ${met.states.met} of ${met.states.of} states and ${met.edges.met} of ${met.edges.of} edges were met`,
  );
  for (const {name, why} of [...met.states.missed, ...met.edges.missed])
    lines.push(`  not met: ${name}${why === null ? '' : `, ${why}`}`);
  for (const each of leavesOut) lines.push(`  left out: ${each}`);
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

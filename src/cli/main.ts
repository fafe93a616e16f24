// The command line: a table of commands, each loaded when it is called for. Exit status: 0 held, 1 a check failed,
// 2 bad input, 70 our own failure.
import {nearWords} from '../base/near-words.ts';
import {fetchEveryKit} from '../kits/device-kits.ts';
import {fetchReplays} from '../sim/lab/replay-code.ts';
import {type Outcome, printed} from './outcome.ts';

/** Does one command's work with what follows its name. */
type Run = (args: readonly string[]) => Outcome | Promise<Outcome>;

interface Command {
  /** What follows the command's name. */
  readonly takes: string;
  readonly about: string;
  readonly load: () => Promise<Run>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  conformance: {
    takes: 'FILE|DIR... [--profile qemu|datasheet] [--json]',
    about: 'holds the card to recorded sequences, access by access',
    load: async () => (await import('./commands/conformance.ts')).conformanceOutcome,
  },
  fuzz: {
    takes: '[--device D] [--profile qemu|datasheet] [--accesses N] [--seed N] [--json]',
    about: 'does anything at all to the card, and lets hostile guests do so under the full hook list',
    load: async () => (await import('./commands/fuzz.ts')).fuzzOutcome,
  },
  run: {
    takes:
      'SCENARIO... [--technique T] [--profile qemu|datasheet] [--hooks SET] [--policies P:C,...] [--seed N] [--json] [--trace OUT [--card D]] [--pcap OUT]',
    about: 'runs scenarios, of the library, out of files or as links give them, and prints their figures',
    load: async () => (await import('./commands/run.ts')).interruptibleOutcome,
  },
  compare: {
    takes: 'SCENARIO [--profile qemu|datasheet] [--hooks SET] [--seed N] [--json]',
    about: 'runs the same work under every technique: exits, cycles by cause, frames, and what an attack achieved',
    load: async () => (await import('./commands/compare.ts')).compareOutcome,
  },
  hooks: {
    takes: 'SCENARIO|TRACE|attacks [--device D] [--profile qemu|datasheet] [--json]',
    about: 'searches a minimal hook set that is sound for the run, and what each of its hooks buys',
    load: async () => (await import('./commands/hooks.ts')).hooksOutcome,
  },
  replay: {
    takes: 'TRACE [--hooks SET] [--json]',
    about: 'plays a recording of a real driver on the card and compares every read, interrupt and frame',
    load: async () => (await import('./commands/replay.ts')).replayOutcome,
  },
  steps: {
    takes:
      'SCENARIO --target T [--back] [--profile qemu|datasheet] [--hooks SET] [--seed N] [--policies LIST] [--json]',
    about:
      'lists where each step of the page would stop: every transition, frame, hand-off, or what the presenter shows',
    load: async () => (await import('./commands/steps.ts')).stepsOutcome,
  },
  explore: {
    takes: '[MODEL] [--scheduler forced-abort|patient] [--fault FAULT[,FAULT]] [--states N] [--json]',
    about: 'walks every interleaving of two guests on the monitor and checks the safety properties',
    load: async () => (await import('./commands/explore.ts')).exploreOutcome,
  },
  lessons: {
    takes: '--check [--json]',
    about: 'holds every lesson to its runs: instants, right answers, figures, in three seeds and on both cards',
    load: async () => (await import('./commands/lessons.ts')).lessonsOutcome,
  },
  grade: {
    takes: 'ASSIGNMENT SUBMISSION... [--json|--csv], or ASSIGNMENT --handout',
    about: 'marks homework: points, and for each one lost a sentence with the run that shows why',
    load: async () => (await import('./commands/grade.ts')).gradeOutcome,
  },
};

const BAD_INPUT = 2;
const OWN_FAILURE = 70;

/** Runs the command that the arguments name and returns the exit status of the process. */
export async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(await usage());
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const [near] = nearWords(name ?? '', Object.keys(COMMANDS));
    const guess = near === undefined ? '' : `, perhaps ${near}`;
    console.error(name === undefined ? await usage() : `vpio: no command "${name}"${guess}; --help lists them`);
    return BAD_INPUT;
  }
  if (rest.includes('--help')) {
    console.log(await usage());
    return 0;
  }
  try {
    const [run] = await Promise.all([command.load(), fetchEveryKit(), fetchReplays()]);
    return printed(await run(rest));
  } catch (error) {
    console.error(`vpio ${name}: ${error instanceof Error ? error.message : String(error)} (our own mistake)`);
    return OWN_FAILURE;
  }
}

async function usage(): Promise<string> {
  const {SCENARIO_LIBRARY} = await import('../scenarios/library.ts');
  const names = SCENARIO_LIBRARY.map(({name}) => name).join(', ');
  const lines = Object.entries(COMMANDS).map(([name, {takes, about}]) => `  ${name} ${takes}\n      ${about}`);
  return [
    'usage: npm run -s vpio -- COMMAND ...',
    ...lines,
    `SCENARIO is a file, or one of the library: ${names}.`,
    '--json prints one JSON object and nothing else.',
  ].join('\n');
}

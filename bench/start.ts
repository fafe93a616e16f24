// How soon the command line says something: from the start of its process to the first of its output, already built.
import {spawn} from 'node:child_process';
import process from 'node:process';
import {median} from './measure.ts';
import {atMost, type BenchResult} from './result.ts';

const TRIES = 11;
const GOAL_MS = 300;
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Node alone, the program, and the program by way of npm. */
export async function startBenches(): Promise<BenchResult[]> {
  const nothing = await firstOutputMs(process.execPath, ['-e', 'console.log()']);
  const against = `${nothing.toFixed(0)} ms of a Node that does nothing`;
  const results: BenchResult[] = [];
  for (const args of [['--help'], ['run', 'two-guests']]) {
    const [direct, byNpm] = [
      await firstOutputMs(process.execPath, ['tools/vpio.mjs', ...args]),
      await firstOutputMs(NPM, ['run', '-s', 'vpio', '--', ...args]),
    ];
    results.push(
      atMost(`start, node tools/vpio.mjs ${args.join(' ')}`, 'ms', direct, GOAL_MS, against),
      atMost(
        `start, npm run -s vpio -- ${args.join(' ')}`,
        'ms',
        byNpm,
        GOAL_MS,
        `${against}; npm’s own start is in it`,
      ),
    );
  }
  return results;
}

/** The median of some calls, the first of which builds. */
async function firstOutputMs(command: string, args: readonly string[]): Promise<number> {
  await firstOutput(command, args);
  const taken: number[] = [];
  for (let i = 0; i < TRIES; i++) taken.push(await firstOutput(command, args));
  return median(taken);
}

function firstOutput(command: string, args: readonly string[]): Promise<number> {
  return new Promise((done, failed) => {
    const from = performance.now();
    let first: number | null = null;
    const child = spawn(command, args, {stdio: ['ignore', 'pipe', 'inherit']});
    child.stdout.on('data', () => {
      first ??= performance.now() - from;
    });
    child.on('error', failed);
    child.on('close', () => (first === null ? failed(new Error(`${command} said nothing`)) : done(first)));
  });
}

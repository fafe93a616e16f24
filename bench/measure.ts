// How things are timed here: interleaved pairs after a warm-up, medians, and the processor's cycle for scale. A run takes a
// millisecond or so: on a busy machine most of such runs are not interrupted, and the median is one of those.
import process from 'node:process';

/** Does `units` of work in one go; what it returns keeps the compiler from leaving the work out. */
export interface Work {
  /** How many units one `run` does. */
  readonly units: number;
  /** Made ready before each run, outside the measured time. */
  readonly prepare?: () => void;
  readonly run: () => unknown;
}

/** Medians of a pair: nanoseconds a unit, and the median of the ratios of neighbours. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  /** `first / second`. */
  readonly ratio: number;
}

const PAIRS = 61;
/** So much processor time there is for the compiler to finish, and so many turns at least. */
const WARM_UP_MS = 2000;
const WARM_UP_TURNS = 30;
/** Each work once, cold: whether it runs at all. */
const IS_ONCE = process.argv.includes('--once');

/** Median of the numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

/** Nanoseconds a unit of one run. */
function timed(work: Work): number {
  work.prepare?.();
  const from = performance.now();
  kept = work.run();
  return ((performance.now() - from) * 1e6) / work.units;
}

/** What the last run returned. */
let kept: unknown;

/** Runs two works in turns. */
export function pair(first: Work, second: Work, pairs = PAIRS): Pair {
  const taken = turns([first, second], pairs);
  const ratios = (taken[0] ?? []).map((ns, i) => ns / (taken[1]?.[i] ?? Number.NaN));
  return {first: median(taken[0] ?? []), second: median(taken[1] ?? []), ratio: median(ratios)};
}

/** Median nanoseconds a unit of one work. */
export function alone(work: Work, runs = PAIRS): number {
  return median(turns([work], runs)[0] ?? []);
}

/** Processor time of this process so far: on a busy machine a wall clock runs while we don't. */
function cpuMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function turns(works: readonly Work[], count: number): number[][] {
  const taken: number[][] = works.map(() => []);
  const from = cpuMs();
  for (let turn = 0; !IS_ONCE && (turn < WARM_UP_TURNS || cpuMs() - from < WARM_UP_MS); turn++) works.forEach(timed);
  for (let turn = 0; turn < (IS_ONCE ? 1 : count); turn++) {
    works.forEach((work, i) => {
      taken[i]?.push(timed(work));
    });
  }
  if (kept === taken) throw new Error('a run returned what it cannot know');
  return taken;
}

const CHAIN = 500_000;
/** A 32-bit multiplication takes so many cycles on every x86 and ARM of the last ten years. */
const CYCLES_PER_MULTIPLICATION = 3;

/** Nanoseconds of a processor cycle, by a chain of multiplications that each wait for the last. */
export function cycleNs(): number {
  const ns = alone({
    units: CHAIN,
    run: () => {
      let word = 3;
      for (let i = 0; i < CHAIN; i++) word = Math.imul(word, 0x01000193);
      return word;
    },
  });
  return ns / CYCLES_PER_MULTIPLICATION;
}

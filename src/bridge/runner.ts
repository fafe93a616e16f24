// The clock of a session: runs the open lab in slices, as far as time, pace, breakpoints and the goal allow, and shows it on the way.
import type {Lab} from '../sim/lab/lab.ts';
import type {RecordPick} from '../sim/lab/step-targets.ts';
import type {EventIndex} from '../trace/units.ts';
import type {Breakpoints} from './breakpoints.ts';
import {BATCH, type Clock, SLICE_MS} from './clock.ts';
import type {RecordGoal} from './moments/record-goal.ts';

/** Views are posted at most 30 times a second. */
const VIEW_MS = 33;
/** A paced run that is ahead of its pace waits so long: half a frame. */
const PACE_MS = 8;

/**
 * Where a jump ends: behind so many events, behind the next record of this kind, or behind the one that a filter picks. Where there is none, that is
 * said, and it ends where it began.
 */
type Goal =
  | {readonly event: EventIndex}
  | {readonly isWanted: RecordPick; readonly from: EventIndex; readonly sayNone: () => void}
  | FilterGoal;

/** A jump to what a filter picks. */
export interface FilterGoal {
  readonly search: RecordGoal;
  readonly from: EventIndex;
  /** Hears once where the jump ended; null: there is no such record, or it was halted before. */
  readonly tell: (event: EventIndex | null, isHalted: boolean) => void;
}

interface Pace {
  readonly cyclesPerMs: number;
  readonly fromMs: number;
  readonly fromCycle: number;
}

/** Runs one lab at a time. */
export class Runner {
  /** null while there are none: a run without them pays nothing. */
  breakpoints: Breakpoints | null = null;
  /** The run goes no further than right behind this record; null: as far as it likes. */
  fence: EventIndex | null = null;
  readonly #clock: Clock;
  readonly #lab: () => Lab;
  readonly #show: () => void;
  #isRunning = false;
  #pace: Pace | null = null;
  #goal: Goal | null = null;
  /** Which slice is waited for: one put off before it does nothing when its turn comes. */
  #awaited = 0;
  #shownAt = Number.NEGATIVE_INFINITY;

  /** `lab` is the open one whenever it is asked for; `show` posts a view. */
  constructor(clock: Clock, lab: () => Lab, show: () => void) {
    this.#clock = clock;
    this.#lab = lab;
    this.#show = show;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** A view was posted. */
  shown(): void {
    this.#shownAt = this.#clock.nowMs();
  }

  /** Stands still from now on. */
  halt(): void {
    this.#isRunning = false;
    this.#drop();
  }

  /** Runs on; null: as fast as it goes. */
  run(lab: Lab, cyclesPerSecond: number | null): void {
    this.#pace =
      cyclesPerSecond === null
        ? null
        : {cyclesPerMs: cyclesPerSecond / 1000, fromMs: this.#clock.nowMs(), fromCycle: lab.now};
    this.#drop();
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#show();
    this.#sliceAfter(0);
  }

  /** Goes on to a goal, past breakpoints: at once where it is near, in slices that can be halted where it is far. */
  jump(goal: Goal): void {
    this.#drop();
    this.#goal = goal;
    this.#isRunning = true;
    this.#slice();
  }

  /** One slice: as far as time and pace allow, then the page is heard again. */
  #slice(): void {
    if (!this.#isRunning) return;
    const lab = this.#lab();
    const began = this.#clock.nowMs();
    const pace = this.#goal === null ? this.#pace : null;
    const until = pace === null ? Number.POSITIVE_INFINITY : pace.fromCycle + (began - pace.fromMs) * pace.cyclesPerMs;
    do {
      if (this.#goal !== null && 'search' in this.#goal) this.#search(lab, this.#goal);
      else if (lab.hasEnded || this.#isThere(lab)) this.#arrive(lab);
      else if (lab.now >= until) break;
      else this.#advance(lab, until);
      this.heedFence(lab);
    } while (this.#isRunning && this.#clock.nowMs() - began < SLICE_MS);
    if (!this.#isRunning || this.#clock.nowMs() - this.#shownAt >= VIEW_MS) this.#show();
    if (this.#isRunning) this.#sliceAfter(lab.now < until ? 0 : PACE_MS);
  }

  /** Puts the next slice off, in place of any that is waited for: a run has one loop, whatever it was told meanwhile. */
  #sliceAfter(ms: number): void {
    this.#awaited++;
    const own = this.#awaited;
    this.#clock.later(ms, () => {
      if (own === this.#awaited) this.#slice();
    });
  }

  /** Stops a run at the fence, and brings back what went past it in one stride. */
  heedFence(lab: Lab): void {
    const most = this.fence === null ? Number.POSITIVE_INFINITY : this.fence + 1;
    if (lab.position < most || (lab.position === most && this.#goal !== null)) return;
    this.halt();
    lab.seek(most);
  }

  #isThere(lab: Lab): boolean {
    return this.#goal !== null && 'event' in this.#goal && lab.position >= this.#goal.event;
  }

  /** At the goal, or at the run's end without it. */
  #arrive(lab: Lab): void {
    const goal = this.#goal;
    this.halt();
    if (goal === null) return;
    if ('event' in goal) lab.seek(Math.min(goal.event, lab.position));
    else if ('isWanted' in goal) {
      lab.seek(goal.from);
      goal.sayNone();
    }
  }

  /** Looks through what is computed, and computes more where that does not say. */
  #search(lab: Lab, {search, from, tell}: FilterGoal): void {
    search.read(lab.store);
    if (!search.isSure) {
      lab.seek(lab.store.length);
      if (!lab.hasEnded) return lab.runTo(lab.position + BATCH);
    }
    this.#goal = null;
    this.halt();
    lab.seek(search.found === null ? from : search.found + 1);
    tell(search.found, false);
  }

  /** Gives a goal up. */
  #drop(): void {
    const goal = this.#goal;
    this.#goal = null;
    if (goal !== null && 'search' in goal) goal.tell(null, true);
  }

  #advance(lab: Lab, until: number): void {
    const from = lab.position;
    const goal = this.#goal;
    if (goal === null) {
      lab.runUntil(until, from + BATCH);
      if (this.breakpoints?.stopIn(lab, from) === true) this.halt();
    } else if ('event' in goal) lab.runTo(Math.min(goal.event, from + BATCH));
    else if ('isWanted' in goal && lab.stepTo(goal.isWanted, from + BATCH)) this.halt();
  }
}

// A guest whose driver is ours: runs one operation at a time with interrupts off, and takes interrupts between them.

import {present, unreachable} from '../../base/assert.ts';
import {type PartState, stateOf} from '../../base/state.ts';
import {Operation} from '../../trace/record-layout.ts';
import type {Cycle} from '../../trace/units.ts';
import type {Answer, GuestProgram, Instruction} from '../machine/guest-program.ts';
import {type AppState, appReceive, appTick, awaitsUntil, freshApp, type Job, type Station} from './application.ts';
import {type BoardSetup, DOWN, type Driver, type DriverOp, type DriverState, type OpResult} from './driver.ts';
import type {GuestLog} from './guest-log.ts';

/** The operation under way: enough to start it again and feed it what it has read. */
type Work =
  | {readonly kind: 'init'}
  | {readonly kind: 'transmit'; readonly frame: Uint8Array}
  | {readonly kind: 'interrupt'}
  | {readonly kind: 'poll'}
  | {readonly kind: 'work' | 'attack'; readonly round: number};

interface GuestState extends PartState {
  readonly kind: 'scripted';
  nic: DriverState;
  app: AppState;
  work: Work | null;
  /** Answers the operation has been given so far. */
  answers: Answer[];
  /** The VMM injected an interrupt that no operation has taken up yet. */
  isInterrupted: boolean;
  /** When a driver that masks its interrupts looks next, if an answer is due then. */
  pollAt: Cycle;
  operations: number;
}

const HALT: Instruction = {op: 'hlt', until: Number.POSITIVE_INFINITY};

/** Operation numbers of the event store, by work. */
const OPERATION_OF = {
  init: Operation.INIT,
  transmit: Operation.TRANSMIT,
  interrupt: Operation.INTERRUPT,
  attack: Operation.ATTACK,
  poll: Operation.POLL,
  work: Operation.WORK,
} as const;

/** A driver, an application and where they are. */
export class ScriptedGuest implements GuestProgram {
  readonly #driver: Driver;
  readonly #board: BoardSetup;
  readonly #station: Station;
  readonly #job: Job;
  readonly #log: GuestLog;
  #state: GuestState;
  #op: DriverOp<OpResult> | null = null;
  #instruction: Instruction | null = null;

  constructor(driver: Driver, board: BoardSetup, station: Station, job: Job, log: GuestLog) {
    this.#driver = driver;
    this.#board = board;
    this.#station = station;
    this.#job = job;
    this.#log = log;
    this.#state = {
      kind: 'scripted',
      nic: DOWN,
      app: freshApp(job),
      work: null,
      answers: [],
      isInterrupted: false,
      pollAt: 0,
      operations: 0,
    };
  }

  get operation(): string | null {
    return this.#state.work?.kind ?? null;
  }

  get acceptsInterrupts(): boolean {
    return this.#state.work === null && this.#state.nic.isUp && !this.#state.isInterrupted;
  }

  /** What the driver and the application remember, for tests and the screen. */
  get memory(): {readonly nic: DriverState; readonly app: Readonly<AppState>} {
    return this.#state;
  }

  current(now: Cycle): Instruction {
    if (this.#instruction !== null) return this.#instruction;
    const work = this.#nextWork(now);
    if (work === null) return this.#idle();
    this.#log.operation(OPERATION_OF[work.kind], this.#state.operations, false);
    if (work.kind === 'transmit') this.#log.handed(work.frame);
    this.#state.work = work;
    this.#state.answers = [];
    this.#op = this.#start(work);
    this.#advance(undefined, now);
    return this.current(now);
  }

  complete(answer: Answer, now: Cycle): void {
    if (this.#op === null) return; // a halt that ended by time
    this.#state.answers.push(answer);
    this.#advance(answer, now);
  }

  interrupt(): void {
    this.#state.isInterrupted = true;
  }

  snapshot(): PartState {
    return structuredClone(this.#state);
  }

  restore(saved: PartState): void {
    this.#state = structuredClone(stateOf<GuestState>('scripted', saved));
    this.#op = null;
    this.#instruction = null;
    const {work, answers} = this.#state;
    if (work === null) return;
    this.#op = this.#start(work);
    let step = this.#op.next(undefined);
    for (const answer of answers) step = this.#op.next(answer);
    this.#instruction = step.done === true ? null : step.value;
  }

  #idle(): Instruction {
    const until = this.#waitsUntil();
    return until === Number.POSITIVE_INFINITY ? HALT : {op: 'hlt', until};
  }

  /** When the application wants to look again, or its driver; a full driver is woken by its interrupt instead. */
  #waitsUntil(): Cycle {
    const {app, nic} = this.#state;
    const isWanted = app.outbox.length > 0 || this.#job.kind === 'work';
    const isFull = isWanted && !this.#driver.canTake(nic);
    return Math.min(isFull ? Number.POSITIVE_INFINITY : app.nextAt, this.#pollsAt());
  }

  /** When its driver looks by itself whether anything came. */
  #pollsAt(): Cycle {
    const {app, pollAt} = this.#state;
    const isDue = this.#driver.pollsEvery !== undefined && pollAt < awaitsUntil(app, this.#job);
    return isDue ? pollAt : Number.POSITIVE_INFINITY;
  }

  #nextWork(now: Cycle): Work | null {
    const state = this.#state;
    if (!state.nic.isUp) return {kind: 'init'};
    if (state.isInterrupted) {
      state.isInterrupted = false;
      return {kind: 'interrupt'};
    }
    const {app} = state;
    if (this.#job.kind === 'attack') return this.#nextRound('attack', this.#job.rounds, 0, now);
    if (this.#job.kind === 'work') return this.#nextRound('work', this.#job.rounds, this.#job.interval, now);
    if (this.#job.kind === 'poll' && state.app.outbox.length === 0) {
      return this.#nextPoll(this.#job.count, this.#job.interval, now);
    }
    appTick(app, this.#job, this.#station, now, (event, sequence) => this.#log.app(event, sequence));
    if (app.outbox.length > 0 && this.#driver.canTake(state.nic))
      return {kind: 'transmit', frame: present(app.outbox.shift(), 'the outbox was not empty')};
    if (now < this.#pollsAt()) return null;
    state.pollAt = now + present(this.#driver.pollsEvery, 'who polls says how often');
    return {kind: 'poll'};
  }

  #nextRound(kind: 'work' | 'attack', rounds: number, interval: Cycle, now: Cycle): Work | null {
    const {app} = this.#state;
    if (this.#driver[kind] === undefined) app.nextAt = Number.POSITIVE_INFINITY; // a driver without ports has no reach
    if (now < app.nextAt || (kind === 'work' && !this.#driver.canTake(this.#state.nic))) return null;
    const round = app.made++;
    app.nextAt = app.made < rounds ? now + interval : Number.POSITIVE_INFINITY;
    return {kind, round};
  }

  #nextPoll(count: number, interval: Cycle, now: Cycle): Work | null {
    const {app} = this.#state;
    if (now < app.nextAt) return null;
    app.made++;
    app.nextAt = app.made < count ? now + interval : Number.POSITIVE_INFINITY;
    return this.#driver.poll === undefined ? null : {kind: 'poll'}; // a ring in memory is looked at without a port
  }

  #start(work: Work): DriverOp<OpResult> {
    const {nic} = this.#state;
    switch (work.kind) {
      case 'init':
        return this.#driver.init(this.#board);
      case 'transmit':
        return present(this.#driver.transmit, 'who is on no network sends none')(this.#board, nic, work.frame);
      case 'interrupt':
        return this.#driver.interrupt(this.#board, nic);
      case 'poll':
        return present(this.#driver.poll, 'a driver without ports does not poll')(this.#board, nic);
      case 'work':
      case 'attack':
        return present(this.#driver[work.kind], 'who knows no such round begins none')(this.#board, nic, work.round);
      default:
        return unreachable(work);
    }
  }

  /** Gives the operation its answer; when it ends, its result becomes the state. */
  #advance(answer: Answer, now: Cycle): void {
    const step = present(this.#op, 'an operation is under way').next(answer);
    if (step.done !== true) {
      this.#instruction = step.value;
      return;
    }
    const state = this.#state;
    const work = present(state.work, 'an operation is under way');
    this.#op = null;
    this.#instruction = null;
    state.nic = {...state.nic, ...step.value.changed};
    for (const frame of step.value.received ?? []) {
      appReceive(state.app, this.#job, this.#station, frame, now, (event, sequence) => this.#log.app(event, sequence));
    }
    this.#log.operation(OPERATION_OF[work.kind], state.operations++, true);
    state.work = null;
    state.answers = [];
  }
}

// A guest that does what a real driver did: replays a recording access by access and compares every value it reads, every
// change of the interrupt line and every sent frame. It brings its own wire: frames arrive where the recording has them.

import {littleEndian} from '../../base/bits.ts';
import {type PartState, stateOf} from '../../base/state.ts';
import type {RecordedFill} from '../../kits/contract/recorded-memory.ts';
import {sameBytes} from '../../net/bytes.ts';
import {Mismatch} from '../../trace/record-layout.ts';
import {streamWords} from '../../trace/recorded-card.ts';
import {RecordedKind, type RecordedRun, recordedFrame} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US, type Cycle} from '../../trace/units.ts';
import type {Answer, GuestProgram, Instruction} from '../machine/guest-program.ts';
import type {GuestLog} from './guest-log.ts';
import {RecordedActs} from './recorded-acts.ts';
import {type Difference, firstByteThatDiffers, hex} from './recorded-difference.ts';
import {RecordedLoops} from './recorded-loops.ts';
import {type Counts, freshReplay, type ReplayState} from './replay-state.ts';

/** Gaps shorter than this are not waited for: 20 microseconds. */
const SLACK: Cycle = 20 * CYCLES_PER_US;
/** What the card owes is waited for so long: 10 milliseconds. */
const PATIENCE: Cycle = 10_000 * CYCLES_PER_US;
/** So many alike accesses in a row, and more, are a loop: one instruction to the VMM. */
const LOOP = 4;
/** Differences kept as text; all are counted. */
const KEPT = 1000;

/** An IN or OUT of the recording. */
interface StandingAccess {
  op: 'in' | 'out';
  offset: number;
  size: number;
  value: number;
}

/** Where an access stands before there is one. */
const BASE = 0;
const END: Instruction = {op: 'end'};
const NO_FILLS: ReadonlyMap<number, readonly RecordedFill[]> = new Map();

/** A recording as a guest's program. */
export class RecordedGuest implements GuestProgram {
  readonly operation = 'replay';
  readonly #run: RecordedRun;
  readonly #loops: RecordedLoops;
  readonly #log: GuestLog;
  readonly #waits: boolean;
  /** When its card acted by itself; null: the recording does not tell. */
  readonly acts: RecordedActs | null;
  /** Gaps up to this are not waited for. */
  readonly #slack: Cycle;
  readonly #refused: ReadonlySet<number> | null;
  readonly #fills: ReadonlyMap<number, readonly RecordedFill[]>;
  #state: ReplayState = freshReplay();
  #instruction: Instruction | null = null;
  /** The access it stands at, the same object for all. */
  readonly #access: StandingAccess = {op: 'in', offset: BASE, size: 1, value: 0};

  /**
   * With `waits`, a frame or a change of the line that the card owes is waited for: on a card that takes time it comes by itself.
   * `isTimed`: the recording tells when the card acted by itself, and only then may it. `fills`: what its driver had put into memory, by the access before which it was there.
   */
  constructor(
    run: RecordedRun,
    log: GuestLog,
    waits = false,
    isTimed = false,
    fills: ReadonlyMap<number, readonly RecordedFill[]> = NO_FILLS,
  ) {
    this.acts = waits && isTimed ? new RecordedActs(run, () => this.#state) : null;
    this.#fills = fills;
    this.#run = run;
    this.#loops = new RecordedLoops(run);
    this.#log = log;
    this.#waits = waits;
    this.#slack = waits ? 0 : SLACK;
    this.#refused = run.header.rxRefused === null ? null : new Set(run.header.rxRefused);
  }

  /** One interrupt a rise of the line; what the real driver did with it is in the recording. */
  get acceptsInterrupts(): boolean {
    return !this.#state.isInterrupted;
  }

  /** The driver that was recorded, in the recording's words. */
  get driver(): string {
    return this.#run.header.driver;
  }

  /** What the recording is not, where it is one of a run of ours; else null. */
  get stream(): string | null {
    return streamWords(this.#run.header);
  }

  /** Events of the recording, and how many of them are behind. */
  get events(): {readonly all: number; readonly met: number} {
    return {all: this.#run.length, met: this.#state.at};
  }

  /** Reads, changes of the line and frames held against the recording. */
  get compared(): number {
    return this.#state.compared;
  }

  /** The recording was played to its end. */
  get isOver(): boolean {
    return this.#state.isOver;
  }

  /** Differences by kind, all of them. */
  get differences(): Readonly<Counts> {
    return this.#state.counts;
  }

  /** The first differences, in the order of the recording. */
  get firstDifferences(): readonly Difference[] {
    return this.#state.kept;
  }

  current(now: Cycle): Instruction {
    if (this.#instruction !== null) return this.#instruction;
    const state = this.#state;
    // One that was begun stays what it was, whatever has happened since, and after a restore too.
    const waitsUntil = state.loop === 0 ? this.#find(now) : null;
    if (waitsUntil === Number.POSITIVE_INFINITY) return END;
    if (waitsUntil !== null) return this.#wait(waitsUntil, now);
    this.#instruction = this.#instructionAt(state.at);
    return this.#instruction;
  }

  /** Comes to the next access or arrival; until when it waits before, null: it is due. Infinity: the recording is over. */
  #find(now: Cycle): Cycle | null {
    const state = this.#state;
    if (!this.#isPlain(state)) {
      const overdue = this.#meetOutcomes(now);
      if (overdue !== null) return overdue;
      if (state.at >= this.#run.length) {
        this.#surplus(this.#run.length - 1);
        state.isOver = true;
        return Number.POSITIVE_INFINITY;
      }
    }
    const due = this.#loops.dueAt(state.at);
    if (due > now + this.#slack) return Math.ceil(due);
    state.loop = this.acts !== null ? 1 : Math.max(1, this.#loopFrom(state.at, now));
    return null;
  }

  /** Somebody was at work for a short time, and halted for a longer one. */
  #wait(until: Cycle, now: Cycle): Instruction {
    const isWork = this.acts !== null && until <= now + SLACK;
    return isWork ? {op: 'compute', cycles: Math.max(0, until - now)} : {op: 'hlt', until};
  }

  /** Within a loop: what the card did before its last access the recording would have in between. */
  looping(done: number): void {
    const {levels, sent, at} = this.#state;
    if (levels.length > 0 || sent.length > 0) this.#surplus(at + done - 1);
  }

  complete(answer: Answer, now: Cycle): void {
    const {at} = this.#state;
    if (this.#instruction === null) {
      // A wait that ended by time, or was broken off: what the card is to do then it may do before the next look.
      if (this.#loops.dueAt(at) <= now) this.#state.waited = at;
      return;
    }
    if (this.#instruction.op === 'store') {
      this.#state.fillsDone = this.#fillsDone(at) + 1;
      this.#state.filled = at;
      this.#instruction = null;
      return;
    }
    const run = this.#run;
    const count = this.#elements(at);
    if (run.kinds[at] === RecordedKind.READ) this.#compare(at, count, answer);
    this.#instruction = null;
    this.#state.at = at + count;
    this.#state.loop = 0;
  }

  /** Holds what was read against the recording, element by element. */
  #compare(at: number, count: number, answer: Answer): void {
    const run = this.#run;
    this.#state.compared += count;
    if (typeof answer === 'object' && sameBytes(answer, this.#loops.bytesOf(at, count))) return;
    const size = run.sizes[at] ?? 1;
    for (let i = 0; i < count; i++) {
      const got = typeof answer === 'object' ? littleEndian(answer, i * size, size) : answer;
      if (got === run.values[at + i]) continue;
      this.#differ('read', at + i, hex(run.values[at + i] ?? 0), got === undefined ? 'nothing' : hex(got));
    }
  }

  interrupt(): void {
    this.#state.isInterrupted = true;
  }

  /** The card's line changed. */
  lineChanged(level: 0 | 1): void {
    this.#state.levels.push(level);
    this.#state.isInterrupted = false;
  }

  /** The card sent a frame. */
  frameSent(frame: Uint8Array): void {
    this.#state.sent.push(frame.slice());
  }

  /** The card took or refused the frame just offered. */
  frameOffered(taken: boolean): void {
    const ordinal = this.#state.offered++;
    if (this.#refused === null) return;
    this.#state.compared++;
    if (this.#refused.has(ordinal) !== taken) return;
    this.#differ('rx', this.#state.at, taken ? 'refused' : 'taken', taken ? 'taken' : 'refused');
  }

  snapshot(): PartState {
    return structuredClone(this.#state);
  }

  restore(saved: PartState): void {
    this.#state = structuredClone(stateOf<ReplayState>('recorded', saved));
    this.#instruction = null; // found again at the next look: outcomes that were met are not met twice
  }

  /** It stands at an access, and nothing has happened that the recording would have before it. */
  #isPlain({at, levels, sent}: ReplayState): boolean {
    const kind = this.#run.kinds[at];
    return (kind === RecordedKind.WRITE || kind === RecordedKind.READ) && levels.length === 0 && sent.length === 0;
  }

  #instructionAt(at: number): Instruction {
    const run = this.#run;
    const kind = run.kinds[at];
    const value = run.values[at] ?? 0;
    const fill = this.#fills.get(at)?.[this.#fillsDone(at)];
    if (fill !== undefined) {
      const bytes = recordedFrame(run.frames, fill.frame);
      return {op: 'store', address: fill.address, bytes, isFree: this.acts !== null};
    }
    if (kind !== RecordedKind.WRITE && kind !== RecordedKind.READ) {
      return {op: 'offer', frame: recordedFrame(run.frames, value), due: this.acts?.arrivedAt(at)};
    }
    const count = this.#elements(at);
    if (count > 1) return this.#loops.repeated(at, count, this.#state.loop > 1);
    const access = this.#access;
    access.op = kind === RecordedKind.WRITE ? 'out' : 'in';
    access.offset = run.offsets[at] ?? 0;
    access.size = run.sizes[at] ?? 1;
    access.value = value;
    return access;
  }

  /** So much of what has to lie in memory before an event is there. */
  #fillsDone(at: number): number {
    const {filled, fillsDone} = this.#state;
    return filled === at ? fillsDone : 0;
  }

  /** Accesses of the loop or the `rep` form that stands here; 1: neither. */
  #elements(at: number): number {
    return this.#state.loop > 1
      ? this.#state.loop
      : this.#waits
        ? this.#loops.alikeUntil(at, this.#loops.dueAt(at))
        : 1;
  }

  /**
   * Accesses of a loop from here on, each of which may be made now; 0 where there is none. In a run of ours those of one `rep` form
   * have one time. QEMU tells no `rep`, and on its card, where nothing takes time, it makes no difference.
   */
  #loopFrom(at: number, now: Cycle): number {
    if (this.#waits && this.#loops.alikeUntil(at, this.#loops.dueAt(at)) > 1) return 0;
    const count = this.#loops.alikeUntil(at, now + this.#slack);
    return count < LOOP ? 0 : count;
  }

  /** Passes the recorded outcomes that stand here and holds the run's own against them; until when one is waited for, null: none is. */
  #meetOutcomes(now: Cycle): Cycle | null {
    const state = this.#state;
    const run = this.#run;
    while (state.at < run.length) {
      const kind = run.kinds[state.at];
      if (kind === RecordedKind.MEM || kind === RecordedKind.WAIT || kind === RecordedKind.DUE) {
        // What was read lies there already; what the wire was asked for it has answered; what was due has had its chance.
        if (this.acts?.isAhead === true) return this.#loops.dueAt(state.at);
        state.at++;
        continue;
      }
      if (kind !== RecordedKind.IRQ && kind !== RecordedKind.TX) break;
      if (this.#isOwed(kind)) {
        state.overdue ??= now + PATIENCE;
        if (now < state.overdue) return state.overdue;
      }
      state.overdue = null;
      state.compared++;
      if (kind === RecordedKind.IRQ) this.#meetLevel(state.at);
      else this.#meetFrame(state.at);
      state.at++;
    }
    // A line that rises at the first of several arrivals may be noted after the last: wait for the next access.
    if (run.kinds[state.at] !== RecordedKind.RX) this.#surplus(Math.max(0, state.at - 1));
    return null;
  }

  /** The outcome that stands here has not come yet, and may come by itself. */
  #isOwed(kind: RecordedKind): boolean {
    const {levels, sent} = this.#state;
    return this.#waits && this.acts === null && (kind === RecordedKind.IRQ ? levels : sent).length === 0;
  }

  #meetLevel(at: number): void {
    const expected = this.#run.values[at] ?? 0;
    const got = this.#state.levels.shift();
    if (got !== expected) this.#differ('irq', at, String(expected), got === undefined ? 'no change' : String(got));
  }

  #meetFrame(at: number): void {
    const expected = recordedFrame(this.#run.frames, this.#run.values[at] ?? 0);
    const got = this.#state.sent.shift();
    if (got !== undefined && sameBytes(got, expected)) return;
    this.#differ(
      'tx',
      at,
      `${expected.length} bytes`,
      got === undefined ? 'no frame' : firstByteThatDiffers(expected, got),
    );
  }

  /** Outcomes of ours that the recording does not have. */
  #surplus(at: number): void {
    const state = this.#state;
    for (const level of state.levels) this.#differ('irq', at, 'no change', String(level));
    for (const frame of state.sent) this.#differ('tx', at, 'no frame', `${frame.length} bytes`);
    if (state.levels.length > 0) state.levels = [];
    if (state.sent.length > 0) state.sent = [];
  }

  #differ(what: Difference['what'], at: number, expected: string, got: string): void {
    const {counts, kept} = this.#state;
    counts[what]++;
    const line = at + 2;
    if (kept.length < KEPT) kept.push({line, what, expected, got});
    const number = {read: Mismatch.READ, irq: Mismatch.IRQ, tx: Mismatch.TX, rx: Mismatch.RX}[what];
    this.#log.mismatch(number, line);
  }
}

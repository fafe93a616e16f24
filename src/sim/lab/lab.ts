// A run that can be stood at any event: forwards by executing, backwards by the nearest keyframe and executing again.
// A step of the VMM can write many records: to stand at one of them the step is left in the middle, and begun anew to go on.
// Inputs from outside fork it; they are part of the run from then on and are done again at the same instant.
import {assert, present} from '../../base/assert.ts';
import {hashPlain} from '../../base/hash.ts';
import {digestOf} from '../../trace/digest.ts';
import {AtRecord, type EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {CYCLES_PER_US, type Cycle, type EventIndex, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import {Inputs, type LabInput, type TakenInput} from './inputs.ts';
import {type Keyframe, Keyframes} from './keyframes.ts';
import type {LabView} from './lab-view.ts';
import {cardOfGuest, type Machine, machineAt} from './machine.ts';
import {type MachineSnapshot, restoreMachine, snapshotOf} from './machine-snapshot.ts';
import {makeView} from './make-view.ts';
import {nextRecord, recordBefore} from './next-record.ts';
import {type ReplayReport, type RunReport, replayReport, runReport} from './report.ts';
import type {RunEnd} from './run-end.ts';
import type {RecordPick} from './step-targets.ts';

/** Most steps write fewer records. */
const SHORT_STEP = 16;
/** Who looks around an instant finds the machine kept so many events before it. */
const NEAR = 64;

/** An open run. */
export class Lab {
  readonly #machine: Machine;
  readonly #keyframes: Keyframes<MachineSnapshot>;
  readonly #inputs: Inputs;
  readonly #limit: Cycle;
  #hasEnded = false;
  /** It ended because the scenario's time was over, with something still to come. */
  #isCut = false;
  /** The machine stands in the middle of a step: before it goes on, it is executed again up to the step's end. */
  #isWithinStep = false;
  /** Where the run was seen to end; null until it was, and after a fork. */
  #end: EventIndex | null = null;

  /** `goesBack` false: the run goes forwards only, and keeps nothing for a way back. */
  constructor(machine: Machine, inputs: readonly TakenInput[] = [], goesBack = true) {
    this.#machine = machine;
    this.#inputs = new Inputs(inputs);
    this.#limit = machine.scenario.limitUs * CYCLES_PER_US;
    this.#keyframes = new Keyframes(goesBack);
    if (goesBack) this.#keyframes.add(0, this.#snapshot());
  }

  get store(): EventStore {
    return this.#machine.store;
  }

  get frames(): FrameArena {
    return this.#machine.frames;
  }

  /** The machine's parts, for tests and the lab's own views. */
  get machine(): Machine {
    return this.#machine;
  }

  get now(): Cycle {
    return this.#machine.clock.now;
  }

  /** Events behind the present. */
  get position(): EventIndex {
    return this.#machine.store.next;
  }

  /** True once nothing more will happen, or the scenario's time is over. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** True once it was seen to end: all of its records are computed. */
  get isWhole(): boolean {
    return this.#end !== null;
  }

  /** How the run ended; null while it goes on. */
  get end(): RunEnd | null {
    if (!this.#hasEnded) return null;
    return this.#isCut ? 'limit' : 'finished';
  }

  /** True where the present lies in the middle of what the VMM does in one go: it has begun something and will finish it first. */
  get isWithinStep(): boolean {
    return this.#isWithinStep;
  }

  /** What was done to the run from outside so far; with scenario and seed it replays the run. */
  get inputs(): readonly TakenInput[] {
    return this.#inputs.all;
  }

  /** One step of the VMM, or one input; from within a step, what is left of it. False at the end. */
  step(): boolean {
    if (this.finishStep() || this.#takeInput()) return true;
    if (this.#hasEnded) return false;
    const {vmm, clock} = this.#machine;
    const isOver = clock.now >= this.#limit;
    if (isOver || !vmm.step()) {
      this.#ends(isOver);
      return false;
    }
    this.#keepIfDue();
    return true;
  }

  /** Does what is left of the step that the present lies in; false, and nothing happens, between two steps. */
  finishStep(): boolean {
    if (!this.#isWithinStep) return false;
    const event = this.position;
    this.#goBack(event);
    this.runTo(event);
    return true;
  }

  /** Runs until a step ends with at least `event` events behind it, or to the end. */
  runTo(event: EventIndex): void {
    this.runUntil(Number.POSITIVE_INFINITY, event);
  }

  /** Runs until simulated time reaches `at`, `event` events are behind, or to the end. */
  runUntil(at: Cycle, event: EventIndex): void {
    this.finishStep();
    const {vmm, clock, store} = this.#machine;
    while (clock.now < at && store.next < event) {
      if (this.#takeInput()) continue;
      if (this.#hasEnded) return;
      const isOver = clock.now >= this.#limit;
      const next = this.#inputs.after(store.next)?.input;
      const isNear = next !== undefined && store.next >= next.before;
      const until = Math.min(at, this.#limit, isNear ? next.at : Number.POSITIVE_INFINITY);
      const stop = Math.min(event, this.#keyframes.nextDue, isNear ? event : (next?.before ?? event));
      if (isOver || !vmm.run(until, stop)) this.#ends(isOver);
      else this.#keepIfDue();
    }
  }

  /** Runs to the end. */
  runToEnd(): void {
    this.runUntil(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  }

  /** Stands the machine where `event` events are behind it: record `event - 1` is written, and what it tells has come true. */
  seek(event: EventIndex): void {
    this.#stand(event);
    // Nothing more is recorded behind the last event: who comes back to it stands at the end again.
    if (this.#end !== null && event >= this.#end) this.runToEnd();
  }

  #stand(event: EventIndex): void {
    if (this.#isWithinStep && event === this.position) return;
    if (this.#isWithinStep || event < this.position || this.#kept(event).event > this.position) this.#goBack(event);
    if (event - this.position > NEAR) {
      this.runTo(event - NEAR);
      if (this.position > event) this.#goBack(event);
      else this.#keyframes.near = {event: this.position, machine: this.#snapshot(this.#keyframes.last)};
    }
    // In long strides up to where the step can have begun that writes the record; there is where it is left.
    for (let back = SHORT_STEP; this.position < event && !this.#hasEnded; back *= 4) {
      this.runTo(event - back);
      if (this.position > event) this.#goBack(event);
      else this.#stepInto(event);
    }
  }

  /** Goes on to where `event` events are behind, into the middle of a step if there it is. */
  #stepInto(event: EventIndex): void {
    const {store} = this.#machine;
    store.stopBefore(event);
    try {
      while (store.next < event && this.step());
    } catch (reason) {
      if (!(reason instanceof AtRecord)) throw reason;
      this.#isWithinStep = true;
    } finally {
      store.stopBefore(null);
    }
  }

  /** Stands the machine where it was kept last with at most `event` events behind it. */
  #goBack(event: EventIndex): void {
    const {event: at, machine} = this.#kept(event);
    restoreMachine(this.#machine, at, machine);
    const {end} = machine;
    this.#isWithinStep = false;
    this.#hasEnded = end !== null;
    this.#isCut = end === 'limit';
  }

  #kept(event: EventIndex): Keyframe<MachineSnapshot> {
    return present(this.#keyframes.before(event), 'power-on is kept');
  }

  /** Looks at the machine at other instants; the run stands where it stood. */
  #look<T>(look: () => T): T {
    const [position, hasEnded] = [this.position, this.#hasEnded];
    const seen = look();
    this.#stand(position);
    if (hasEnded) this.runToEnd();
    return seen;
  }

  /** A card's registers as they stood before the last record; executes a little again to find out. */
  registersBefore(card = 0): Readonly<Record<string, number>> {
    return this.#look(() => this.#registersAt(this.position - 1, card));
  }

  #registersAt(event: EventIndex, card: number): Readonly<Record<string, number>> {
    this.#stand(Math.max(0, event));
    return machineAt(this.#machine, card).card.registers();
  }

  /** The machine where `seek` would stand it behind record `event`, clipped to what is computed; the run stays where it is. */
  instantAfter(
    event: EventIndex,
    card = 0,
  ): {readonly view: LabView; readonly before: Readonly<Record<string, number>>} {
    return this.#look(() => {
      const behind = Math.min(Math.max(0, event + 1), this.store.length);
      const before = this.#registersAt(behind - 1, card);
      this.seek(behind);
      return {view: this.view(true, card), before};
    });
  }

  /** Goes on to right behind the next record that `isWanted` picks; false if there is none: see `nextRecord`. */
  stepTo(isWanted: RecordPick, most = Number.POSITIVE_INFINITY): boolean {
    const index = nextRecord(this, isWanted, this.position, most);
    if (index !== null) this.seek(index + 1);
    return index !== null;
  }

  /** Goes back to right behind the last earlier record that `isWanted` picks; false, and nothing moves, if there is none. */
  stepBackTo(isWanted: RecordPick): boolean {
    const index = recordBefore(this.store, isWanted, this.position - 1);
    if (index !== null) this.seek(index + 1);
    return index !== null;
  }

  /** Forgets the computed future and the inputs still to come: what follows now is a new one. A step under way is finished first. */
  fork(): void {
    this.finishStep();
    const {store, frames} = this.#machine;
    this.#inputs.truncate(store.next);
    this.#keyframes.truncate(store.next);
    this.#end = null;
    store.truncate();
    frames.truncate();
  }

  /**
   * Does something to the run at the present instant, as an input of it: the run forks here, and whoever executes it
   * again meets the input at the same instant. A step under way is finished first: nobody comes between what the VMM
   * does in one go. Returns the index of the input's record.
   */
  input(input: LabInput): EventIndex {
    const {store, clock} = this.#machine;
    if ('event' in input) {
      const {guest, event} = input;
      const {monitor} = cardOfGuest(this.#machine, guest);
      assert(event >= 0 && event < monitor.model.compiled.events.length, `the model has an event ${event}`);
    }
    this.fork();
    const before = store.next;
    this.#inputs.add({...input, before, at: clock.now});
    // Several steps can end at one instant: the input takes effect after the first of them, as it will when replayed.
    this.#goBack(before);
    this.runTo(before + 1);
    return before;
  }

  /** The digest of everything up to the present: 16 hex digits. */
  digest(): string {
    return digestOf(this.#machine.store, this.#machine.frames);
  }

  /** A hash over the whole machine's state, for comparing two ways to the same instant. */
  stateHash(): string {
    return hashPlain(this.#snapshot());
  }

  /** What a screen shows of this instant, of the card of this number; its memory only on request. */
  view(withMemory: boolean, card = 0): LabView {
    return makeView(this.#machine, card, {end: this.end, isWithinStep: this.#isWithinStep}, withMemory);
  }

  /** The figures of `run`; the digest is handed in where the records have passed and are gone. */
  report(digest: string = this.digest()): RunReport {
    return runReport(this.#machine, digest, this.end);
  }

  /** The figures of `replay`; the scenario's guest is a recorded one. */
  replayReport(): ReplayReport {
    return replayReport(this.#machine, this.end);
  }

  /** Does the input whose instant has come, if there is one. */
  #takeInput(): boolean {
    const {store, clock, vmm} = this.#machine;
    const next = this.#inputs.after(store.next);
    if (next === null || store.next < next.input.before || clock.now < next.input.at) return false;
    const {before} = next.input;
    assert(store.next === before, `input ${next.number} belongs before event ${before}, not ${store.next}`);
    this.#do(next.input, next.number);
    vmm.mayAttempt(); // the model may have become reusable
    this.#hasEnded = false;
    this.#isCut = false;
    this.#keepIfDue();
    return true;
  }

  #ends(isCut: boolean): void {
    this.#hasEnded = true;
    this.#isCut = isCut;
    this.#end = this.position;
  }

  #do(input: LabInput, number: number): void {
    const {store, clock, vmm, segment} = this.#machine;
    const guest = 'event' in input ? input.guest : NOBODY;
    const monitor = guest === NOBODY ? null : cardOfGuest(this.#machine, guest).monitor;
    const state = monitor?.state(guest) ?? 0;
    const index = store.append(packPlain(Kind.INPUT, guest, Verdict.NONE, state, 0), number, clock.now, NO_CAUSE);
    if ('event' in input) monitor?.follow(guest, [input.event], index);
    else if ('frame' in input) segment.offer(input.frame, clock.now);
    else vmm.changePolicies(input.policies);
  }

  #keepIfDue(): void {
    const {store} = this.#machine;
    if (store.next >= this.#keyframes.nextDue) this.#keyframes.add(store.next, this.#snapshot(this.#keyframes.last));
  }

  #snapshot(like?: MachineSnapshot): MachineSnapshot {
    return snapshotOf(this.#machine, this.end, like);
  }
}

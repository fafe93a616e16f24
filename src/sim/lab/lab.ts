// A run that can be stood at any event: forwards by executing, backwards by the nearest keyframe and executing again.
// Inputs from outside fork it; they are part of the run from then on and are done again at the same instant.
import {assert, present} from '../../base/assert.ts';
import {hashPlain} from '../../base/hash.ts';
import {digestOf} from '../../trace/digest.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {CYCLES_PER_US, type Cycle, type EventIndex, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Ne2000Snapshot} from '../devices/ne2000/ne2000.ts';
import type {Ne2kContext} from '../models/ne2k/context.ts';
import type {MonitorSnapshot} from '../monitor/monitor.ts';
import type {SegmentState} from '../wire/segment.ts';
import {Inputs, type LabInput, type TakenInput} from './inputs.ts';
import {Keyframes} from './keyframes.ts';
import type {LabView} from './lab-view.ts';
import type {Machine} from './machine.ts';
import {makeView} from './make-view.ts';
import {type ReplayReport, type RunReport, replayReport, runReport} from './report.ts';
import type {RunEnd} from './run-end.ts';

interface MachineSnapshot {
  readonly now: Cycle;
  readonly frames: number;
  readonly alarms: ReturnType<Machine['alarms']['snapshot']>;
  readonly segment: SegmentState;
  readonly card: Ne2000Snapshot;
  readonly monitor: MonitorSnapshot<Ne2kContext>;
  readonly belief: unknown;
  readonly vmm: unknown;
  readonly hasEnded: boolean;
  readonly isCut: boolean;
}

/** Most steps write fewer records. */
const SHORT_STEP = 16;

/** An open run. */
export class Lab {
  readonly #machine: Machine;
  readonly #keyframes: Keyframes;
  readonly #inputs: Inputs;
  readonly #limit: Cycle;
  #hasEnded = false;
  /** It ended because the scenario's time was over, with something still to come. */
  #isCut = false;
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

  /** How the run ended; null while it goes on. */
  get end(): RunEnd | null {
    if (!this.#hasEnded) return null;
    return this.#isCut ? 'limit' : 'finished';
  }

  /** What was done to the run from outside so far; with scenario and seed it replays the run. */
  get inputs(): readonly TakenInput[] {
    return this.#inputs.all;
  }

  /** One step of the VMM, or one input. False at the end. */
  step(): boolean {
    if (this.#takeInput()) return true;
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

  /** Runs until at least `event` events are behind, or to the end. */
  runTo(event: EventIndex): void {
    this.runUntil(Number.POSITIVE_INFINITY, event);
  }

  /** Runs until simulated time reaches `at`, `event` events are behind, or to the end. */
  runUntil(at: Cycle, event: EventIndex): void {
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

  /** Stands the machine at the first step that has `event` events behind it. */
  seek(event: EventIndex): void {
    this.#stand(event);
    // Nothing more is recorded behind the last event: who comes back to it stands at the end again.
    if (this.#end !== null && event >= this.#end) this.runToEnd();
  }

  #stand(event: EventIndex): void {
    const keyframe = this.#keyframes.before(event);
    if (keyframe !== undefined && (event < this.position || keyframe.event > this.position)) {
      this.#restore(keyframe.event, keyframe.machine as MachineSnapshot);
    }
    this.runTo(event);
  }

  /** Looks at the machine at other instants; the run stands where it stood. */
  #look<T>(look: () => T): T {
    const [position, hasEnded] = [this.position, this.#hasEnded];
    const seen = look();
    this.#stand(position);
    if (hasEnded) this.runToEnd();
    return seen;
  }

  /** The card's registers as they stood before the step that led to the present; executes a little again to find out. */
  registersBefore(): Readonly<Record<string, number>> {
    return this.#look(() => this.#registersBefore(this.position));
  }

  #registersBefore(present: EventIndex): Readonly<Record<string, number>> {
    const {card, store} = this.#machine;
    // A step can write many records, a hand-off some hundred: back until a step has an end before the present.
    for (let back = SHORT_STEP; this.position >= present && back < 2 * present; back *= 4)
      this.#stand(Math.max(0, present - back));
    let before = card.registers();
    while (store.next < present) {
      before = card.registers();
      if (!this.step()) break;
    }
    return before;
  }

  /** How the machine stood after the step that wrote record `event`, clipped to what is computed; the run stays where it is. */
  instantAfter(event: EventIndex): {readonly view: LabView; readonly before: Readonly<Record<string, number>>} {
    return this.#look(() => {
      this.seek(Math.min(Math.max(0, event + 1), this.store.length));
      return {view: this.view(true), before: this.#registersBefore(this.position)};
    });
  }

  /** Runs until a step has written a record that `isWanted` picks; false if the run ended first, or `event` events are behind. */
  stepTo(isWanted: (w0: number) => boolean, event = Number.POSITIVE_INFINITY): boolean {
    const {store} = this.#machine;
    while (store.next < event) {
      const from = store.next;
      if (!this.step()) return false;
      for (let index = from; index < store.next; index++) if (isWanted(store.word(index, 0))) return true;
    }
    return false;
  }

  /** Goes back to the end of the last earlier step that wrote such a record, or to the start. */
  stepBackTo(isWanted: (w0: number) => boolean): void {
    const {store} = this.#machine;
    const present = store.next;
    for (let index = present - 1; index >= 0; index--) {
      if (!isWanted(store.word(index, 0))) continue;
      this.seek(index + 1);
      if (store.next < present) return;
    }
    this.seek(0);
  }

  /** Forgets the computed future and the inputs still to come: what follows now is a new one. */
  fork(): void {
    const {store, frames} = this.#machine;
    this.#inputs.truncate(store.next);
    this.#keyframes.truncate(store.next);
    this.#end = null;
    store.truncate();
    frames.truncate();
  }

  /**
   * Does something to the run at the present instant, as an input of it: the run forks here, and whoever executes it
   * again meets the input at the same instant. Returns the index of the input's record.
   */
  input(input: LabInput): EventIndex {
    const {store, clock, monitor, guests} = this.#machine;
    if ('event' in input) {
      const {guest, event} = input;
      assert(guest >= 0 && guest < guests.length, `guest ${guest} has a model`);
      assert(event >= 0 && event < monitor.model.compiled.events.length, `the model has an event ${event}`);
    }
    this.fork();
    const before = store.next;
    this.#inputs.add({...input, before, at: clock.now});
    // Several steps can end at one instant: the input takes effect after the first of them, as it will when replayed.
    const keyframe = present(this.#keyframes.before(before), 'power-on is kept');
    this.#restore(keyframe.event, keyframe.machine as MachineSnapshot);
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

  /** What a screen shows of this instant; packet memory only on request. */
  view(withMemory: boolean): LabView {
    return makeView(this.#machine, this.end, withMemory);
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
    vmm.handover.mayAttempt(); // the model may have become reusable
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
    const {store, clock, monitor, vmm, segment} = this.#machine;
    const guest = 'event' in input ? input.guest : NOBODY;
    const state = guest === NOBODY ? 0 : monitor.state(guest);
    const index = store.append(packPlain(Kind.INPUT, guest, Verdict.NONE, state, 0), number, clock.now, NO_CAUSE);
    if ('event' in input) monitor.follow(guest, [input.event], index);
    else if ('frame' in input) segment.offer(input.frame, clock.now);
    else vmm.changePolicies(input.policies);
  }

  #keepIfDue(): void {
    const {store} = this.#machine;
    if (store.next >= this.#keyframes.nextDue) this.#keyframes.add(store.next, this.#snapshot(this.#keyframes.last));
  }

  /** The machine as plain data; card memory that did not change is shared with an earlier keyframe's. */
  #snapshot(like?: unknown): MachineSnapshot {
    const {clock, frames, alarms, segment, card, monitor, belief, vmm} = this.#machine;
    return {
      now: clock.now,
      frames: frames.next,
      alarms: alarms.snapshot(),
      segment: segment.snapshot(),
      card: card.snapshot((like as MachineSnapshot | undefined)?.card),
      monitor: monitor.snapshot(),
      belief: belief.snapshot(),
      vmm: vmm.snapshot(),
      hasEnded: this.#hasEnded,
      isCut: this.#isCut,
    };
  }

  #restore(event: EventIndex, saved: MachineSnapshot): void {
    const {clock, store, frames, alarms, segment, card, monitor, belief, vmm} = this.#machine;
    clock.now = saved.now;
    store.rewind(event);
    frames.rewind(saved.frames);
    alarms.restore(saved.alarms);
    segment.restore(saved.segment);
    card.restore(saved.card);
    monitor.restore(saved.monitor);
    belief.restore(saved.belief);
    vmm.restore(saved.vmm);
    this.#hasEnded = saved.hasEnded;
    this.#isCut = saved.isCut;
  }
}

// Tells what the machines of a lab did since the last look: a state each, and the newest events. It reads the records
// that the run writes anyway, so the machines themselves run as fast watched as not.
import type {Lab} from '../../sim/lab/lab.ts';
import {STEP_TARGETS} from '../../sim/lab/step-targets.ts';
import {guestOf, Kind, kindOf} from '../../trace/record-layout.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import type {MachineEvent, MachineId, MachineNews, MachineState} from '../protocol/statechart-news.ts';
import {scanRecords} from '../spans/scan-records.ts';
import {machineDefinition} from './statechart-definition.ts';
import {edgeOf, isMachineEvent, machineEvent} from './statechart-event.ts';

/** Events told at once, and looked for behind the present after a step back. */
const MOST_EVENTS = 200;

interface Counted {
  /** Events that changed the state, and those that changed nothing. */
  events: number;
  unchanged: number;
  /** By row of the drawn edges. */
  readonly taken: number[];
}

/** The machines of one open lab. */
export class MachineTap {
  readonly #lab: Lab;
  readonly #run: number;
  #counted: Counted[] = [];
  /** Events of the run that were looked at. */
  #seen: EventIndex = 0;

  /** `run` sets the machines of this lab apart from those of another. */
  constructor(lab: Lab, run: number) {
    this.#lab = lab;
    this.#run = run;
    this.forget();
  }

  /** All machines, their states and their last events: for whoever knows nothing yet. */
  greet(): MachineNews[] {
    this.#countTo(this.#lab.position);
    const registered = this.#guests.map((guest): MachineNews => {
      const definition = machineDefinition(this.#lab, guest);
      return {type: 'registered', machine: this.#idOf(guest), definition, state: this.#stateOf(guest)};
    });
    return [...registered, ...this.#eventsIn(0)];
  }

  /**
   * What happened since the last look; empty where nothing did. States first: they say where the run stands, and that
   * later events are forgotten. Then the newest events, oldest first.
   */
  look(): MachineNews[] {
    const {position} = this.#lab;
    const before = this.#seen;
    if (position === before) return [];
    this.#countTo(position);
    const states = this.#guests.map(
      (guest): MachineNews => ({type: 'state', machine: this.#idOf(guest), state: this.#stateOf(guest)}),
    );
    return [...states, ...this.#eventsIn(position < before ? 0 : before)];
  }

  /** The machines are no more: another run takes their place. */
  farewell(): MachineNews[] {
    return this.#guests.map((guest) => ({type: 'stopped', machine: this.#idOf(guest)}));
  }

  /** The computed future is another one now: what was counted of it no longer holds. */
  forget(): void {
    this.#seen = 0;
    const edges = 1 + Math.max(...this.#lab.machine.monitor.model.edgeOf);
    this.#counted = this.#guests.map(() => ({events: 0, unchanged: 0, taken: new Array<number>(edges).fill(0)}));
  }

  /** The guest whose machine goes by a name; null where this lab has none. */
  guestOf(machine: MachineId): GuestId | null {
    return this.#guests.find((guest) => this.#idOf(guest) === machine) ?? null;
  }

  get #guests(): readonly GuestId[] {
    return this.#lab.machine.guests.map(({id}) => id);
  }

  #idOf(guest: GuestId): MachineId {
    return `run-${this.#run}-guest-${guest}`;
  }

  /** Counts the records between the last look and `position`, downwards after a step back. */
  #countTo(position: EventIndex): void {
    const sign = position < this.#seen ? -1 : 1;
    const [from, to] = [Math.min(position, this.#seen), Math.max(position, this.#seen)];
    scanRecords(this.#lab.store, from, to, (_, w0, w1) => {
      const counted = isMachineEvent(w0) ? this.#counted[guestOf(w0)] : undefined;
      if (counted === undefined) return;
      if (STEP_TARGETS['model-event'](w0, w1)) counted.events += sign;
      else if (kindOf(w0) !== Kind.CHECK) counted.unchanged += sign;
      const edge = kindOf(w0) === Kind.TRANSITION ? edgeOf(w1) : -1;
      if (edge >= 0) counted.taken[edge] = (counted.taken[edge] ?? 0) + sign;
    });
    this.#seen = position;
  }

  /** The newest events of [from, present), oldest first. */
  #eventsIn(from: EventIndex): MachineNews[] {
    const {store, position} = this.#lab;
    const found: {readonly guest: GuestId; readonly event: MachineEvent}[] = [];
    for (let index = position - 1; index >= from && found.length < MOST_EVENTS; index--) {
      const w0 = store.word(index, 0);
      const event = isMachineEvent(w0) ? machineEvent(this.#lab, index) : null;
      if (event !== null) found.push({guest: guestOf(w0), event});
    }
    return found.reverse().map(({guest, event}) => ({type: 'event', machine: this.#idOf(guest), event}));
  }

  #stateOf(guest: GuestId): MachineState {
    const {monitor, clock} = this.#lab.machine;
    const {model, ledger, owner} = monitor;
    const {states} = model.compiled;
    const state = monitor.state(guest);
    const nameOf = (number: number): string => states[number] ?? '';
    const {cyclesIn, since, trail} = ledger.guest(guest);
    const counted = this.#counted[guest];
    return {
      value: nameOf(state),
      context: {
        isOwner: owner === guest,
        isReusable: model.isReusable(state),
        events: counted?.events ?? 0,
        unchanged: counted?.unchanged ?? 0,
        counts: [...(counted?.taken ?? [])],
        cyclesIn: Object.fromEntries(
          states.map((name, i) => [name, (cyclesIn[i] ?? 0) + (i === state ? clock.now - since : 0)]),
        ),
        trail: trail.map(({index, edge, from, to}) => ({index, edge, from: nameOf(from), to: nameOf(to)})),
        now: clock.now,
        position: this.#lab.position,
      },
    };
  }
}

// Tells what the statecharts of a lab did since the last look: a state each, and the newest events. It reads the records
// that the run writes anyway, so the statecharts themselves run as fast watched as not.
import type {Lab} from '../../sim/lab/lab.ts';
import {cardOfGuest} from '../../sim/lab/machine.ts';
import {STEP_TARGETS} from '../../sim/lab/step-targets.ts';
import {guestOf, Kind, kindOf} from '../../trace/record-layout.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import type {StatechartEvent, StatechartId, StatechartNews, StatechartState} from '../protocol/statechart-news.ts';
import {scanRecords} from '../spans/scan-records.ts';
import {statechartDefinition} from './statechart-definition.ts';
import {edgeOf, isStatechartEvent, statechartEvent} from './statechart-event.ts';

/** Events told at once, and looked for behind the present after a step back. */
const MOST_EVENTS = 200;

interface Counted {
  /** Events that changed the state, and those that changed nothing. */
  events: number;
  unchanged: number;
  /** By row of the drawn edges. */
  readonly taken: number[];
}

/** The statecharts of one open lab. */
export class StatechartTap {
  readonly #lab: Lab;
  readonly #run: number;
  #counted: Counted[] = [];
  /** Events of the run that were looked at. */
  #seen: EventIndex = 0;

  /** `run` sets the statecharts of this lab apart from those of another. */
  constructor(lab: Lab, run: number) {
    this.#lab = lab;
    this.#run = run;
    this.forget();
  }

  /** All statecharts, their states and their last events: for whoever knows nothing yet. */
  greet(): StatechartNews[] {
    this.#countTo(this.#lab.position);
    const registered = this.#guests.map((guest): StatechartNews => {
      const definition = statechartDefinition(this.#lab, guest);
      return {type: 'registered', statechart: this.#idOf(guest), definition, state: this.#stateOf(guest)};
    });
    return [...registered, ...this.#eventsIn(0)];
  }

  /**
   * What happened since the last look; empty where nothing did. States first: they say where the run stands, and that
   * later events are forgotten. Then the newest events, oldest first.
   */
  look(): StatechartNews[] {
    const {position} = this.#lab;
    const before = this.#seen;
    if (position === before) return [];
    this.#countTo(position);
    const states = this.#guests.map(
      (guest): StatechartNews => ({type: 'state', statechart: this.#idOf(guest), state: this.#stateOf(guest)}),
    );
    return [...states, ...this.#eventsIn(position < before ? 0 : before)];
  }

  /** The statecharts are no more: another run takes their place. */
  farewell(): StatechartNews[] {
    return this.#guests.map((guest) => ({type: 'stopped', statechart: this.#idOf(guest)}));
  }

  /** The computed future is another one now: what was counted of it no longer holds. */
  forget(): void {
    this.#seen = 0;
    this.#counted = this.#guests.map((guest) => {
      const {edgeOf: edges} = cardOfGuest(this.#lab.machine, guest).monitor.model.compiled;
      return {events: 0, unchanged: 0, taken: new Array<number>(1 + Math.max(...edges)).fill(0)};
    });
  }

  /** The guest whose statechart goes by a name; null where this lab has none. */
  guestOf(statechart: StatechartId): GuestId | null {
    return this.#guests.find((guest) => this.#idOf(guest) === statechart) ?? null;
  }

  get #guests(): readonly GuestId[] {
    return this.#lab.machine.guests.map(({id}) => id);
  }

  #idOf(guest: GuestId): StatechartId {
    return `run-${this.#run}-guest-${guest}`;
  }

  /** Counts the records between the last look and `position`, downwards after a step back. */
  #countTo(position: EventIndex): void {
    const sign = position < this.#seen ? -1 : 1;
    const [from, to] = [Math.min(position, this.#seen), Math.max(position, this.#seen)];
    scanRecords(this.#lab.store, from, to, (_, w0, w1) => {
      const counted = isStatechartEvent(w0) ? this.#counted[guestOf(w0)] : undefined;
      if (counted === undefined) return;
      if (STEP_TARGETS['model-event'](w0, w1)) counted.events += sign;
      else if (kindOf(w0) !== Kind.CHECK) counted.unchanged += sign;
      const edge = kindOf(w0) === Kind.TRANSITION ? edgeOf(w1) : -1;
      if (edge >= 0) counted.taken[edge] = (counted.taken[edge] ?? 0) + sign;
    });
    this.#seen = position;
  }

  /** The newest events of [from, present), oldest first. */
  #eventsIn(from: EventIndex): StatechartNews[] {
    const {store, position} = this.#lab;
    const found: {readonly guest: GuestId; readonly event: StatechartEvent}[] = [];
    for (let index = position - 1; index >= from && found.length < MOST_EVENTS; index--) {
      const w0 = store.word(index, 0);
      const event = isStatechartEvent(w0) ? statechartEvent(this.#lab, index) : null;
      if (event !== null) found.push({guest: guestOf(w0), event});
    }
    return found.reverse().map(({guest, event}) => ({type: 'event', statechart: this.#idOf(guest), event}));
  }

  #stateOf(guest: GuestId): StatechartState {
    const {clock} = this.#lab.machine;
    const {monitor} = cardOfGuest(this.#lab.machine, guest);
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

// Reads the event store once and keeps what the timeline draws; asked for a stretch, it answers at the screen's resolution.
import {present} from '../../base/assert.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {
  Flag,
  flagsOf,
  guestOf,
  injectedStatus,
  Kind,
  kindOf,
  STATUS_NOT_READ,
  stateOf,
  Verdict,
  verdictOf,
} from '../../trace/record-layout.ts';
import {checkedRange} from '../../trace/told-range.ts';
import {CYCLES_PER_US, type Cycle, cardAbout, type EventIndex, isNobody, NOBODY} from '../../trace/units.ts';
import {InstantColumn, MarkColumn} from './mark-column.ts';
import {scanRecords} from './scan-records.ts';
import {SpanColumn} from './span-column.ts';
import {FrameMark, type TimelineSummary} from './timeline-summary.ts';

/** What the model's state numbers mean to a timeline; the index itself knows no model. */
export interface StateMeaning {
  /** States in which a frame is being sent. */
  readonly transmitting: readonly number[];
  /** States in which a remote DMA is open. */
  readonly remote: readonly number[];
}

/** Bins of exits are at least so many pixels wide. */
const EXIT_PIXELS = 3;
/** Marks nearer than this many pixels are drawn as one. */
const MARK_PIXELS = {interrupts: 4, denials: 10, handoffs: 2, losses: 10, frames: 3} as const;

/** A round bin width (1, 2 or 5 times a power of ten, in microseconds) of at least `cycles`. */
export function roundBin(cycles: Cycle): Cycle {
  const us = Math.max(cycles / CYCLES_PER_US, 0.01);
  const power = 10 ** Math.floor(Math.log10(us));
  const factor = [1, 2, 5, 10].find((f) => f * power >= us * 0.999999) ?? 10;
  return Math.max(1, Math.round(factor * power * CYCLES_PER_US));
}

const maskOf = (states: readonly number[]): number => states.reduce((mask, state) => mask | (1 << state), 0);

class Lanes {
  readonly owns = new SpanColumn();
  readonly wants = new SpanColumn();
  readonly runs = new SpanColumn();
}

/** What is one card's: what it does, and by whose model. */
class CardRows {
  readonly transmit = new SpanColumn();
  readonly dma = new SpanColumn();
  readonly reusable = new SpanColumn();
  readonly interrupts = new MarkColumn();
  readonly transmitting: number;
  readonly remote: number;
  owner = NOBODY;
  hasChangedHands = false;
  /** Bytes that the last allowed checks let move: by the transmitter, by remote DMA. */
  sendBytes = 0;
  dmaBytes = 0;
  lastState = 0;

  constructor({transmitting, remote}: StateMeaning) {
    this.transmitting = maskOf(transmitting);
    this.remote = maskOf(remote);
  }
}

/** Spans and marks of a run, extended as it is computed. */
export class TimelineIndex {
  readonly #states: readonly StateMeaning[];
  readonly #cardOf: readonly number[];
  #cards: readonly CardRows[];
  readonly #guests: Lanes[] = [];
  readonly #exits = new InstantColumn();
  readonly #denials = new MarkColumn();
  readonly #handoffs = new MarkColumn();
  readonly #losses = new MarkColumn();
  readonly #frames = new MarkColumn();
  #running = NOBODY;
  #read: EventIndex = 0;
  #store: EventStore | null = null;
  #runFrom: Cycle = 0;
  #runTo: Cycle = 0;

  /** `states`: by card, what its model's states mean; `cardOf`: the number of each guest's card. */
  constructor(states: readonly StateMeaning[], cardOf: readonly number[] = []) {
    this.#states = states;
    this.#cardOf = cardOf;
    this.#cards = states.map((meaning) => new CardRows(meaning));
  }

  /** Records read so far. */
  get length(): EventIndex {
    return this.#read;
  }

  /**
   * Reads on from where it stopped to the end of what is computed.
   * @example index.extend(store); post(index.summary(from, to, 970))
   */
  extend(store: EventStore): void {
    const end = store.length;
    this.#store = store;
    if (end < this.#read) this.forget(end);
    if (end === this.#read) return;
    if (this.#read === 0) this.#runFrom = store.at(0);
    scanRecords(store, this.#read, end, (index, w0, w1, at) => this.#take(store, index, w0, w1, at));
    this.#read = end;
    this.#runTo = store.at(end - 1);
  }

  /** Drops what was read from record `from` on: the run forked there. The next `extend` reads again from the start. */
  forget(from: EventIndex): void {
    if (from >= this.#read) return;
    this.#guests.length = 0;
    this.#cards = this.#states.map((meaning) => new CardRows(meaning));
    for (const column of [this.#exits, this.#denials, this.#handoffs, this.#losses, this.#frames]) column.clear();
    this.#running = NOBODY;
    this.#read = 0;
    this.#runFrom = 0;
    this.#runTo = 0;
  }

  /** What to draw from `from` to `to`, both edges in view, on so many pixels; of what is one card's, that of the card of this number. */
  summary(from: Cycle, to: Cycle, pixels: number, card = 0): TimelineSummary {
    const own = present(this.#cards[card], 'the machine has the card');
    const perPixel = Math.max((to - from) / Math.max(pixels, 1), Number.EPSILON);
    const clusters = (column: MarkColumn, width: number) => column.clusters(from, to, width * perPixel);
    const spans = (column: SpanColumn) => column.visible(from, to, perPixel);
    return {
      from,
      to,
      pixels,
      places: this.#places(from, perPixel, Math.max(1, Math.round(pixels))),
      run: {from: this.#runFrom, to: this.#runTo, events: this.#read},
      guests: this.#guests.map((lanes, guest) => ({
        guest,
        owns: spans(lanes.owns),
        wants: spans(lanes.wants),
        runs: spans(lanes.runs),
      })),
      transmit: spans(own.transmit),
      remote: spans(own.dma),
      reusable: spans(own.reusable),
      exits: this.#exits.bins(from, to, roundBin(perPixel * EXIT_PIXELS)),
      interrupts: clusters(own.interrupts, MARK_PIXELS.interrupts),
      denials: clusters(this.#denials, MARK_PIXELS.denials),
      handoffs: clusters(this.#handoffs, MARK_PIXELS.handoffs),
      losses: clusters(this.#losses, MARK_PIXELS.losses),
      frames: clusters(this.#frames, MARK_PIXELS.frames),
    };
  }

  /** Where each pixel's records begin. */
  #places(from: Cycle, perPixel: Cycle, pixels: number): Uint32Array<ArrayBuffer> {
    const places = new Uint32Array(pixels + 1);
    const store = this.#store;
    if (store !== null) for (let x = 0; x <= pixels; x++) places[x] = store.firstAtOrAfter(from + x * perPixel);
    return places;
  }

  #take(store: EventStore, index: EventIndex, w0: number, w1: number, at: Cycle): void {
    const own = this.#rowsOf(guestOf(w0));
    switch (kindOf(w0)) {
      case Kind.EXIT:
        this.#exits.add(at);
        break;
      case Kind.TRANSITION:
        this.#moveModel(own, guestOf(w0), stateOf(w0), at);
        break;
      case Kind.CHECK:
        if (verdictOf(w0) === Verdict.ALLOW) allow(own, w0, checkedRange(index, w0, w1, store.beside).length);
        break;
      case Kind.DENIAL:
        this.#denials.add(at, index, guestOf(w0), w1);
        break;
      case Kind.SUSPEND:
        this.#lanes(guestOf(w0))?.wants.open(at, guestOf(w0));
        break;
      case Kind.RESUME:
        this.#lanes(guestOf(w0))?.wants.close(at);
        break;
      case Kind.HANDOFF:
        this.#handOver(own, w1 & 0xff, guestOf(w0), at);
        this.#handoffs.add(at, index, guestOf(w0), w1 & 0xff);
        break;
      case Kind.IRQ:
        if (w1 === 1) own.interrupts.add(at, index, guestOf(w0), STATUS_NOT_READ);
        break;
      case Kind.INJECT:
        if (injectedStatus(w1) !== null) own.interrupts.retell(w1);
        break;
      case Kind.FRAME_TX:
        this.#frames.add(at, index, guestOf(w0), FrameMark.SENT);
        own.transmit.nameFrame(w1);
        break;
      case Kind.FRAME_RX:
        this.#frames.add(
          at,
          index,
          guestOf(w0),
          verdictOf(w0) === Verdict.ALLOW ? FrameMark.TAKEN : FrameMark.NOT_TAKEN,
        );
        break;
      case Kind.LOST:
        this.#losses.add(at, index, guestOf(w0), w1 >>> 24);
        break;
      case Kind.SCHEDULE:
        this.#schedule(guestOf(w0), at);
        break;
      case Kind.REUSABLE:
        if (w1 !== 1) own.reusable.close(at);
        else if (!own.reusable.isOpen) own.reusable.open(at, guestOf(w0));
        break;
      default:
        break;
    }
  }

  #rowsOf(guest: number): CardRows {
    return present(this.#cards[cardAbout(guest, this.#cardOf)], 'an event is about a card');
  }

  #lanes(guest: number): Lanes | undefined {
    if (isNobody(guest)) return undefined;
    while (this.#guests.length <= guest) this.#guests.push(new Lanes());
    return this.#guests[guest];
  }

  #moveModel(own: CardRows, guest: number, state: number, at: Cycle): void {
    if (own.owner === NOBODY) this.#ownSincePowerOn(own, guest);
    const sends = (own.transmitting >>> state) & 1;
    if (sends === 0) own.transmit.close(at);
    else if (!own.transmit.isOpen) own.transmit.open(at, guest, own.sendBytes);
    const moves = (own.remote >>> state) & 1;
    if (moves === 0) own.dma.close(at);
    else if (!own.dma.isOpen || movesOtherWay(own, state)) own.dma.open(at, guest, own.dmaBytes);
    own.lastState = state;
  }

  #handOver(own: CardRows, from: number, to: number, at: Cycle): void {
    if (own.owner === NOBODY) this.#ownSincePowerOn(own, from);
    this.#lanes(from)?.owns.close(at);
    this.#lanes(to)?.owns.open(at, to);
    own.owner = to;
    own.hasChangedHands = true;
  }

  /** A run may begin with an owner that no record names: one guest alone has no hand-off. */
  #ownSincePowerOn(own: CardRows, guest: number): void {
    if (isNobody(guest) || own.hasChangedHands) return;
    this.#lanes(guest)?.owns.open(this.#runFrom, guest);
    own.owner = guest;
  }

  #schedule(guest: number, at: Cycle): void {
    if (guest === this.#running) return;
    this.#lanes(this.#running)?.runs.close(at);
    this.#lanes(guest)?.runs.open(at, guest);
    this.#running = guest;
  }
}

function allow(own: CardRows, w0: number, bytes: number): void {
  if ((flagsOf(w0) & Flag.TRANSMIT) !== 0) own.sendBytes = bytes;
  else own.dmaBytes = bytes;
}

/** A remote read that becomes a write, or back, is another DMA; gaining or losing the transmitter is not. */
function movesOtherWay({transmitting, lastState}: CardRows, state: number): boolean {
  const toggles = ((transmitting >>> state) ^ (transmitting >>> lastState)) & 1;
  return toggles === 0 && state !== lastState;
}

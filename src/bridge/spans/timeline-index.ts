// Reads the event store once and keeps what the timeline draws; asked for a stretch, it answers at the screen's resolution.
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
import {CYCLES_PER_US, type Cycle, type EventIndex, NOBODY} from '../../trace/units.ts';
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

/** Spans and marks of a run, extended as it is computed. */
export class TimelineIndex {
  readonly #transmitting: number;
  readonly #remote: number;
  readonly #guests: Lanes[] = [];
  readonly #transmit = new SpanColumn();
  readonly #dma = new SpanColumn();
  readonly #reusable = new SpanColumn();
  readonly #exits = new InstantColumn();
  readonly #interrupts = new MarkColumn();
  readonly #denials = new MarkColumn();
  readonly #handoffs = new MarkColumn();
  readonly #losses = new MarkColumn();
  readonly #frames = new MarkColumn();
  #owner = NOBODY;
  #running = NOBODY;
  /** Bytes that the last allowed checks let move: by the transmitter, by remote DMA. */
  #sendBytes = 0;
  #dmaBytes = 0;
  #lastState = 0;
  #read: EventIndex = 0;
  #store: EventStore | null = null;
  #runFrom: Cycle = 0;
  #runTo: Cycle = 0;

  constructor(states: StateMeaning) {
    this.#transmitting = maskOf(states.transmitting);
    this.#remote = maskOf(states.remote);
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
    for (const column of [
      this.#transmit,
      this.#dma,
      this.#reusable,
      this.#exits,
      this.#interrupts,
      this.#denials,
      this.#handoffs,
      this.#losses,
      this.#frames,
    ])
      column.clear();
    this.#owner = NOBODY;
    this.#running = NOBODY;
    this.#sendBytes = 0;
    this.#dmaBytes = 0;
    this.#lastState = 0;
    this.#read = 0;
    this.#runFrom = 0;
    this.#runTo = 0;
  }

  /** What to draw from `from` to `to`, both edges in view, on so many pixels. */
  summary(from: Cycle, to: Cycle, pixels: number): TimelineSummary {
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
      transmit: spans(this.#transmit),
      remote: spans(this.#dma),
      reusable: spans(this.#reusable),
      exits: this.#exits.bins(from, to, roundBin(perPixel * EXIT_PIXELS)),
      interrupts: clusters(this.#interrupts, MARK_PIXELS.interrupts),
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
    switch (kindOf(w0)) {
      case Kind.EXIT:
        this.#exits.add(at);
        break;
      case Kind.TRANSITION:
        this.#moveModel(guestOf(w0), stateOf(w0), at);
        break;
      case Kind.CHECK:
        if (verdictOf(w0) === Verdict.ALLOW) this.#allow(w0, checkedRange(index, w0, w1, store.beside).length);
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
        this.#handOver(w1 & 0xff, guestOf(w0), at);
        this.#handoffs.add(at, index, guestOf(w0), w1 & 0xff);
        break;
      case Kind.IRQ:
        if (w1 === 1) this.#interrupts.add(at, index, guestOf(w0), STATUS_NOT_READ);
        break;
      case Kind.INJECT:
        if (injectedStatus(w1) !== null) this.#interrupts.retell(w1);
        break;
      case Kind.FRAME_TX:
        this.#frames.add(at, index, guestOf(w0), FrameMark.SENT);
        this.#transmit.nameFrame(w1);
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
        if (w1 !== 1) this.#reusable.close(at);
        else if (!this.#reusable.isOpen) this.#reusable.open(at, guestOf(w0));
        break;
      default:
        break;
    }
  }

  #allow(w0: number, bytes: number): void {
    if ((flagsOf(w0) & Flag.TRANSMIT) !== 0) this.#sendBytes = bytes;
    else this.#dmaBytes = bytes;
  }

  #lanes(guest: number): Lanes | undefined {
    if (guest === NOBODY) return undefined;
    while (this.#guests.length <= guest) this.#guests.push(new Lanes());
    return this.#guests[guest];
  }

  #moveModel(guest: number, state: number, at: Cycle): void {
    if (this.#owner === NOBODY) this.#ownSincePowerOn(guest);
    const sends = (this.#transmitting >>> state) & 1;
    if (sends === 0) this.#transmit.close(at);
    else if (!this.#transmit.isOpen) this.#transmit.open(at, guest, this.#sendBytes);
    const moves = (this.#remote >>> state) & 1;
    if (moves === 0) this.#dma.close(at);
    else if (!this.#dma.isOpen || this.#movesOtherWay(state)) this.#dma.open(at, guest, this.#dmaBytes);
    this.#lastState = state;
  }

  /** A remote read that becomes a write, or back, is another DMA; gaining or losing the transmitter is not. */
  #movesOtherWay(state: number): boolean {
    const toggles = ((this.#transmitting >>> state) ^ (this.#transmitting >>> this.#lastState)) & 1;
    return toggles === 0 && state !== this.#lastState;
  }

  #handOver(from: number, to: number, at: Cycle): void {
    if (this.#owner === NOBODY) this.#ownSincePowerOn(from);
    this.#lanes(from)?.owns.close(at);
    this.#lanes(to)?.owns.open(at, to);
    this.#owner = to;
  }

  /** A run may begin with an owner that no record names: one guest alone has no hand-off. */
  #ownSincePowerOn(guest: number): void {
    if (guest === NOBODY || this.#handoffs.length > 0) return;
    this.#lanes(guest)?.owns.open(this.#runFrom, guest);
    this.#owner = guest;
  }

  #schedule(guest: number, at: Cycle): void {
    if (guest === this.#running) return;
    this.#lanes(this.#running)?.runs.close(at);
    this.#lanes(guest)?.runs.open(at, guest);
    this.#running = guest;
  }
}

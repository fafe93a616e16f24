// Several cards on one wire, which knows its stations as a switch does: a frame comes to the card whose guest it is sent to, group
// frames and those for strangers come to all cards, and none comes back to the card that sent it. What one card has sent the others hear
// as its last bit leaves. Not modelled: a switch's own queues and the time that it takes.
import {present} from '../../base/assert.ts';
import {LONGEST_FRAME_BYTES} from '../../net/ethernet.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {type Cycle, type EventIndex, type FrameId, NO_CAUSE} from '../../trace/units.ts';
import type {Clock, TimedSource} from '../machine/clock.ts';
import type {ToldFrame} from '../vmm/frame-ledger.ts';

/** A card as the wire has it. */
export interface WiredCard {
  /** True for a frame that is sent to one of its guests. */
  isFor(frame: Uint8Array): boolean;
  /** Offers it a frame that is in the arena. */
  frameArrives(frame: Uint8Array, told: ToldFrame): void;
}

/** A frame on its way from one card to the others. */
interface Crossing extends ToldFrame {
  readonly at: Cycle;
  readonly from: number;
}

/** The frames on their way, as plain data; their bytes are in the arena. */
export type CrossingState = readonly Crossing[];

/** The wire between cards. */
export class Crossings implements TimedSource {
  readonly #cards: readonly WiredCard[];
  readonly #frames: FrameArena;
  readonly #clock: Clock;
  readonly #isHosts: (frame: Uint8Array) => boolean;
  #waiting: Crossing[] = [];

  /** `isHosts`: true for a frame that is sent to a host on the wire. */
  constructor(cards: readonly WiredCard[], frames: FrameArena, clock: Clock, isHosts: (frame: Uint8Array) => boolean) {
    this.#cards = cards;
    this.#frames = frames;
    this.#clock = clock;
    this.#isHosts = isHosts;
  }

  /** A card has sent a frame, of which this is the number and the record. One that is longer than a station takes comes to none. */
  sent(from: number, frame: FrameId, cause: EventIndex): void {
    const bytes = this.#frames.frame(frame);
    if (this.#isHosts(bytes) || bytes.length > LONGEST_FRAME_BYTES) return;
    this.#waiting.push({at: this.#clock.now, from, frame, cause});
  }

  /** A host's frame reaches the cards. */
  arrives(frame: Uint8Array): void {
    this.#offer(frame, null, null);
  }

  nextAt(): Cycle {
    return this.#waiting[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  act(): void {
    const {from, frame, cause} = present(this.#waiting.shift(), 'it acts where one waits');
    this.#offer(this.#frames.frame(frame), from, {frame, cause});
  }

  snapshot(): CrossingState {
    return [...this.#waiting];
  }

  restore(saved: CrossingState): void {
    this.#waiting = [...saved];
  }

  #offer(frame: Uint8Array, from: number | null, told: ToldFrame | null): void {
    const cards = this.#cards;
    const meant = cards.findIndex((card) => card.isFor(frame));
    const known = told ?? {frame: this.#frames.append(frame), cause: NO_CAUSE};
    for (const [number, card] of cards.entries())
      if (number !== from && (meant < 0 || number === meant)) card.frameArrives(frame, known);
  }
}

// Nobody rules: each guest has a card before it, its own, everybody's, or none, and what it does goes straight there. Lines and
// frames of cards that no model follows are told here for the other techniques too. [deck, slides 6 to 9]
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Kind, packPlain, STATUS_NOT_READ, Verdict} from '../../trace/record-layout.ts';
import {type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import {PassedConfiguration} from '../vmm/configuration-ports.ts';
import type {GuestConfiguration} from '../vmm/guest-configuration.ts';
import type {Call, Demand, Regime} from '../vmm/regime.ts';
import type {Ruler} from '../vmm/ruler.ts';
import type {RunContext} from '../vmm/run-context.ts';
import {NicLines} from './nic-lines.ts';

/** A card as a guest sees it, and what records of accesses have to know of it. */
export interface GuestCard extends BurstDevice {
  /** True where the card has its data port. */
  isDataPort(offset: number): boolean;
  /** The register page that an access meets. */
  readonly selectedPage: number;
}

/** Nobody waits for a card: each has its own, or they take no turns. */
const NOBODY_WAITS: Demand = {
  isWanted: false,
  isDue: false,
  nextAttemptAt: Number.POSITIVE_INFINITY,
  takeResumed: () => null,
  mayAttempt: () => {},
};
/** The VMM has not read a status. */

/** Passthrough, self-virtualizing and direct-mapped cards. */
export class Unruled implements Regime {
  readonly demand = NOBODY_WAITS;
  readonly ruler: Ruler | null = null;
  protected readonly context: RunContext;
  protected readonly lines: NicLines;
  readonly #frames: FrameArena;
  readonly #cards: readonly (GuestCard | null)[];

  /** `cards`: what each guest sees; null: it has none, its driver finds nothing and gives up. */
  constructor(context: RunContext, frames: FrameArena, cards: readonly (GuestCard | null)[]) {
    this.context = context;
    this.lines = new NicLines(context.guests);
    this.#frames = frames;
    this.#cards = cards;
    for (const guest of context.guests) guest.hasEnded = !this.hasNic(guest.id);
  }

  /** True where a guest has a network card of some kind. */
  hasNic(guest: GuestId): boolean {
    return this.cardOf(guest) !== null;
  }

  /** The line of a card that these guests see changed: a physical interrupt, and a rise exits to the VMM first. */
  lineChanged(guests: readonly GuestId[], level: 0 | 1): void {
    const index = this.noteLine(guests, level);
    if (level === 1) this.context.exit(this.context.running, ExitReason.INTERRUPT, index);
    for (const guest of guests) this.lines.changed(guest, level);
  }

  /** A frame leaves for the wire, sent by a guest's card. */
  frameSent(guest: GuestId, frame: Uint8Array): void {
    const {context} = this;
    context.isDisturbed = true;
    const record = context.guests[guest];
    if (record !== undefined) record.counts.txFrames++;
    context.append(packPlain(Kind.FRAME_TX, guest, Verdict.NONE, 0, 0), this.#frames.append(frame), context.cause);
  }

  /** A frame was offered to a guest's card. */
  frameOffered(guest: GuestId, frame: Uint8Array, taken: boolean): void {
    const verdict = taken ? Verdict.ALLOW : Verdict.DENY;
    this.context.append(packPlain(Kind.FRAME_RX, guest, verdict, 0, 0), this.#frames.append(frame), NO_CAUSE);
  }

  cardOf(guest: GuestId): BurstDevice | null {
    return this.#cards[guest] ?? null;
  }

  /** Its card's own: nobody makes a picture of it. */
  configurationOf(guest: GuestId): GuestConfiguration | null {
    const card = this.#cards[guest] ?? null;
    return card?.readConfig === undefined ? null : new PassedConfiguration(card);
  }

  pageOf(guest: GuestId): number {
    return this.#cards[guest]?.selectedPage ?? 0;
  }

  /** No model, no state. */
  stateOf(_guest: GuestId): number {
    return 0;
  }

  isDataPort(guest: GuestId, offset: number): boolean {
    return this.#cards[guest]?.isDataPort(offset) === true;
  }

  serve(): void {}

  readonly isServiceDue: boolean = false;

  share(): void {}

  isQuiet(guest: GuestId): boolean {
    return !this.lines.isPendingFor(guest);
  }

  isPendingFor(guest: GuestId): boolean {
    return this.lines.isPendingFor(guest);
  }

  takeFor(guest: GuestId): boolean {
    if (!this.lines.isPendingFor(guest)) return false;
    this.context.append(packPlain(Kind.INJECT, guest, Verdict.NONE, 0, 0), STATUS_NOT_READ, NO_CAUSE);
    this.lines.take(guest);
    return true;
  }

  /** No ring is offered here, and no recording runs. */
  call(_guest: GuestId, _call: Call): Answer {
    return new Uint8Array(0);
  }

  /** Writes down that the line changed. */
  protected noteLine(guests: readonly GuestId[], level: 0 | 1): EventIndex {
    const {context} = this;
    context.isDisturbed = true;
    return context.append(packPlain(Kind.IRQ, guests[0] ?? NOBODY, Verdict.NONE, 0, 0), level, context.cause);
  }
}

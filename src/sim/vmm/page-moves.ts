// Pages that the VMM moves under its guests: it copies one to another place in host memory and changes the page map. A card that masters
// the bus may have the address of the old place, and nothing tells it. So the model is asked first, which knows what has
// to stay: while that is any of the page the move waits, and is tried again when the card has changed hands. Afterwards the card is given
// the new addresses. A VMM that does not ask (policy `pageMoves`) has the card move bytes of a page that is somebody else's by then.
import {present} from '../../base/assert.ts';
import {Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {TimedSource} from '../machine/clock.ts';
import {HOST_PAGE_BYTES} from '../machine/host-memory.ts';
import {translate} from '../machine/page-map.ts';
import {copyCycles} from './costs.ts';
import type {GuestPages} from './guest-pages.ts';
import type {Handover} from './handover.ts';
import type {ModelContext} from './model-context.ts';
import type {VmmPolicies} from './policies.ts';

/** One of them: a guest's page by its own number, and the page of host memory where it is to lie. */
export interface PageMove {
  readonly at: Cycle;
  readonly guest: GuestId;
  readonly page: number;
  readonly to: number;
}

/** How far they are, as plain data. */
export interface PageMovesState {
  /** Moves whose time has come. */
  readonly come: number;
  /** Of these, by number, those that are not done. */
  readonly waiting: readonly number[];
  /** Those that were refused and it was said. */
  readonly told: readonly number[];
  /** Hand-offs there had been when they were last tried; -1: some have never been. */
  readonly triedAt: number;
}

/** What a page mover needs. */
export interface PageMovesParts<C> {
  readonly context: ModelContext<C>;
  readonly handover: Handover<C>;
  readonly policies: Pick<VmmPolicies, 'pageMoves'>;
  readonly pages: GuestPages;
  /** In the order of their times. */
  readonly moves: readonly PageMove[];
}

/** Moves pages when their time has come and nothing is in the way. */
export class PageMoves<C> {
  /** Says when the next one's time comes. */
  readonly source: TimedSource;
  readonly #parts: PageMovesParts<C>;
  #state: PageMovesState = {come: 0, waiting: [], told: [], triedAt: -1};

  constructor(parts: PageMovesParts<C>) {
    this.#parts = parts;
    this.source = {
      nextAt: () => parts.moves[this.#state.come]?.at ?? Number.POSITIVE_INFINITY,
      act: () => {
        const {come, waiting} = this.#state;
        this.#state = {...this.#state, come: come + 1, waiting: [...waiting, come], triedAt: -1};
      },
    };
  }

  /** True where a move is worth a try. */
  get isDue(): boolean {
    const {waiting, triedAt} = this.#state;
    return waiting.length > 0 && triedAt !== this.#parts.handover.handoffs;
  }

  /** Tries those that wait. */
  serve(): void {
    if (!this.isDue) return;
    const {waiting} = this.#state;
    this.#state = {...this.#state, triedAt: this.#parts.handover.handoffs};
    for (const number of waiting) {
      if (!this.#mayMove(number)) continue;
      this.#state = {...this.#state, waiting: this.#state.waiting.filter((other) => other !== number)};
      this.#move(number);
    }
  }

  snapshot(): PageMovesState {
    return this.#state; // never changed, only replaced
  }

  restore(saved: PageMovesState): void {
    this.#state = saved;
  }

  /** Asks the model what of its guest's memory has to stay. */
  #mayMove(number: number): boolean {
    const {context, policies} = this.#parts;
    const {monitor, port} = context;
    const {model} = monitor;
    const {guest, page} = this.#moveOf(number);
    if (policies.pageMoves === 'ignore') return true;
    const own = monitor.context(guest);
    const isOwner = guest === monitor.owner;
    port.begin(NO_CAUSE);
    if (isOwner) monitor.follow(guest, model.observe(own, monitor.state(guest), port, null, true), NO_CAUSE);
    const from = this.#placeOf(guest, page);
    const pinned = model.pinned?.(own, isOwner) ?? [];
    if (!pinned.some(({start, length}) => start < from + HOST_PAGE_BYTES && start + length > from)) return true;
    if (!this.#state.told.includes(number)) {
      this.#state = {...this.#state, told: [...this.#state.told, number]};
      this.#record(number, Verdict.DENY);
    }
    return false;
  }

  #move(number: number): void {
    const {context, policies, pages} = this.#parts;
    const {monitor, port} = context;
    const {guest, page, to} = this.#moveOf(number);
    const memory = present(port.hostMemory, 'pages are moved in host memory');
    const from = this.#placeOf(guest, page);
    memory.write(to * HOST_PAGE_BYTES, memory.read(from, HOST_PAGE_BYTES));
    memory.write(from, new Uint8Array(HOST_PAGE_BYTES)); // the VMM's again, and nothing of the guest's
    this.#record(number, Verdict.ALLOW);
    const own = monitor.context(guest);
    monitor.model.remap?.(own, pages.move(guest, page, to));
    port.begin(context.store.next - 1);
    port.pause(copyCycles(HOST_PAGE_BYTES));
    if (policies.pageMoves !== 'ignore' && guest === monitor.owner) monitor.model.repoint?.(own, port);
  }

  #moveOf(number: number): PageMove {
    return present(this.#parts.moves[number], 'moves are counted');
  }

  /** Host address of a guest's page. */
  #placeOf(guest: GuestId, page: number): number {
    const range = {start: page * HOST_PAGE_BYTES, length: HOST_PAGE_BYTES};
    return present(translate(this.#parts.pages.view(guest).translation, range)?.[0], 'the page is the guest’s').start;
  }

  #record(number: number, verdict: Verdict): void {
    const {guest, page, to} = this.#moveOf(number);
    const {context} = this.#parts;
    context.append(packPlain(Kind.PAGE_MOVE, guest, verdict, 0, 0), (page | (to << 16)) >>> 0, NO_CAUSE);
  }
}

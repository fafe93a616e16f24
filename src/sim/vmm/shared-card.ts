// One card that its guests share in turn under VPIO: the monitor that rules on what they do to it, the VMM's own way to the card,
// hand-offs, interrupts, and the books of frames. [deck, slides 13 to 19]
import {COMMAND, type ConfigurationSheet} from '../../base/configuration-space.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NOBODY} from '../../trace/units.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {ReceiveOutcome} from '../machine/port-device.ts';
import {FrameLedger, type ToldFrame} from './frame-ledger.ts';
import type {GuestPages} from './guest-pages.ts';
import type {GuestRecord} from './guest-record.ts';
import {Handover, type HandoverState} from './handover.ts';
import {InterruptPath, type InterruptState} from './interrupt-path.ts';
import {ModelContext, type ModelParts} from './model-context.ts';
import {ModelRuler} from './model-ruler.ts';
import {type PageMove, PageMoves, type PageMovesState} from './page-moves.ts';
import {writePermission} from './permission.ts';
import type {PolicyChange, VmmPolicies} from './policies.ts';
import {type Pictures, VirtualConfigurations} from './virtual-configurations.ts';
import {VmmPort} from './vmm-port.ts';

/** What one card brings along. C is its model's context. */
export interface CardParts<C>
  extends Pick<ModelParts<C>, 'card' | 'monitor' | 'hooks' | 'basePort' | 'ports' | 'witness'> {
  /** The guests that share it. */
  readonly sharers: readonly GuestRecord[];
  readonly policies: VmmPolicies;
  /** The machine's memory, for a device that masters the bus. */
  readonly hostMemory?: BusMemory | undefined;
  /** Guests' page maps, and moves of their pages in the order of their times; absent for a device that masters no bus. */
  readonly pages?: GuestPages | undefined;
  readonly moves?: readonly PageMove[] | undefined;
  /** Its configuration space, for a device on a PCI bus. */
  readonly configuration?: ConfigurationSheet | undefined;
  /** The card's receiver: what became of a frame. */
  readonly receive: (frame: Uint8Array) => ReceiveOutcome;
  /** Whom its records name that concern no guest. */
  readonly nobody: GuestId;
}

/** What all cards of a machine have in common. */
export interface CommonParts
  extends Pick<
    ModelParts<unknown>,
    'clock' | 'store' | 'guests' | 'costs' | 'ledger' | 'memory' | 'pageFault' | 'machine'
  > {
  readonly frames: FrameArena;
  /** Cycles a guest may run while another is ready or waits for the card. */
  readonly quantum: Cycle;
  /** Lets cards and the wire act as far as time has come. */
  readonly serveSources: () => void;
}

/** All of it that changes, as plain data; the card and the monitor have states of their own. */
export interface SharedCardState {
  readonly policies: VmmPolicies;
  readonly handover: HandoverState;
  readonly interrupts: InterruptState;
  readonly port: {readonly cause: EventIndex; readonly accesses: number; readonly command: number};
  readonly configurations: Pictures;
  readonly moves: PageMovesState | null;
  readonly pages: ReturnType<GuestPages['snapshot']>;
}

/** One card and its guests. */
export class SharedCard<C> {
  readonly frameLedger: FrameLedger;
  readonly handover: Handover<C>;
  readonly interrupts: InterruptPath<C>;
  /** For the loop alone. */
  readonly context: ModelContext<C>;
  readonly ruler: ModelRuler<C>;
  readonly sharers: readonly GuestRecord[];
  /** null: none are moved. */
  readonly pageMoves: PageMoves<C> | null;
  /** null: the card has no configuration space. */
  readonly #configurations: VirtualConfigurations<C> | null;
  readonly #pages: GuestPages | undefined;
  readonly #receive: (frame: Uint8Array) => ReceiveOutcome;
  readonly #nobody: GuestId;
  readonly #serveSources: () => void;
  /** One object for all parts, so that a change is a change for each. */
  readonly #policies: {-readonly [Name in keyof VmmPolicies]: VmmPolicies[Name]};
  /** What the card does while it decides about a frame, whose record comes first; null otherwise. */
  #held: (() => void)[] | null = null;

  constructor(parts: CardParts<C> & CommonParts) {
    const {card, store, clock, monitor, sharers, frames, quantum, nobody} = parts;
    const policies = {...parts.policies};
    this.#policies = policies;
    this.#receive = parts.receive;
    this.#nobody = nobody;
    this.#serveSources = parts.serveSources;
    this.sharers = sharers;
    const port: VmmPort = new VmmPort(
      card,
      store,
      () => clock.now,
      (cycles) => this.#payVmmWork(cycles),
      {
        ledger: parts.ledger,
        owner: () => this.handover.receiver,
        left: () => this.context.pageOf(monitor.owner),
        after: (page, offset, value) => monitor.model.pageAfter(page, offset, value),
      },
      parts.hostMemory,
      nobody,
      parts.configuration?.found[COMMAND.offset],
    );
    const context = new ModelContext({...parts, policies, port});
    this.context = context;
    this.frameLedger = new FrameLedger(store, frames, clock, sharers, policies, nobody);
    this.handover = new Handover({
      store,
      clock,
      monitor,
      guests: sharers,
      policies,
      port,
      frames: this.frameLedger,
      quantum,
      permit: (guest) => this.#permit(guest),
      disturb: () => {
        context.isDisturbed = true;
      },
    });
    this.interrupts = new InterruptPath({
      store,
      clock,
      monitor,
      guests: parts.guests,
      port,
      handover: this.handover,
      exit: (cause) => context.exit(context.running, ExitReason.INTERRUPT, cause),
    });
    const {pages, moves = []} = parts;
    const {handover} = this;
    const isMoving = pages !== undefined && moves.length > 0;
    this.#pages = pages;
    this.pageMoves = isMoving ? new PageMoves({context, handover, policies, pages, moves}) : null;
    const offer = (frame: Uint8Array, due?: Cycle): void => {
      clock.dueAt = due;
      try {
        this.frameArrives(frame);
      } finally {
        clock.dueAt = undefined; // a step may be left in the middle
      }
    };
    context.pageMoves = this.pageMoves;
    this.ruler = new ModelRuler(context, handover, this.interrupts, offer);
    const {configuration} = parts;
    this.#configurations =
      configuration === undefined
        ? null
        : new VirtualConfigurations(configuration, context, handover, this.ruler, sharers);
    this.ruler.configurationOf = (guest) => this.#configurations?.of(guest) ?? null;
    monitor.onFollowed = (guest) => this.#permit(guest);
    for (const guest of sharers) this.#permit(guest.id);
  }

  /** The policies now. */
  get policies(): VmmPolicies {
    return this.#policies;
  }

  /** Chooses some policies anew, from this instant on. */
  changePolicies(change: PolicyChange): void {
    Object.assign(this.#policies, change);
    this.permitAnew();
    this.handover.mayAttempt();
  }

  /** The card's interrupt line changed inside whatever happens now. */
  lineChanged(level: 0 | 1): void {
    this.context.isDisturbed = true;
    if (this.#held !== null) {
      this.#held.push(() => this.lineChanged(level));
      return;
    }
    const packed = packPlain(Kind.IRQ, this.nameOf(this.handover.receiver), Verdict.NONE, 0, 0);
    this.interrupts.lineChanged(level, this.context.append(packed, level, this.context.cause));
  }

  /** The card put a frame on the wire inside whatever happens now. */
  frameSent(frame: Uint8Array): EventIndex {
    this.context.isDisturbed = true;
    return this.frameLedger.sent(frame, this.context.monitor.owner, this.context.cause);
  }

  /** The card dropped a frame that it had taken inside whatever happens now. */
  frameDropped(frame: Uint8Array): void {
    this.frameLedger.dropped(frame, this.handover.receiver, this.context.cause);
  }

  /**
   * The wire offers a frame to the card. What the card does with its interrupt line is caused by the frame's record, which is returned.
   * `told`: what is known of the frame already, where another card sent it or was offered it.
   */
  frameArrives(frame: Uint8Array, told: ToldFrame | null = null): EventIndex {
    const {context} = this;
    context.store.beginNext();
    const held: (() => void)[] = [];
    this.#held = held;
    let outcome: ReceiveOutcome;
    try {
      outcome = this.#receive(frame);
    } finally {
      this.#held = null; // a step may be left in the middle
    }
    const before = context.cause;
    const index = this.frameLedger.offered(frame, outcome, this.handover.receiver, this.handover.isSwitching, told);
    context.cause = index;
    for (const act of held) act();
    context.cause = before;
    return index;
  }

  /** Does something about what the card does now: at once, or behind the record of the frame that it decides about. */
  inTurn(act: () => void): void {
    if (this.#held === null) act();
    else this.#held.push(act);
  }

  /** An alarm of the card's was set or dropped inside whatever happens now. */
  alarmChanged(): void {
    this.context.isDisturbed = true;
  }

  /** Whom a record about the card names for this guest, or for nobody. */
  nameOf(guest: GuestId): GuestId {
    return guest === NOBODY ? this.#nobody : guest;
  }

  /** Writes its guests' permission maps anew. */
  permitAnew(): void {
    for (const guest of this.sharers) {
      guest.needs.clear();
      this.#permit(guest.id);
    }
  }

  /** Everything beside card and monitor that has to be remembered; plain data. */
  snapshot(): SharedCardState {
    const {port} = this.context;
    return {
      policies: {...this.#policies},
      handover: this.handover.snapshot(),
      interrupts: this.interrupts.snapshot(),
      port: {cause: port.cause, accesses: port.accesses, command: port.command},
      configurations: this.#configurations?.snapshot() ?? [],
      moves: this.pageMoves?.snapshot() ?? null,
      pages: this.#pages?.snapshot() ?? [],
    };
  }

  /** The permission maps are still to be written. */
  restore(saved: SharedCardState): void {
    const {port} = this.context;
    Object.assign(this.#policies, saved.policies);
    port.begin(saved.port.cause);
    port.accesses = saved.port.accesses;
    port.restoreCommand(saved.port.command);
    this.#configurations?.restore(saved.configurations);
    this.handover.restore(saved.handover);
    this.interrupts.restore(saved.interrupts);
    this.#pages?.restore(saved.pages);
    if (saved.moves !== null) this.pageMoves?.restore(saved.moves);
  }

  /** The VMM's own access, or other work, takes its time, and the wire does not wait meanwhile. */
  #payVmmWork(cycles: Cycle = this.context.costs.access): void {
    const {clock, port, ledger} = this.context;
    clock.now += cycles;
    ledger.worked(port.work, cycles);
    this.#serveSources();
    this.context.cause = port.cause;
  }

  #permit(guest: GuestId): void {
    const record = guest === NOBODY ? undefined : this.context.guests[guest];
    if (record !== undefined) writePermission(this.context, record);
  }
}

// One machine to explore: the shipped monitor, access path, hand-over and interrupt path around a card that is given.
// Left out: the scheduler (any guest may run at any time), reception, costs (nothing takes time), interrupt injection
// (what a guest's handler would do is among the accesses it may do anyway).
import type {AddressWindow} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import {COMMAND} from '../../base/configuration-space.ts';
import type {DenyReason} from '../../kits/contract/model-words.ts';
import {FrameArena} from '../../trace/frame-arena.ts';
import {NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import {AccessPath} from '../vmm/access-path.ts';
import {FrameLedger} from '../vmm/frame-ledger.ts';
import {GuestRecord} from '../vmm/guest-record.ts';
import {InterruptPath} from '../vmm/interrupt-path.ts';
import {Ledger} from '../vmm/ledger.ts';
import {ModelContext} from '../vmm/model-context.ts';
import {ModelRuler} from '../vmm/model-ruler.ts';
import {writePermission} from '../vmm/permission.ts';
import {VmmPort} from '../vmm/vmm-port.ts';
import {NO_WITNESS} from '../vmm/witness.ts';
import {ChosenProgram} from './chosen-program.ts';
import type {ExploredAccess} from './explored-access.ts';
import {ExploredConfiguration} from './explored-configuration.ts';
import {CountingStore, ExploredHandover, ExploredMonitor, watchedModel, withArrivals} from './explored-parts.ts';
import {LONG} from './layout.ts';
import {type ExploredMachineParts, POLICIES} from './machine-parts.ts';
import {ModelVisits} from './model-visits.ts';
import type {PropertyName} from './properties.ts';

/** A way in which the card goes on by itself, or in which the wire has it go on, which nobody promises. */
export interface CardStep {
  readonly words: string;
  readonly isWire?: boolean;
  act(): void;
}

type Single = Extract<Instruction, {readonly op: 'in' | 'out'}>;

/** How a guest stands, by number. */
export const STANDINGS = ['running', 'suspended', 'getting the card'];
/** One of those, by its place. */
export type Standing = 0 | 1 | 2;
const RUNNING: Standing = 0;
/** It waits before an access. */
export const SUSPENDED: Standing = 1;
const RESUMED: Standing = 2;

/** What became of an access, in words. */
export type AccessOutcome = 'done' | 'suspended' | `denied: ${string}`;

/** A property that a step broke, and how. */
export interface Breach {
  readonly property: PropertyName;
  readonly how: string;
}

/** The parts, put together; fields are what the exploration saves and puts back. */
export abstract class ExploredMachine<C, K extends BurstDevice> {
  readonly names: readonly string[];
  readonly windows: readonly AddressWindow[];
  readonly clock = {now: LONG};
  readonly store = new CountingStore();
  readonly card: K;
  readonly monitor: ExploredMonitor<C>;
  readonly handover: ExploredHandover<C>;
  readonly interrupts: InterruptPath<C>;
  readonly guests: readonly GuestRecord[];
  /** What of the model was met so far. */
  readonly visits: ModelVisits;
  /** null: the card has no configuration space. */
  readonly configuration: ExploredConfiguration<C> | null;
  /** The guest whose registers the card holds: truth, followed at every restore. */
  holder = NOBODY;
  /** What the present step broke. */
  breaches: Breach[] = [];
  readonly #programs: readonly ChosenProgram[];
  readonly #reasons: readonly DenyReason[];
  readonly #isBitmapOpen: boolean;
  readonly #replays: boolean;
  readonly #drops: boolean;
  readonly #context: ModelContext<C>;
  readonly #access: AccessPath;
  #running = NOBODY;
  #arrivals = 0;

  constructor(parts: ExploredMachineParts<C, K>) {
    const {names, windows, model, reasons, hooks, basePort, ports, faults, makeCard, views, hostMemory} = parts;
    this.names = names;
    this.windows = windows;
    this.#programs = names.map(() => new ChosenProgram());
    this.#reasons = reasons;
    this.#isBitmapOpen = faults.has('bitmap-open');
    this.#replays = faults.has('replay-twice');
    this.#drops = faults.has('drop-suspended');
    this.card = makeCard((level) => this.interrupts.lineChanged(level, NO_CAUSE));
    const isWaived = faults.has('handoff-any-time');
    const leaving = (): void => this.#leaving();
    const watched = watchedModel(
      model,
      faults,
      {[parts.saveWaits === true ? 'saved' : 'saving']: leaving, restoring: (context) => this.#entering(context)},
      isWaived,
    );
    const {clock, store} = this;
    this.visits = new ModelVisits(model.compiled, model.initialState);
    store.visits = this.visits;
    this.monitor = new ExploredMonitor(watched, store, clock, windows, isWaived, views);
    this.guests = names.map((name, id) => new GuestRecord(id, name, '', present(this.#programs[id], 'two programs')));
    const {guests, monitor} = this;
    const ledger = new Ledger();
    const port = new VmmPort(
      this.card,
      store,
      () => 0,
      (cycles) => this.vmmActs(cycles !== undefined),
      {ledger, owner: () => this.holder, left: () => 0, after: (page) => page},
      hostMemory,
      NOBODY,
      parts.configuration?.found[COMMAND.offset],
    );
    const context = new ModelContext<C>({
      clock,
      store,
      card: this.#guestSide(),
      monitor,
      guests,
      hooks,
      costs: {access: 0, exit: 0, dispatch: 0, model: 0},
      ledger,
      port,
      witness: NO_WITNESS,
      basePort,
      ports,
      policies: POLICIES,
    });
    this.#context = context;
    this.handover = new ExploredHandover({
      store,
      clock,
      monitor,
      guests,
      policies: POLICIES,
      port,
      quantum: LONG,
      frames: new FrameLedger(store, new FrameArena(), clock, guests, POLICIES),
      disturb: () => {},
      permit: (guest) => this.permit(guest),
    });
    this.handover.forgetsWishes = faults.has('no-queue');
    const {handover} = this;
    this.interrupts = new InterruptPath({
      store,
      clock,
      monitor,
      guests,
      port,
      handover,
      exit: () => {
        handover.mayAttempt();
        return NO_CAUSE;
      },
    });
    const ruler = new ModelRuler(context, handover, this.interrupts);
    context.regime = ruler;
    const {configuration} = parts;
    this.configuration =
      configuration === undefined ? null : new ExploredConfiguration(configuration, context, handover, ruler);
    this.#access = new AccessPath(context, () => Number.POSITIVE_INFINITY);
  }

  /** The owner, once somebody has waited for it past the deadline; NOBODY before. */
  get overdue(): number {
    const {handover, monitor} = this;
    return handover.isWanted && handover.nextAttemptAt === Number.POSITIVE_INFINITY ? monitor.owner : NOBODY;
  }

  /** The card's interrupt line. */
  abstract get line(): 0 | 1;

  /** How the card can go on by itself now. */
  abstract cardSteps(): readonly CardStep[];

  /** It is at something that taking it away would break off; in words. */
  protected abstract get isBusy(): boolean;
  protected abstract busyWords(): string;

  /** Looks whether what moves is the holder's: `checkRange` for each range. */
  protected abstract checkMoves(): void;

  /** Bus cycles of an access that is carried out: each is a record of its own. */
  protected abstract cyclesOf(access: ExploredAccess): number;

  /** Called before each access of the VMM's own to the card, and where it waits: what the card and the wire do meanwhile. */
  protected vmmActs(_waits: boolean): void {}

  /** Called when a saved state was put back: what follows from the variables is to be as they say. */
  loaded(): void {}

  /** Looks whether what the monitor's checks rest on is what the card has: nothing where the kit does not say. */
  protected checkBelief(): void {}

  /** A guest has made these writes before anybody had the card: its model knows them, and its first hand-off puts them there. */
  prepare(guest: number, writes: readonly ExploredAccess[]): void {
    const {model} = this.monitor;
    for (const {offset, value} of writes) model.commit(this.monitor.context(guest), true, offset, value);
  }

  /** How a guest stands. */
  standingOf(guest: number): Standing {
    const record = present(this.guests[guest], 'a guest record');
    return record.suspendedAt !== null ? SUSPENDED : record.hasExited ? RESUMED : RUNNING;
  }

  /** Has a guest stand so, with the bitmap that it has then. */
  stand(guest: number, standing: Standing): void {
    const record = present(this.guests[guest], 'a guest record');
    record.suspendedAt = standing === SUSPENDED ? record.program.current(0) : null;
    record.hasExited = standing !== RUNNING;
    this.permit(guest);
  }

  /** Writes a guest's bitmap anew. */
  permit(guest: number): void {
    const record = this.guests[guest];
    if (record === undefined) return;
    writePermission(this.#context, record);
    if (!this.#isBitmapOpen || guest === this.monitor.owner) return;
    const {hooks, basePort, ports} = this.#context;
    for (let offset = 0; offset < ports; offset++) record.bitmap.set(basePort + offset, hooks.coversPort(offset));
  }

  /** The VMM has the processor, as before every instruction: interrupts first, then a look whether the card can go. Gives who got it. */
  vmmTurn(): number {
    this.interrupts.serve();
    this.handover.attempt();
    return this.handover.takeResumed() ?? NOBODY;
  }

  /** True where the guest's bitmap makes this access leave the guest, which it then does before anybody looks at what it is. */
  exits(guest: number, {offset, size, isConfiguration}: ExploredAccess): boolean {
    return isConfiguration !== true && this.guests[guest]?.bitmap.exits(this.#context.basePort + offset, size) === true;
  }

  /** A guest executes one access, through the shipped access path. */
  execute(guest: number, access: ExploredAccess): AccessOutcome {
    const record = present(this.guests[guest], 'a guest executes');
    const isReplay = this.#replays && record.hasExited;
    const isDropped = this.#drops && record.hasExited;
    this.store.carried = 0;
    this.store.denial = 0;
    this.#arrivals = 0;
    if (isDropped) record.hasExited = false;
    else this.#single(record, access);
    if (isReplay) this.#single(record, access);
    this.#running = NOBODY;
    const isSuspended = record.suspendedAt !== null;
    const {carried, denial} = this.store;
    const parts = denial === 0 ? this.cyclesOf(access) : 1;
    const isOnce = isSuspended ? carried === 0 : carried >= 1 && carried <= parts;
    if (!isOnce || this.#arrivals > parts) {
      this.broke(
        'suspended-once-in-order',
        `the access of guest ${record.name} was carried out ${Math.ceil((isSuspended ? carried : Math.max(carried, this.#arrivals)) / parts)} times`,
      );
    }
    return isSuspended ? 'suspended' : denial === 0 ? 'done' : `denied: ${this.#reasons[denial]?.text ?? 'no reason'}`;
  }

  /** What has to hold of the state the step ended in. */
  checkState(): void {
    this.checkMoves();
    this.#checkIdle();
    if (this.holder !== NOBODY) this.checkBelief();
  }

  #single(record: GuestRecord, access: ExploredAccess): void {
    const {isWrite, offset, size, value} = access;
    const program = present(this.#programs[record.id], 'a guest has a program');
    this.#running = record.id;
    if (access.isConfiguration) {
      present(this.configuration, 'the card has a configuration space').access(record, program, access);
      return;
    }
    const instruction: Single = isWrite ? {op: 'out', offset, size, value} : {op: 'in', offset, size};
    program.instruction = instruction;
    this.#access.single(record, instruction);
  }

  /** The card as guests reach it: whoever runs must be the one whose registers it holds. */
  #guestSide(): BurstDevice {
    return withArrivals(this.card, () => {
      this.#arrivals++;
      if (this.#running === this.holder) return;
      this.broke(
        'no-access-of-a-non-owner',
        `an access of guest ${this.#nameOf(this.#running)} reached the card of guest ${this.#nameOf(this.holder)}`,
      );
    });
  }

  /** A range that moves has to be the holder's; `what` and where it lies in words. */
  protected checkRange(what: string, start: number, length: number): void {
    const window = this.windows[this.holder];
    const end = start + length;
    if (window !== undefined && start >= window.start && end <= window.end) return;
    this.broke(
      'no-dma-outside-window',
      `${what} of 0x${start.toString(16)} to 0x${(end - 1).toString(16)} is live for guest ${this.#nameOf(this.holder)}`,
    );
  }

  #checkIdle(): void {
    if (this.monitor.saysReusable && this.isBusy && this.holder !== NOBODY) {
      this.broke('reusable-implies-idle', `the model says reusable while ${this.busyWords()}`);
    }
  }

  #leaving(): void {
    this.#checkIdle();
    if (this.isBusy)
      this.broke(
        'no-handoff-while-busy',
        `the card is taken from guest ${this.#nameOf(this.holder)} while ${this.busyWords()}`,
      );
  }

  #entering(context: C): void {
    this.holder = this.guests.findIndex(({id}) => this.monitor.context(id) === context);
  }

  protected broke(property: PropertyName, how: string): void {
    if (!this.breaches.some((breach) => breach.property === property)) this.breaches.push({property, how});
  }

  #nameOf(guest: number): string {
    return this.names[guest] ?? 'nobody';
  }
}

// One machine to explore: the shipped monitor, access path, hand-over and interrupt path around the abstract card.
// Left out: the scheduler (any guest may run at any time), reception, costs (nothing takes time), interrupt injection
// (what a guest's handler would do is among the accesses it may do anyway).

import {present} from '../../../base/assert.ts';
import type {PartState} from '../../../base/state.ts';
import type {PropertyName} from '../../../sim/explore/properties.ts';
import type {Answer, GuestProgram, Instruction} from '../../../sim/machine/guest-program.ts';
import type {BurstDevice} from '../../../sim/machine/port-device.ts';
import {parseHookSet} from '../../../sim/models/parse-hooks.ts';
import {AccessPath} from '../../../sim/vmm/access-path.ts';
import {FrameLedger} from '../../../sim/vmm/frame-ledger.ts';
import {GuestRecord} from '../../../sim/vmm/guest-record.ts';
import {InterruptPath} from '../../../sim/vmm/interrupt-path.ts';
import {Ledger} from '../../../sim/vmm/ledger.ts';
import {ModelContext} from '../../../sim/vmm/model-context.ts';
import {ModelRuler} from '../../../sim/vmm/model-ruler.ts';
import {writePermission} from '../../../sim/vmm/permission.ts';
import {ORDINARY_POLICIES, type VmmPolicies} from '../../../sim/vmm/policies.ts';
import {VmmPort} from '../../../sim/vmm/vmm-port.ts';
import {NO_WITNESS} from '../../../sim/vmm/witness.ts';
import {FrameArena} from '../../../trace/frame-arena.ts';
import {NO_CAUSE, NOBODY} from '../../../trace/units.ts';
import type {Ne2kContext} from '../model/context.ts';
import {ne2kModel} from '../model/device.ts';
import {NE2000_HOOKS} from '../model/hook-sets.ts';
import {DENY_REASONS} from '../model/names.ts';
import {WHOLE_RANGE} from '../model/variant.ts';
import {BOARD_PORTS, isRegister, PROM, USUAL_BASE_PORT} from '../sheet/board.ts';
import {AbstractCard, type LiveDma} from './abstract-card.ts';
import type {ExploredAccess} from './accesses.ts';
import type {FaultName} from './faults.ts';
import {CountingStore, ExploredHandover, ExploredMonitor, watchedModel} from './faulty-parts.ts';
import {GUEST_NAMES, PAGES, WINDOWS} from './layout.ts';

/** The hook set for shared cards: what a hand-off must put back is hooked too. */
export const HOOKS = 'sharing';
/** The quantum and the deadline in cycles: the clock stands here, and what began at 0 is over. */
export const LONG = 1;
/** The defaults, but frames for parked guests are lost (reception is not explored) and the card is taken after a deadline. */
const POLICIES: VmmPolicies = {...ORDINARY_POLICIES, parkedFrames: 'lost', promiscuous: false, forcedAbort: LONG};

/** What became of an access, in words. */
export type AccessOutcome = 'done' | 'suspended' | `denied: ${string}`;

/** A property that a step broke, and how. */
export interface Breach {
  readonly property: PropertyName;
  readonly how: string;
}

/** A program that stands at whatever the exploration chooses. */
class ChosenProgram implements GuestProgram {
  instruction: Instruction = {op: 'end'};
  readonly acceptsInterrupts = false;
  readonly operation = null;
  current(): Instruction {
    return this.instruction;
  }
  complete(_answer: Answer): void {}
  interrupt(): void {}
  snapshot(): PartState {
    return {kind: 'chosen'};
  }
  restore(): void {}
}

/** The parts, put together; fields are what the exploration saves and puts back. */
export class Testbench {
  readonly clock = {now: LONG};
  readonly store = new CountingStore();
  readonly card: AbstractCard;
  readonly monitor: ExploredMonitor;
  readonly handover: ExploredHandover;
  readonly interrupts: InterruptPath<Ne2kContext>;
  readonly guests: readonly GuestRecord[];
  /** The guest whose registers the card holds: truth, followed at every restore. */
  holder = NOBODY;
  /** What the present step broke. */
  breaches: Breach[] = [];
  readonly #programs = GUEST_NAMES.map(() => new ChosenProgram());
  readonly #isBitmapOpen: boolean;
  readonly #replays: boolean;
  readonly #drops: boolean;
  readonly #context: ModelContext<Ne2kContext>;
  readonly #access: AccessPath;
  #running = NOBODY;
  #arrivals = 0;

  constructor(faults: ReadonlySet<FaultName>) {
    this.#isBitmapOpen = faults.has('bitmap-open');
    this.#replays = faults.has('replay-twice');
    this.#drops = faults.has('drop-suspended');
    this.card = new AbstractCard((level) => this.interrupts.lineChanged(level, NO_CAUSE));
    const isWaived = faults.has('handoff-any-time');
    const shipped = ne2kModel({
      hasChip: true,
      dwordMovesFour: false,
      rangeHooks: WHOLE_RANGE,
      countsData: false,
      ringIsHooked: true,
      filterIsHooked: true,
      pageIsHooked: true,
      page2ReadsBack: true,
      opensDataPort: false,
      rangesBeginAtPages: true,
    });
    const model = watchedModel(
      shipped,
      faults,
      {saving: () => this.#leaving(), restoring: (context) => this.#entering(context)},
      isWaived,
    );
    const {clock, store} = this;
    this.monitor = new ExploredMonitor(model, store, clock, isWaived);
    this.guests = GUEST_NAMES.map(
      (name, id) => new GuestRecord(id, name, '', present(this.#programs[id], 'two programs')),
    );
    const {guests, monitor} = this;
    const ledger = new Ledger();
    const port = new VmmPort(
      this.card,
      store,
      () => 0,
      () => {},
      {left: () => 0, after: (page) => page},
    );
    const parsed = parseHookSet(NE2000_HOOKS, HOOKS);
    if (!parsed.ok) throw new Error('assertion failed: a named hook set is well formed');
    const context = new ModelContext<Ne2kContext>({
      clock,
      store,
      card: this.#guestSide(),
      monitor,
      guests,
      hooks: parsed.value,
      costs: {access: 0, exit: 0, dispatch: 0, model: 0},
      ledger,
      port,
      witness: NO_WITNESS,
      basePort: USUAL_BASE_PORT,
      ports: BOARD_PORTS,
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
    context.regime = new ModelRuler(context, handover, this.interrupts);
    this.#access = new AccessPath(context, () => Number.POSITIVE_INFINITY);
  }

  /** The owner, once somebody has waited for it past the deadline; NOBODY before. */
  get overdue(): number {
    const {handover, monitor} = this;
    return handover.isWanted && handover.nextAttemptAt === Number.POSITIVE_INFINITY ? monitor.owner : NOBODY;
  }

  /** Takes the card to hold a guest's registers; CURR is the second page of its window, always. */
  hold(guest: number): void {
    this.holder = guest;
    this.card.curr = (PAGES[guest] ?? -1) + 1;
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

  /** True where the guest's bitmap makes this access leave the guest. */
  exits(guest: number, {offset, size}: ExploredAccess): boolean {
    return this.guests[guest]?.bitmap.exits(USUAL_BASE_PORT + offset, size) === true;
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
    const parts = isRegister(access.offset) && denial === 0 ? access.size : 1; // a wide register access is carried out byte by byte
    const isOnce = isSuspended ? carried === 0 : carried >= 1 && carried <= parts;
    if (!isOnce || this.#arrivals > parts) {
      this.#broke(
        'suspended-once-in-order',
        `the access of guest ${record.name} was carried out ${Math.ceil((isSuspended ? carried : Math.max(carried, this.#arrivals)) / parts)} times`,
      );
    }
    return isSuspended ? 'suspended' : denial === 0 ? 'done' : `denied: ${DENY_REASONS[denial]?.text ?? 'no reason'}`;
  }

  /** What has to hold of the state the step ended in. */
  checkState(): void {
    this.#checkRange(this.card.liveRemote);
    this.#checkRange(this.card.liveFrame);
    this.#checkIdle();
  }

  #single(record: GuestRecord, access: ExploredAccess): void {
    const {isWrite, offset, size, value} = access;
    const instruction: Instruction = isWrite ? {op: 'out', offset, size, value} : {op: 'in', offset, size};
    present(this.#programs[record.id], 'a guest has a program').instruction = instruction;
    this.#running = record.id;
    this.#access.single(record, instruction);
  }

  /** The card as guests reach it: whoever runs must be the one whose registers it holds. */
  #guestSide(): BurstDevice {
    const arrive = (): void => {
      this.#arrivals++;
      if (this.#running === this.holder) return;
      this.#broke(
        'no-access-of-a-non-owner',
        `an access of guest ${nameOf(this.#running)} reached the card of guest ${nameOf(this.holder)}`,
      );
    };
    const {card} = this;
    return {
      read: (offset, size) => {
        arrive();
        return card.read(offset, size);
      },
      write: (offset, size, value) => {
        arrive();
        card.write(offset, size, value);
      },
      readBurst: () => card.readBurst(),
      writeBurst: () => card.writeBurst(),
    };
  }

  #checkRange(dma: LiveDma | null): void {
    if (dma === null) return;
    const {move, start, length} = dma;
    const window = WINDOWS[this.holder];
    const end = start + length;
    if (window !== undefined && start >= window.start && end <= window.end) return;
    if (move === 'read' && end <= PROM.end) return;
    const what = move === 'transmit' ? 'a transmission' : `a remote ${move}`;
    this.#broke(
      'no-dma-outside-window',
      `${what} of 0x${start.toString(16)} to 0x${(end - 1).toString(16)} is live for guest ${nameOf(this.holder)}`,
    );
  }

  #checkIdle(): void {
    if (this.monitor.saysReusable && this.card.isBusy && this.holder !== NOBODY) {
      this.#broke('reusable-implies-idle', `the model says reusable while ${this.#whatIsBusy()}`);
    }
  }

  #leaving(): void {
    this.#checkIdle();
    if (this.card.isBusy)
      this.#broke(
        'no-handoff-while-busy',
        `the card is taken from guest ${nameOf(this.holder)} while ${this.#whatIsBusy()}`,
      );
  }

  #entering(context: Ne2kContext): void {
    this.holder = this.guests.findIndex(({id}) => this.monitor.context(id) === context);
  }

  #whatIsBusy(): string {
    return this.card.sending === 0 ? 'a remote DMA is live' : 'a frame is being sent';
  }

  #broke(property: PropertyName, how: string): void {
    if (!this.breaches.some((breach) => breach.property === property)) this.breaches.push({property, how});
  }
}

function nameOf(guest: number): string {
  return GUEST_NAMES[guest] ?? 'nobody';
}

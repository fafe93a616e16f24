// The state of the explored machine as variables with finite domains: one byte each. What no decision reads is left out
// (MAC and multicast registers, register values that never change, counts, times); docs/explore.md lists it.
import {assert, present} from '../../../base/assert.ts';
import {CR, ISR, type Ne2kContext, NOBODY, STATES} from '../../lab/model-for-exploration.ts';
import type {Bench} from './bench.ts';
import {LONG} from './bench.ts';
import {DMA_BYTES, FRAME_BYTES, GUEST_NAMES, INTERRUPTS, PAGES, WINDOWS} from './layout.ts';

/** One variable: its value is a place in its domain. */
interface Variable {
  readonly name: string;
  readonly domain: readonly string[];
  /** Reads it off the bench. */
  readonly read: () => number;
  /** Puts it into what `load` restores. */
  readonly stage: (value: number) => void;
}

interface StagedGuest {
  state: number;
  context: Ne2kContext;
  standing: number;
}

const RUNNING = 0;
/** The value of a `standing` variable that says suspended. */
export const SUSPENDED = 1;
const RESUMED = 2;
/** DCR: word transfers, no loopback, FIFO threshold as drivers set it. */
const DATA_WORDS = 0x49;
const NOT_READ = 0x100;
const RING_WRITTEN = 0x06;
const CR_KEPT = CR.STP | CR.STA | CR.PS0 | CR.PS1;
const OWED = [ISR.PTX, ISR.TXE, ISR.RDC];
const HELD = [0, 0x300, 0x400, 0x700, 0xf00];
/** Where CRDA can stand from the start of a window: it runs on where RSAR is not written anew. */
const CRDA_OFFSETS = Array.from({length: 0x70}, (_, word) => 2 * word);
const PROM_OFFSETS = Array.from({length: 0x12}, (_, word) => 2 * word + 2);
const DMA_STATES = STATES.flatMap((name, number) => (name.includes('Dma') ? [number] : []));
const PAGE_WORDS = GUEST_NAMES.map((name) => `${name}’s window`);
const QUEUES: readonly (readonly number[])[] = [[], [0], [1], [0, 1], [1, 0]];
const YES_NO = ['no', 'yes'];

/** Saves the bench as a string of one character a variable, and puts such a string back. */
export class StateCode {
  readonly variables: readonly Variable[];
  /** Where each guest's standing lies in a state. */
  readonly standingAt: readonly number[];
  readonly #bench: Bench;
  readonly #guests: StagedGuest[];
  #owner = NOBODY;
  #waits = 0;
  #isDue = 0;
  #isOver = 0;
  #isPassed = 0;
  #look = 0;
  readonly #codes: number[];

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#guests = GUEST_NAMES.map((_, guest) => ({
      state: bench.monitor.model.initialState,
      context: preparedContext(bench, guest),
      standing: RUNNING,
    }));
    this.variables = [
      ...GUEST_NAMES.flatMap((_, guest) => this.#guestVariables(guest)),
      ...this.#cardVariables(),
      ...this.#vmmVariables(),
    ];
    this.standingAt = GUEST_NAMES.map((name) =>
      this.variables.findIndex((variable) => variable.name === `${name}.standing`),
    );
    this.#codes = this.variables.map(() => 0);
    const {monitor} = bench;
    monitor.restore({guests: this.#guests, owner: NOBODY, reusable: false, ledger: null});
  }

  /** The bench's state. */
  save(): string {
    const {variables} = this;
    const codes = this.#codes;
    let at = 0;
    for (const {read, domain, name} of variables) {
      const value = read();
      if (value < 0 || value >= domain.length) assert(false, `${name} has a value outside its domain`);
      codes[at++] = value;
    }
    return String.fromCharCode(...codes);
  }

  /** A saved state with one variable set. */
  with(state: string, name: string, value: number): string {
    const at = this.variables.findIndex((variable) => variable.name === name);
    return state.slice(0, at) + String.fromCharCode(value) + state.slice(at + 1);
  }

  /** A saved state in words, by variable. */
  words(state: string): Record<string, string> {
    return Object.fromEntries(this.variables.map(({name, domain}, at) => [name, domain[state.charCodeAt(at)] ?? '']));
  }

  /** Puts a saved state back. */
  load(state: string): void {
    const {variables} = this;
    let at = 0;
    for (const variable of variables) variable.stage(state.charCodeAt(at++));
    const bench = this.#bench;
    const {monitor, handover, interrupts, guests, clock} = bench;
    monitor.restore({guests: this.#guests, owner: this.#owner, reusable: false, ledger: null});
    clock.now = LONG;
    if (
      placeOfQueue(handover.queue) !== this.#waits ||
      (handover.isDue ? 1 : 0) !== this.#isDue ||
      this.#tenure() !== this.#isOver ||
      this.#deadline() !== this.#isPassed
    ) {
      handover.restore({
        queue: (QUEUES[this.#waits] ?? []).map((guest) => ({
          guest,
          cause: -1,
          since: this.#isPassed === 1 ? 0 : LONG,
          isUrgent: false,
        })),
        ownerSince: this.#isOver === 1 ? 0 : LONG,
        mayAttempt: this.#isDue === 1,
        resumed: null,
        lastRefusal: -1,
        handoffs: 0,
        accesses: 0,
      });
    }
    interrupts.restore({
      level: bench.card.line,
      lineRecord: -1,
      needsLook: this.#look !== 0,
      hasExited: this.#look > 1,
      mayLook: this.#look !== 2,
      exitRecord: -1,
      isReady: false,
      status: NOT_READ,
      isTaken: false,
    });
    for (const record of guests) {
      const {standing} = present(this.#guests[record.id], 'a staged guest');
      record.suspendedAt = standing === SUSPENDED ? record.program.current(0) : null;
      record.hasExited = standing !== RUNNING;
      bench.permit(record.id);
    }
  }

  /** 1 where the owner has had its time. */
  #tenure(): number {
    const {monitor, handover, clock} = this.#bench;
    return monitor.owner !== NOBODY && clock.now - handover.ownerSince >= LONG ? 1 : 0;
  }

  /** 1 where the first in the queue has waited for so long that the card may be taken by force. */
  #deadline(): number {
    const {handover} = this.#bench;
    return handover.isWanted && handover.nextAttemptAt === Number.POSITIVE_INFINITY ? 1 : 0;
  }

  #guestVariables(guest: number): Variable[] {
    const {monitor, guests} = this.#bench;
    const staged = present(this.#guests[guest], 'a staged guest');
    const into = staged.context;
    const live = (): Ne2kContext => monitor.context(guest);
    const name = GUEST_NAMES[guest] ?? '';
    const record = present(guests[guest], 'a guest record');
    const mayMove = (context: Ne2kContext): boolean =>
      context.isOutstanding || DMA_STATES.includes(monitor.state(guest));
    return [
      {
        name: `${name}.standing`,
        domain: ['running', 'suspended', 'getting the card'],
        read: () => (record.suspendedAt !== null ? SUSPENDED : record.hasExited ? RESUMED : RUNNING),
        stage: (value) => {
          staged.standing = value;
        },
      },
      {
        name: `${name}.model`,
        domain: STATES,
        read: () => monitor.state(guest),
        stage: (value) => {
          staged.state = value;
        },
      },
      values(
        `${name}.CR`,
        [CR.STP, CR.STA, CR.STP | CR.STA, CR.STA | CR.PS0],
        ['stopped, never started', 'started, page 0', 'stopped', 'started, page 1'],
        () => live().CR & CR_KEPT,
        (value) => {
          into.CR = value | CR.RD2;
        },
      ),
      values(
        `${name}.RSAR`,
        PAGES,
        PAGE_WORDS,
        () => live().page0[9] ?? 0,
        (value) => {
          into.page0[9] = value;
        },
      ),
      values(
        `${name}.RBCR`,
        [0, DMA_BYTES],
        ['0', String(DMA_BYTES)],
        () => live().page0[10] ?? 0,
        (value) => {
          into.page0[10] = value;
        },
      ),
      bit(
        `${name}.RBCR written since the last command`,
        () => live().isArmed,
        (yes) => {
          into.isArmed = yes;
        },
      ),
      values(
        `${name}.held`,
        HELD,
        ['nothing', 'RSAR', 'RBCR0', 'RSAR and RBCR0', 'RSAR and RBCR'],
        () => live().held,
        (value) => {
          into.held = value;
        },
      ),
      bit(
        `${name}.approved may be under way`,
        () => live().isOutstanding,
        (yes) => {
          into.isOutstanding = yes;
        },
      ),
      values(
        `${name}.approved moves`,
        [1, 0],
        ['read', 'write'],
        () => (mayMove(live()) && !live().approved.isRead ? 0 : 1),
        (value) => {
          into.approved.isRead = value === 1;
        },
      ),
      values(
        `${name}.approved range`,
        PAGES,
        PAGE_WORDS,
        () => (mayMove(live()) && live().approved.length > 0 ? live().approved.start >>> 8 : (PAGES[guest] ?? 0)),
        (value) => {
          into.approved.start = value << 8;
        },
      ),
      values(
        `${name}.approved length`,
        [0, DMA_BYTES],
        ['0', String(DMA_BYTES)],
        () => (mayMove(live()) ? live().approved.length : 0),
        (value) => {
          into.approved.length = value;
        },
      ),
      values(
        `${name}.ring registers written since reset`,
        [0, 2, 4, 6],
        ['none', 'PSTART', 'PSTOP', 'both'],
        () => (monitor.state(guest) === monitor.model.initialState ? live().written0 & RING_WRITTEN : RING_WRITTEN),
        (value) => {
          into.written0 = value;
        },
      ),
      values(
        `${name}.TPSR`,
        PAGES,
        PAGE_WORDS,
        () => live().page0[4] ?? 0,
        (value) => {
          into.page0[4] = value;
        },
      ),
      values(
        `${name}.IMR`,
        [0, INTERRUPTS],
        ['0', 'PTX, TXE and RDC'],
        () => live().page0[15] ?? 0,
        (value) => {
          into.page0[15] = value;
        },
      ),
      subset(
        `${name}.ISR bits owed`,
        () => live().pendingIsr,
        (value) => {
          into.pendingIsr = value;
        },
      ),
      bit(
        `${name}.ISR.RDC to be made again`,
        () => live().rdcWasPending,
        (yes) => {
          into.rdcWasPending = yes;
        },
      ),
    ];
  }

  #cardVariables(): Variable[] {
    const {card} = this.#bench;
    const addresses = [0, ...PROM_OFFSETS, ...PAGES.flatMap((page) => CRDA_OFFSETS.map((more) => (page << 8) + more))];
    return [
      {
        name: 'card.holds the registers of',
        domain: [...GUEST_NAMES, 'nobody'],
        read: () => (this.#bench.holder === NOBODY ? GUEST_NAMES.length : this.#bench.holder),
        stage: (value) => void this.#bench.hold(value === GUEST_NAMES.length ? NOBODY : value),
      },
      values(
        'card.page',
        [0, 1],
        ['0', '1'],
        () => card.page,
        (value) => {
          card.page = value;
        },
      ),
      values(
        'card.state',
        [0, 1, 2],
        ['stopped', 'running', 'stopping after the frame'],
        () => card.run,
        (value) => {
          card.run = value;
        },
      ),
      values(
        'card.remote DMA',
        [0, 1, 2],
        ['none', 'read live', 'write live'],
        () => card.remote,
        (value) => {
          card.remote = value;
        },
      ),
      values(
        'card.CRDA',
        addresses,
        addresses.map((at) => `0x${at.toString(16)}`),
        () => card.rsar,
        (value) => {
          card.rsar = value;
        },
      ),
      values(
        'card.RBCR',
        [0, 2, 4],
        ['0', '2', '4'],
        () => card.rbcr,
        (value) => {
          card.rbcr = value;
        },
      ),
      values(
        'card.transmitter',
        [0, ...PAGES.map((page) => page << 8)],
        ['idle', ...PAGE_WORDS.map((words) => `sends from ${words}`)],
        () => card.sending,
        (value) => {
          card.sending = value;
        },
      ),
      values(
        'card.TPSR',
        [0, ...PAGES],
        ['0', ...PAGE_WORDS],
        () => card.tpsr,
        (value) => {
          card.tpsr = value;
        },
      ),
      subset(
        'card.ISR',
        () => card.isr,
        (value) => {
          card.isr = value;
        },
      ),
      {
        ...values(
          'card.IMR',
          [0, INTERRUPTS],
          ['0', 'PTX, TXE and RDC'],
          () => card.imr,
          () => {},
        ),
        stage: (value) => {
          card.imr = value === 0 ? 0 : INTERRUPTS;
          card.line = (card.isr & card.imr) === 0 ? 0 : 1;
        },
      },
    ];
  }

  #vmmVariables(): Variable[] {
    const bench = this.#bench;
    const {monitor, handover, interrupts} = bench;
    return [
      {
        name: 'vmm.owner',
        domain: [...GUEST_NAMES, 'nobody'],
        read: () => (monitor.owner === NOBODY ? GUEST_NAMES.length : monitor.owner),
        stage: (value) => {
          this.#owner = value === GUEST_NAMES.length ? NOBODY : value;
        },
      },
      {
        name: 'vmm.waits for the card',
        domain: ['nobody', ...GUEST_NAMES],
        read: () => (handover.queue[0] ?? -1) + 1,
        stage: (value) => {
          this.#waits = value;
        },
      },
      {
        name: 'vmm.look at the card is due',
        domain: YES_NO,
        read: () => (handover.isDue ? 1 : 0),
        stage: (value) => {
          this.#isDue = value;
        },
      },
      {
        name: 'vmm.tenure is over',
        domain: YES_NO,
        read: () => this.#tenure(),
        stage: (value) => {
          this.#isOver = value;
        },
      },
      {
        name: 'vmm.interrupt',
        domain: ['none', 'to be taken', 'taken, ISR cannot be read yet', 'taken, ISR may be read'],
        read: () => lookOf(interrupts.snapshot()),
        stage: (value) => {
          this.#look = value;
        },
      },
      {
        name: 'vmm.deadline has passed',
        domain: YES_NO,
        read: () => this.#deadline(),
        stage: (value) => {
          this.#isPassed = value;
        },
      },
    ];
  }
}

/** A guest that has written what stays the same: its ring, the length of its frames, its mask; RSAR and TPSR at its window. */
function preparedContext(bench: Bench, guest: number): Ne2kContext {
  const window = present(WINDOWS[guest], 'a window for each guest');
  const page = PAGES[guest] ?? 0;
  const {model} = bench.monitor;
  const context = model.freshContext(window);
  const written = [
    [1, page],
    [2, page + 2],
    [4, page],
    [5, FRAME_BYTES],
    [8, 0],
    [9, page],
    [14, DATA_WORDS],
    [15, INTERRUPTS],
  ] as const;
  for (const [offset, value] of written) model.commit(context, true, offset, value);
  return context;
}

function placeOfQueue([first, second]: readonly number[]): number {
  return first === undefined ? 0 : first + (second === undefined ? 1 : 3);
}

function lookOf(snapshot: unknown): number {
  const {needsLook, hasExited, mayLook} = snapshot as {needsLook: boolean; hasExited: boolean; mayLook: boolean};
  return !needsLook ? 0 : !hasExited ? 1 : mayLook ? 3 : 2;
}

function values(
  name: string,
  concrete: readonly number[],
  domain: readonly string[],
  read: () => number,
  stage: (value: number) => void,
): Variable {
  const places = new Int16Array(0x1_0000).fill(-1);
  concrete.forEach((value, place) => {
    places[value] = place;
  });
  return {name, domain, read: () => places[read()] ?? -1, stage: (value) => stage(concrete[value] ?? 0)};
}

function bit(name: string, read: () => boolean, stage: (value: boolean) => void): Variable {
  return {name, domain: YES_NO, read: () => (read() ? 1 : 0), stage: (value) => stage(value === 1)};
}

/** A set of interrupt status bits. */
function subset(name: string, read: () => number, stage: (value: number) => void): Variable {
  const names = ['PTX', 'TXE', 'RDC'];
  const domain = Array.from(
    {length: 1 << OWED.length},
    (_, set) => names.filter((_name, i) => set & (1 << i)).join(' ') || 'none',
  );
  const masks = domain.map((_, set) => OWED.reduce((mask, one, i) => (set & (1 << i) ? mask | one : mask), 0));
  return values(name, masks, domain, read, stage);
}

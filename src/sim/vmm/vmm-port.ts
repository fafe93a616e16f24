// The VMM's own way to the card: every access is a real one, paid for, recorded, and time passes for the wire meanwhile.
import {CARD_MEMORY} from '../../base/address-space.ts';
import {
  ADDRESS_OFFSET,
  CARD_DEVICE,
  COMMAND,
  CONFIG_ADDRESS,
  CONFIGURATION_PAGE,
  MECHANISM_PAGE,
} from '../../base/configuration-space.ts';
import {appendCopy} from '../../trace/append-range.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {CardPort} from '../monitor/monitor.ts';
import {copyCycles} from './costs.ts';
import type {Ledger, VmmWork} from './ledger.ts';

/** What it goes by: whose the card is, and which register page it is on while the VMM reaches for it. */
export interface PortSurroundings {
  readonly ledger: Pick<Ledger, 'bounced'>;
  /** Whose ring the card fills. */
  owner(): GuestId;
  /** The page that the card's owner left selected. */
  left(): number;
  /** The page after a write where `page` was before. */
  after(page: number, offset: number, value: number): number;
}

/** CONFIG_ADDRESS of the card's first register. */
const CARD_ADDRESS = (CONFIG_ADDRESS.ENABLE | (CARD_DEVICE << CONFIG_ADDRESS.DEVICE_SHIFT)) >>> 0;

/** Counts and pays for the VMM's accesses. */
export class VmmPort implements CardPort {
  /** What they are booked as. */
  work: VmmWork = 'other';
  /** Port accesses made so far. */
  accesses = 0;
  readonly #card: BurstDevice;
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #pay: (cycles?: Cycle) => void;
  readonly #around: PortSurroundings;
  readonly #nobody: GuestId;
  /** The card's command register, low byte, as the VMM wrote it last; the machine's firmware left bus mastering on. */
  #command: number;
  #cause: EventIndex = NO_CAUSE;
  /** The register page since the VMM's own first write in this piece of work; null until then. */
  #page: number | null = null;

  /** The machine's memory, for a device that masters the bus. */
  readonly hostMemory?: BusMemory;

  /** `pay` lets an access's time pass, or so many cycles. `nobody`: whom records of the VMM's own accesses name; `command`: of a card with configuration space its command register. */
  constructor(
    card: BurstDevice,
    store: EventStore,
    now: () => number,
    pay: (cycles?: Cycle) => void,
    around: PortSurroundings,
    hostMemory?: BusMemory,
    nobody: GuestId = NOBODY,
    command = 0,
  ) {
    this.#nobody = nobody;
    this.#command = command;
    if (hostMemory !== undefined) this.hostMemory = hostMemory;
    this.#card = card;
    this.#store = store;
    this.#now = now;
    this.#pay = pay;
    this.#around = around;
  }

  /** What the accesses are made for: the cause their records carry. */
  get cause(): EventIndex {
    return this.#cause;
  }

  /** Begins another piece of work: the card is on its owner's page, to which every piece of work brings it back. */
  begin(cause: EventIndex): void {
    this.#cause = cause;
    this.#page = null;
  }

  /** Books the accesses of an act as work of a kind. */
  during<T>(work: VmmWork, act: () => T): T {
    const before = this.work;
    this.work = work;
    try {
      return act();
    } finally {
      this.work = before; // a step may be left in the middle
    }
  }

  read(offset: number, size: number): number {
    this.#store.beginNext();
    this.#pay();
    this.accesses++;
    const value = this.#card.read(offset, size);
    this.#record(offset, size, value, 0);
    return value;
  }

  write(offset: number, size: number, value: number): void {
    this.#store.beginNext();
    this.#pay();
    this.accesses++;
    this.#record(offset, size, value, Flag.WRITE);
    this.#page = this.#around.after(this.#page ?? this.#around.left(), offset, value);
    this.#card.write(offset, size, value);
  }

  /** `decide`: asked when the VMM has been to the card's configuration space and nothing comes in between any more; false: leave it. */
  masters(command: number, decide: () => boolean = () => true): void {
    if (((command ^ this.#command) & COMMAND.MASTER) === 0) return;
    this.#store.beginNext();
    this.#pay();
    this.#configures(MECHANISM_PAGE, ADDRESS_OFFSET, CARD_ADDRESS + COMMAND.offset, 4);
    this.#store.beginNext();
    this.#pay();
    if (!decide()) return;
    this.#command ^= COMMAND.MASTER;
    this.#configures(CONFIGURATION_PAGE, COMMAND.offset, this.#command, 1);
    this.#card.writeConfig?.(COMMAND.offset, 1, this.#command);
  }

  /** What of the card's command register is the VMM's to remember. */
  get command(): number {
    return this.#command;
  }

  /** The card is again as it was when that was so. */
  restoreCommand(command: number): void {
    this.#command = command;
  }

  /** Waits, or works on memory, for so long. */
  pause(cycles: Cycle): void {
    this.#store.beginNext();
    this.#pay(cycles);
  }

  copied(address: number, length: number, isToGuest: boolean): void {
    const range = {address, length, space: CARD_MEMORY};
    this.#store.beginNext();
    appendCopy(this.#store, this.#around.owner(), range, isToGuest, this.#now(), this.#cause);
    this.#around.ledger.bounced += length;
    this.during('bounce', () => this.pause(copyCycles(length)));
  }

  /** One of the VMM's own accesses to configuration space, whose time is up. */
  #configures(page: number, offset: number, value: number, size: number): void {
    this.accesses++;
    const packed = packAccess(Kind.VMM_ACCESS, this.#nobody, offset, size, page, false, 0, Flag.WRITE);
    this.#store.append(packed, value, this.#now(), this.#cause);
  }

  #record(offset: number, size: number, value: number, flags: number): void {
    const page = this.#page ?? this.#around.left();
    const packed = packAccess(Kind.VMM_ACCESS, this.#nobody, offset, size, page, false, 0, flags);
    this.#store.append(packed, value, this.#now(), this.#cause);
  }
}

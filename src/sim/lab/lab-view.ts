// What the screen shows of a machine at one instant: plain data, made on demand, never kept.

import type {SpaceNumber} from '../../base/address-space.ts';
import type {RingView, ShadowRegisters} from '../../kits/contract/device-kit.ts';
import type {Policies} from '../../scenarios/scenario.ts';
import type {Cycle, EventIndex, GuestId, Port} from '../../trace/units.ts';
import type {GuestCounts} from '../vmm/guest-record.ts';
import type {VmmWork} from '../vmm/ledger.ts';
import type {RegisterWay} from './register-way.ts';

/** A range of card pages a guest may touch: first page and one past the last. */
export interface PageWindow {
  readonly firstPage: number;
  readonly endPage: number;
}

/** Pages that follow each other both by a guest's own numbers and by the host's. */
export interface PageRun {
  /** The first, by the guest's numbers: of guest-physical addresses. */
  readonly guestPage: number;
  readonly hostPage: number;
  readonly count: number;
}

/** What the monitor believes of the owner's registers: the shadow of hooked writes, by data sheet name. */
export interface ShadowView extends ShadowRegisters {
  readonly guest: GuestId;
}

/** One guest at this instant. */
export interface GuestView {
  readonly id: GuestId;
  readonly name: string;
  /** `linux`, `geekos`, `rogue`, `recorded`. */
  readonly driver: string;
  /** Station address, `52:54:00:...`. */
  readonly mac: string;
  readonly state: 'running' | 'ready' | 'idle' | 'suspended' | 'finished';
  readonly isOwner: boolean;
  /** What it is doing, in its driver's words: `transmit`, or null between operations. */
  readonly operation: string | null;
  /** It reaches the registers as a page of memory. */
  readonly isByMemory: boolean;
  /** The access it stands at, if it is suspended there. */
  readonly suspendedAt: {
    readonly since: Cycle;
    readonly direction: 'in' | 'out';
    readonly offset: number;
    readonly value: number;
    /** Of an access to configuration space, as its record has it; else the access is to a port of the card's. */
    readonly page?: number;
  } | null;
  /** Pages it may touch. */
  readonly window: PageWindow;
  /** Its page map: where its own pages lie in host memory; none where no device masters the bus. */
  readonly pageMap: readonly PageRun[];
  /** The registers that place its buffers: from the card while it owns it, else from its saved context; null before it ever set them. */
  readonly ring: RingView | null;
  /** Frames stored in its ring and not yet taken out, and the bytes they hold. */
  readonly undrained: number;
  /** The model's state for this guest, by name. */
  readonly modelState: string;
  readonly interruptPending: boolean;
  readonly counts: Readonly<Omit<GuestCounts, 'reads' | 'writes' | 'dataPort'>>;
  readonly lastDenial: EventIndex | null;
}

/** The owner's model, counts of all guests, and how belief stands to truth. */
export interface ModelView {
  /** State by name; null while nobody owns the card. */
  readonly state: string | null;
  readonly reusable: boolean;
  /** Why it is not reusable, or why it is: one clause. */
  readonly reason: string;
  /** Times each drawn edge was taken, by row 0 to 14 (facts 3.2), all guests. */
  readonly traversals: readonly number[];
  /** Cycles spent in each state by the owner's model, by state name. */
  readonly cyclesIn: Readonly<Record<string, Cycle>>;
  /** The last drawn or undrawn transitions, newest first; edge -1 is undrawn. */
  readonly trail: readonly {
    readonly index: EventIndex;
    readonly edge: number;
    readonly from: string;
    readonly to: string;
  }[];
}

/** What the card really does; nobody but the lab can see it. */
export interface TruthView {
  readonly transmitting: {
    /** null: its bytes were fetched before it leaves, and lay in descriptors' buffers. */
    readonly address: number | null;
    readonly length: number;
    readonly sent: number;
    readonly until: Cycle;
  } | null;
  readonly remote: {readonly direction: 'read' | 'write'; readonly address: number; readonly left: number} | null;
  /** Frames in the receive ring that its driver has not taken. */
  readonly undrained: number;
  /** True where the belief agrees for the transmitter and for remote DMA. */
  readonly agrees: {readonly transmit: boolean; readonly remote: boolean};
}

/** The remote DMA or transmission that was allowed last and has not ended: what is about to move. */
export interface PendingMove {
  readonly move: 'read' | 'write' | 'transmit';
  readonly guest: GuestId;
  readonly address: number;
  readonly length: number;
  /** The address space that the bytes lie in. */
  readonly space: SpaceNumber;
  readonly check: EventIndex;
}

/** A range that the owner's model lets the device reach by itself at any time, in the device's own addresses: no command of its driver is waited for. */
export interface StandingRange {
  readonly move: 'read' | 'write';
  readonly guest: GuestId;
  readonly address: number;
  readonly length: number;
}

/** `vmm`: the VMM's own port accesses; `guest`: drivers between accesses; `idle`: nobody could run. */
export type SpentOn = 'access' | 'exit' | 'dispatch' | 'model' | 'vmm' | 'guest' | 'idle';

/** What one guest had of accesses and exits. */
export type GuestShare = Readonly<Pick<GuestCounts, 'accesses' | 'hooked' | 'exits'>>;

/** The machine at one instant. */
export interface LabView {
  readonly now: Cycle;
  /** Events behind the present, and events computed. */
  readonly position: EventIndex;
  readonly computed: EventIndex;
  /** True once nothing more will ever happen. */
  readonly ended: boolean;
  /** True where it ended because the scenario's time was over, with something still to come. */
  readonly isCut: boolean;
  /** How far a recording was replayed and what came of it; null where the run replays none. */
  readonly replay: {
    readonly events: number;
    readonly met: number;
    readonly differences: number;
    /** What a recording of a run of ours is not; null for one of a driver alone. */
    readonly stream: string | null;
    readonly isMet: boolean;
    /** In words; what was not played to its end is never "as recorded". */
    readonly verdict: string;
  } | null;
  /** The VMM is in the middle of what it does in one go: what is done to the run from outside waits until it is through. */
  readonly isWithinStep: boolean;
  readonly scenario: {readonly name: string; readonly title: string; readonly about: string};
  readonly seed: number;
  /** The device, as scenarios name it: of the card that is looked at. */
  readonly device: string;
  /** The number of that card; what is one card's below is this one's. */
  readonly card: number;
  /** The devices of all cards of the machine, by number. */
  readonly devices: readonly string[];
  readonly profile: 'qemu' | 'datasheet';
  readonly costPreset: 'qemu' | 'hp';
  /**
   * Cycles by what: `measured` ones come from the deck, `estimate` ones from us. `decode`: finding out which register an access to a page of
   * them meets; only where a guest reaches them so.
   */
  readonly costs: readonly {
    readonly name: 'unhooked' | 'exit' | 'hooked' | 'decode' | 'model';
    readonly cycles: Cycle;
    readonly source: 'measured' | 'estimate';
  }[];
  readonly basePort: Port;
  readonly owner: GuestId | null;
  readonly ownerSince: Cycle;
  /** Who waits for the card, first come first. */
  readonly queue: readonly GuestId[];
  /** All guests of the machine by name, by number. */
  readonly names: readonly string[];
  /** Those that share the card. */
  readonly guests: readonly GuestView[];
  /** What all guests of the machine had of its accesses and exits, by number. */
  readonly shares: readonly GuestShare[];
  readonly model: ModelView;
  readonly truth: TruthView;
  readonly pending: readonly PendingMove[];
  /** None of a device that moves nothing by itself, and while nobody owns it. */
  readonly standing: readonly StandingRange[];
  /** The card's registers by name, as it holds them; those of several bytes whole as well. */
  readonly registers: Readonly<Record<string, number>>;
  /** What the monitor believes of the owner's registers; null while nobody owns the card. */
  readonly shadow: ShadowView | null;
  readonly irqLevel: 0 | 1;
  /** The running guest's I/O permission bitmap over the card's ports: 1 exits. */
  readonly iopm: readonly (0 | 1)[];
  /** Hooks by words: direction and register. */
  readonly hooks: readonly string[];
  /** Offsets from the base that hooks put a bit on: a bit knows neither direction nor page. */
  readonly hookedPorts: readonly number[];
  /** How its guests reach the registers: where that is as memory, one hook has the whole page exit. */
  readonly registerWay: RegisterWay;
  /** Packet memory 0x4000-0x7FFF, only when asked for. */
  readonly memory: Uint8Array | null;
  /** Of the whole machine. */
  readonly counts: {
    readonly accesses: number;
    readonly hooked: number;
    readonly exits: number;
    readonly exitCycles: Cycle;
    readonly handoffs: number;
    readonly denials: number;
    readonly suspensions: number;
    readonly lost: number;
    readonly kept: number;
    readonly unsafe: number;
    readonly checks: number;
  };
  /** Where the cycles of the run so far went, of the whole machine, and why guests were left. */
  readonly spent: {
    readonly cycles: Readonly<Record<SpentOn, Cycle>>;
    /** What `cycles.vmm` is made of. */
    readonly vmmCycles: Readonly<Record<VmmWork, Cycle>>;
    readonly exits: Readonly<Record<'io' | 'interrupt' | 'hlt' | 'quantum', number>>;
    /** Of `exits.io`, those at registers that a guest reaches as memory. */
    readonly byMemory: number;
    /** Exits as if every element of a `rep` exited by itself. */
    readonly exitsByOperation: number;
    /** Port accesses of hand-offs, among those the VMM made itself. */
    readonly handoffAccesses: number;
  };
  /** The policies in force that single events tell of, by the scenario's words. */
  readonly rules: Pick<Policies, 'denial' | 'modelPlacement'>;
  /** The policies in force. */
  readonly policies: readonly PolicyInForce[];
}

/** What a policy is called and what was chosen, in words. */
export interface PolicyInForce {
  /** null: it follows from another one. */
  readonly policy: keyof Policies | null;
  readonly name: string;
  readonly choice: string;
  /** Whether the run began with another choice. */
  readonly isChanged: boolean;
}

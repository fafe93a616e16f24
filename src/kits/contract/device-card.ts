// A device as the lab has it: on the port bus for guests and the VMM; and, for the lab alone, the truth about what it does.
// Two kinds of move are told apart. A remote DMA moves bytes between device memory and whoever uses its data port, access by
// access; a local DMA is the device's own doing: a frame sent, a block copied. A device may know one of them only.
import type {AddressWindow, SpaceNumber} from '../../base/address-space.ts';
import type {PartState} from '../../base/state.ts';
import type {BurstDevice, DeviceHost, ReceiveOutcome} from '../../sim/machine/port-device.ts';
import type {CardProfile} from './device-facts.ts';

/** Bytes that a local DMA moves, and the cycle at which the last of them has. */
export interface LocalMove {
  readonly address: number;
  /** Bytes. */
  readonly length: number;
  /** The memory that they lie in; the device's own where none is named. */
  readonly space?: SpaceNumber;
  readonly until: number;
}

/** Which device is built, and into what wire it is plugged. */
export interface CardSetup {
  /** Which of its behaviours: see the kit's `profiles`. */
  readonly profile: CardProfile;
  /** Its own station address: six bytes; of no use to a device that is on no network. */
  readonly mac: Uint8Array;
  /** Cycles that a byte takes on the wire. */
  readonly cyclesPerByte: number;
  /** The cycle at which the wire is free; without it the wire always is. */
  readonly wireFreeAt?: () => number;
}

/** One device. Guests reach what it has of `BurstDevice`, through the VMM or past it; all else is for the lab alone. */
export interface DeviceCard extends BurstDevice {
  /** A time asked for with `DeviceHost.schedule` has come. */
  alarm(token: number): void;
  /** A frame (no FCS) comes from the wire; what became of it. A device that is on no network takes none: `stopped`. */
  receive(frame: Uint8Array): ReceiveOutcome;
  /** Everything it is, as plain data that shares nothing with it; memory that did not change may be shared with `like`. */
  snapshot(like?: PartState): PartState;
  /** Becomes what a snapshot of the same kind of device was, silently. */
  restore(saved: PartState): void;
  /** Its registers by data sheet name, words of two bytes whole as well: no side effect. */
  registers(): Record<string, number>;
  /** The memory that its DMA moves as it is now, from `facts.memory.start`: only for looking, and asked for anew each time, as it may be another array. */
  memory(): Uint8Array;
  /** True where an access meets its data port. */
  isDataPort(offset: number): boolean;
  /** True where an access of so many bytes reaches its data port in some part. */
  reachesDataPort(offset: number, size: number): boolean;
  /** The register page that is selected; 0 for a device without. */
  readonly selectedPage: number;
  readonly irqLevel: 0 | 1;
  /** Which way a remote DMA is open, with bytes left; null: none. */
  readonly remoteLive: 'read' | 'write' | null;
  /** Where the next byte through the data port comes from or goes, and how many have not passed it. */
  readonly remoteAddress: number;
  readonly remoteLeft: number;
  /** Where a remote DMA that arrives at `end` goes on; both 0 where none turns round. */
  readonly remoteTurn: {readonly start: number; readonly end: number};
  /** The first byte that an access of `size` bytes would move of a remote DMA that stands at `address`. */
  firstMoved(address: number, size: number): number;
  /** The local DMA that goes on or waits for the wire: of a move with two ends the bytes written, of a frame sent those read; null: none. */
  readonly localMove: LocalMove | null;
  /** A frame that leaves, or waits for the wire, and is no local DMA any more: its bytes were fetched before, wherever they lay. null: none. */
  readonly leaving: Omit<LocalMove, 'address'> | null;
  /** What the frame was made of that leaves at this instant, or left last. */
  readonly sentFrom: Omit<LocalMove, 'until'>;
  /** The same where they lay in several places; absent on a device whose frames lie in one. */
  readonly sentPieces?: readonly Omit<LocalMove, 'until'>[];
  /** Bytes of the local DMA, or of the frame that leaves, that have moved at cycle `now`, as the screen shows its progress; 0 where none goes on. */
  movedLocally(now: number): number;
  /** It drives the wire now; false where a frame waits for it. */
  readonly isOnWire: boolean;
  /** Taking it away now would break something off. */
  readonly isBusy: boolean;
  /** Things received that its driver has not taken. */
  undrainedFrames(): number;
  /** True where a remote DMA at this address moves a byte that somebody may be kept from. */
  isGuarded(address: number, isWrite: boolean): boolean;
  /** The address within shared memory that a DMA at `address` reaches, aliases resolved; -1: none. `isLocal`: by a local DMA. */
  sharedAddress(address: number, isLocal: boolean): number;
  /** True where what it receives next can land nowhere but in this window. */
  receivesWithin(window: AddressWindow): boolean;
}

/** Makes devices of one kind. */
export type CardMaker = (setup: CardSetup, host: DeviceHost) => DeviceCard;

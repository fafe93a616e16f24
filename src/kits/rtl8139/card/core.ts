// What the parts of the card share: registers, latches, the rules in force and the machine around them.
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import type {DeviceHost} from '../../../sim/machine/port-device.ts';
import type {Profile, Quirks} from './quirks.ts';
import type {EepromState, Latches, Registers, Tally} from './registers.ts';

/** Which card is built, and into what wire it is plugged. */
export interface Rtl8139Config {
  readonly profile: Profile;
  /** Single rules that differ from the profile: to see what one of them does. */
  readonly quirks?: Partial<Quirks>;
  /** Stands between the card and its table of rules: to count how often each is asked for. */
  readonly watchQuirks?: (quirks: Quirks) => Quirks;
  /** The station address in the EEPROM: six bytes. */
  readonly mac: Uint8Array;
  /** Wire time: cycles per byte. */
  readonly cyclesPerByte: number;
  /** Bus time: cycles per clock; without it those of 33 MHz where the wire has 100 Mb/s. */
  readonly cyclesPerClock?: number;
  /** The cycle at which the wire is free; without it the wire always is. */
  readonly wireFreeAt?: () => number;
}

/** What is replaced whole and never changed, so that snapshots share it. */
export interface Frames {
  /** Quirk `held`: the frame that waits for room. */
  held: Uint8Array | null;
  /** What C+ descriptors have brought so far of a frame, and where it lay. */
  partial: Uint8Array;
  partialFrom: readonly FramePiece[];
  /** Frames of C+ mode that wait for their time on the wire, the one that is on it first. */
  outgoing: readonly Uint8Array[];
  /** Where the bytes lay that they were made of, or that the last ones were. */
  outgoingFrom: readonly FramePiece[];
  /** The transmit FIFO: the bursts of the frame under way, one after another. */
  fetched: readonly Uint8Array[];
  /** The receive FIFO: frames as they are to lie in the ring, the one that is being stored first. */
  arrived: readonly Uint8Array[];
}

/** Bytes of a frame, by where they lay in the machine's memory. */
export interface FramePiece {
  readonly address: number;
  readonly length: number;
}

/** The whole card. */
export interface Core {
  readonly regs: Registers;
  readonly latches: Latches;
  readonly tally: Tally;
  readonly eeprom: EepromState;
  readonly frames: Frames;
  readonly tsd: Uint32Array;
  readonly tsad: Uint32Array;
  readonly idr: Uint8Array;
  readonly mar: Uint8Array;
  /** PCI configuration space. */
  readonly pci: Uint8Array;
  readonly quirks: Quirks;
  readonly config: Rtl8139Config;
  readonly host: DeviceHost;
  readonly memory: BusMemory;
}

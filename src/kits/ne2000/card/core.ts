// What the parts of the card share: registers, latches, memory, the rules in force and the machine around them.
import type {DeviceHost} from '../../../sim/machine/port-device.ts';
import type {Profile, Quirks} from './quirks.ts';
import type {Latches, Registers} from './registers.ts';

/** Which card is built, and into what wire it is plugged. */
export interface Ne2000Config {
  readonly profile: Profile;
  /** Single rules that differ from the profile: to see what one of them does. */
  readonly quirks?: Partial<Quirks>;
  /** Stands between the card and its table of rules: to count how often each is asked for. */
  readonly watchQuirks?: (quirks: Quirks) => Quirks;
  /** The station address in the PROM: six bytes. */
  readonly mac: Uint8Array;
  /** Wire time: cycles per byte at 10 Mb/s. */
  readonly cyclesPerByte: number;
  /** The cycle at which the wire is free; without it the wire always is. */
  readonly wireFreeAt?: () => number;
}

/** Things a guest did that hang or confuse a real PC, counted. */
export interface Diagnostics {
  /** Data port used with no live command for that direction: a real PC would hang. */
  portWithoutCommand: number;
  /** FIFO read outside loopback: a real PC would hang. */
  fifoOutsideLoopback: number;
  /** CR written with RD = 000, which the data sheet does not allow. */
  remoteCommandZero: number;
  /** A remote command while one of the other direction was live. */
  remoteOverlap: number;
  /** Remote DMA started with DCR.LAS set, which this board cannot use. */
  longAddress: number;
  /** TXP set with TBCR = 0. */
  emptyTransmit: number;
  /** A frame sent with TCR.CRC set whose own FCS is wrong: no receiver takes it. */
  wrongFcsSent: number;
}

/** The whole card. */
export interface Core {
  readonly regs: Registers;
  readonly latches: Latches;
  /** PROM from 0, packet memory from 0x4000; the map says which card addresses lead where. */
  readonly memory: Uint8Array;
  /** The receive half of the FIFO, as loopback leaves it. */
  readonly fifo: Uint8Array;
  readonly diagnostics: Diagnostics;
  readonly quirks: Quirks;
  readonly config: Ne2000Config;
  readonly host: DeviceHost;
}

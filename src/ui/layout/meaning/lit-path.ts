// The way of an event through the machine, stretch by stretch: guest, VMM, monitor, card, wire. [deck, slide 15]
import {wholeOf} from '../../../kits/contract/port-sheet.ts';
import {device} from '../../../kits/screens.ts';
import type {GuestId} from '../../../trace/units.ts';

/** One stretch of a path, in words of who hands over to whom. */
export type Hop =
  /** The guest's access leaves the guest for the VMM. */
  | 'exit'
  /** The VMM asks the Device Modeling Monitor. */
  | 'ask'
  /** The monitor lets the access go on to the card. */
  | 'forward'
  /** The guest's access meets the card itself. */
  | 'unhooked'
  /** The VMM's own accesses, and exits nobody hooked. */
  | 'vmm-card'
  /** The card's interrupt line, to the VMM. */
  | 'interrupt'
  /** The VMM's injection, to the guest. */
  | 'inject'
  /** Data port and packet memory. */
  | 'remote-dma'
  /** Packet memory and the transmitter or receiver. */
  | 'local-dma'
  /** Transmitter or receiver and the segment. */
  | 'wire';

/** A box that the event is about where no path says it. */
export type Place = 'guest' | 'vmm' | 'dmm' | 'card';

/** What is lit. */
export interface LitPath {
  /** In the order the event takes them. */
  readonly hops: readonly Hop[];
  /** Hops whose arrow points the other way: card memory to data port, wire to memory. */
  readonly reversed: readonly Hop[];
  /** Where the path ends before its time: refused or held at the monitor, or suspended at the VMM. */
  readonly stop: 'denied' | 'held' | 'suspended' | null;
  readonly guest: GuestId | null;
  /** The port in play, offset from the card's base; null where no port is. */
  readonly port: number | null;
  /** The register box that is touched, as the panel names it: a part by its whole. */
  readonly register: string | null;
  readonly place: Place | null;
}

/** Nothing is lit. */
export const UNLIT: LitPath = {
  hops: [],
  reversed: [],
  stop: null,
  guest: null,
  port: null,
  register: null,
  place: null,
};

/** What is refused gets as far as the monitor. */
export const DENIED = {hops: ['exit', 'ask'], stop: 'denied'} as const satisfies Partial<LitPath>;

/** The register's box: parts of a whole share one, `data` and `reset` have their own. */
export function registerBox(page: number, offset: number, isWrite: boolean): string {
  return wholeOf(device.sheet, device.sheet.portName(page, offset, isWrite));
}

// What really moved where it should not: bytes of packet memory outside a guest's pages, on a card that several share.
// It watches from outside and changes nothing.
import type {AddressWindow} from '../../../base/address-space.ts';
import type {DeviceCard} from '../../../kits/contract/device-card.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {Witness} from '../../vmm/witness.ts';

/** What one guest reached of the others'. */
export interface ReachFigures {
  /** Bytes of others' pages that remote DMA read, and that it or a frame's reception wrote. */
  bytesRead: number;
  bytesWritten: number;
  /** Frames on the wire that carried bytes of others' pages. */
  framesStolen: number;
}

/** Counts reach beyond the windows; only as good as the windows are: guests with a card of their own can't reach anybody. */
export class Reach implements Witness {
  /** By guest. */
  readonly figures: readonly ReachFigures[];
  readonly #card: DeviceCard;
  readonly #windows: readonly AddressWindow[];
  /** Where its memory begins, in device addresses. */
  readonly #memoryStart: number;
  readonly #held: (guest: GuestId) => readonly AddressWindow[];
  /** Its memory before a frame that may land outside; null where it can't. */
  #memory: Uint8Array | null = null;
  #address = 0;
  #left = 0;

  /** `held`: a guest's pages as they are now, where they can be others than its window's. */
  constructor(
    card: DeviceCard,
    windows: readonly AddressWindow[],
    memoryStart: number,
    held: (guest: GuestId) => readonly AddressWindow[] = (guest) => windows.slice(guest, guest + 1),
  ) {
    this.#card = card;
    this.#windows = windows;
    this.#memoryStart = memoryStart;
    this.#held = held;
    this.figures = windows.map(() => ({bytesRead: 0, bytesWritten: 0, framesStolen: 0}));
  }

  before(): void {
    this.#address = this.#card.remoteAddress;
    this.#left = this.#card.remoteLeft;
  }

  after(guest: GuestId, isWrite: boolean, offset: number, size: number): void {
    if (!this.#card.reachesDataPort(offset, size)) return;
    const address = this.#card.remoteAddress;
    let outside = 0;
    if (address >= this.#address) outside = this.#outside(guest, this.#address, address - this.#address);
    else if (this.#left !== this.#card.remoteLeft) {
      const {start, end} = this.#card.remoteTurn; // turned round: up to its end, then on from its start
      outside = this.#outside(guest, this.#address, end - this.#address) + this.#outside(guest, start, address - start);
    }
    const figures = this.figures[guest];
    if (figures === undefined) return;
    if (isWrite) figures.bytesWritten += outside;
    else figures.bytesRead += outside;
  }

  /** The card's present frame leaves, sent by a guest's command. */
  frameSent(guest: GuestId): void {
    const figures = this.figures[guest];
    const {sentFrom, sentPieces = [sentFrom]} = this.#card;
    const isStolen = sentPieces.some(({address, length}) => this.#outside(guest, address, length, true) > 0);
    if (figures !== undefined && isStolen) figures.framesStolen++;
  }

  /** A local DMA other than a frame's, started by a guest's command, has moved these bytes. */
  moved(guest: GuestId, address: number, length: number, isWrite: boolean): void {
    const figures = this.figures[guest];
    if (figures === undefined) return;
    const outside = this.#outside(guest, address, length, true);
    if (isWrite) figures.bytesWritten += outside;
    else figures.bytesRead += outside;
  }

  /** The card is about to take a frame into the guest's ring: what packet memory holds, if the ring leaves the guest's pages. */
  beforeFrame(guest: GuestId): void {
    const window = this.#windows[guest];
    const isInside = window !== undefined && this.#card.receivesWithin(window);
    this.#memory = isInside ? null : this.#card.memory().slice();
  }

  /** The card has decided about the frame: bytes of others' pages that changed were written by its reception. */
  afterFrame(guest: GuestId): void {
    const before = this.#memory;
    const figures = this.figures[guest];
    if (before === null || figures === undefined) return;
    this.#card.memory().forEach((byte, i) => {
      if (byte !== before[i]) figures.bytesWritten += this.#outside(guest, this.#memoryStart + i, 1);
    });
  }

  #outside(guest: GuestId, from: number, length: number, isFrame = false): number {
    const held = this.#held(guest);
    if (held.length === 0) return 0;
    let bytes = 0;
    for (let address = from; address < from + length; address++) {
      const at = this.#card.sharedAddress(address, isFrame);
      if (at >= 0 && !held.some((window) => isIn(window, at))) bytes++;
    }
    return bytes;
  }
}

function isIn({start, end}: AddressWindow, address: number): boolean {
  return address >= start && address < end;
}

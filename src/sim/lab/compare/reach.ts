// What really moved where it should not: bytes of packet memory outside a guest's pages, on a card that several share.
// It watches from outside and changes nothing.

import type {Ne2000} from '../../../kits/ne2000/card/ne2000.ts';
import {isRegister, isResetPort, PACKET_MEMORY} from '../../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES} from '../../../kits/ne2000/sheet/dp8390.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {AddressWindow} from '../../models/device-model.ts';
import type {Witness} from '../../vmm/witness.ts';
import {QEMU_MEMORY_END} from '../scenario-parts.ts';

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
  readonly #card: Ne2000;
  readonly #windows: readonly AddressWindow[];
  /** Its map repeats: packet memory is 16 KiB. */
  readonly #isPlainBoard: boolean;
  /** Packet memory before a frame that may land outside; null where it can't. */
  #memory: Uint8Array | null = null;
  #address = 0;
  #left = 0;

  constructor(card: Ne2000, windows: readonly AddressWindow[]) {
    this.#card = card;
    this.#windows = windows;
    this.#isPlainBoard = card.memory().length === PACKET_MEMORY.end - PACKET_MEMORY.start;
    this.figures = windows.map(() => ({bytesRead: 0, bytesWritten: 0, framesStolen: 0}));
  }

  before(): void {
    this.#address = this.#card.remoteAddress;
    this.#left = this.#card.remoteLeft;
  }

  after(guest: GuestId, isWrite: boolean, offset: number, size: number): void {
    if (isRegister(offset + size - 1) || isResetPort(offset)) return;
    const address = this.#card.remoteAddress;
    let outside = 0;
    if (address >= this.#address) outside = this.#outside(guest, this.#address, address - this.#address);
    else if (this.#left !== this.#card.remoteLeft) {
      const start = this.#card.peek('PSTART') * PAGE_BYTES; // wrapped: up to PSTOP, then on from PSTART
      const stop = this.#card.peek('PSTOP') * PAGE_BYTES;
      outside =
        this.#outside(guest, this.#address, stop - this.#address) + this.#outside(guest, start, address - start);
    }
    const figures = this.figures[guest];
    if (figures === undefined) return;
    if (isWrite) figures.bytesWritten += outside;
    else figures.bytesRead += outside;
  }

  /** The card's present frame leaves, sent by a guest's command. Quirk `txnow` sends inside the command: its registers tell. */
  frameSent(guest: GuestId): void {
    const figures = this.figures[guest];
    const {address, length} = this.#card.transmitting ?? {
      address: this.#card.peek('TPSR') * PAGE_BYTES,
      length: this.#card.peek('TBCR'),
    };
    if (figures !== undefined && this.#outside(guest, address, length, true) > 0) figures.framesStolen++;
  }

  /** The card is about to take a frame into the guest's ring: what packet memory holds, if the ring leaves the guest's pages. */
  beforeFrame(guest: GuestId): void {
    const window = this.#windows[guest];
    const [start, stop, current] = [this.#card.peek('PSTART'), this.#card.peek('PSTOP'), this.#card.peek('CURR')];
    const isSound = start <= current && current < stop && window !== undefined;
    const isInside = isSound && start * PAGE_BYTES >= window.start && stop * PAGE_BYTES <= window.end;
    this.#memory = isInside ? null : this.#card.memory().slice();
  }

  /** The card has decided about the frame: bytes of others' pages that changed were written by its reception. */
  afterFrame(guest: GuestId): void {
    const before = this.#memory;
    const figures = this.figures[guest];
    if (before === null || figures === undefined) return;
    this.#card.memory().forEach((byte, i) => {
      if (byte !== before[i]) figures.bytesWritten += this.#outside(guest, PACKET_MEMORY.start + i, 1);
    });
  }

  /** A plain board's upper 32 KiB repeat the lower; QEMU's card sends from behind its memory as if it did (quirk `txrange`). */
  #folded(at: number, isFrame: boolean): number {
    return this.#isPlainBoard || (isFrame && at >= QEMU_MEMORY_END) ? at & 0x7fff : at;
  }

  #outside(guest: GuestId, from: number, length: number, isFrame = false): number {
    const window = this.#windows[guest];
    if (window === undefined) return 0;
    let bytes = 0;
    for (let address = from; address < from + length; address++) {
      const at = this.#folded(address, isFrame);
      const isPacketMemory = at >= PACKET_MEMORY.start && at < PACKET_MEMORY.end;
      if (isPacketMemory && (at < window.start || at >= window.end)) bytes++;
    }
    return bytes;
  }
}

// What really moved where it should not: bytes of packet memory outside a guest's pages, on a card that several share.
// It watches from outside and changes nothing.
import {PAGE_BYTES} from '../../../datasheets/dp8390.ts';
import {PACKET_MEMORY} from '../../../datasheets/ne2000.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {Ne2000} from '../../devices/ne2000/ne2000.ts';
import type {AddressWindow} from '../../models/device-model.ts';
import type {Witness} from '../../vmm/witness.ts';

/** What guests reached of each other's. */
export interface AttackFigures {
  /** Bytes of others' pages that remote DMA read, and wrote. */
  bytesRead: number;
  bytesWritten: number;
  /** Frames on the wire that carried bytes of others' pages. */
  framesStolen: number;
}

/** Counts reach beyond the windows; only as good as the windows are: guests with a card of their own can't reach anybody. */
export class Reach implements Witness {
  readonly figures: AttackFigures = {bytesRead: 0, bytesWritten: 0, framesStolen: 0};
  readonly #card: Ne2000;
  readonly #windows: readonly AddressWindow[];
  #address = 0;
  #left = 0;

  constructor(card: Ne2000, windows: readonly AddressWindow[]) {
    this.#card = card;
    this.#windows = windows;
  }

  before(): void {
    this.#address = this.#card.remoteAddress;
    this.#left = this.#card.remoteLeft;
  }

  after(guest: GuestId, isWrite: boolean, offset: number): void {
    if (offset < 0x10 || offset >= 0x18) return;
    const address = this.#card.remoteAddress;
    let outside = 0;
    if (address >= this.#address) outside = this.#outside(guest, this.#address, address - this.#address);
    else if (this.#left !== this.#card.remoteLeft) {
      const start = this.#card.peek('PSTART') * PAGE_BYTES; // wrapped: up to PSTOP, then on from PSTART
      const stop = this.#card.peek('PSTOP') * PAGE_BYTES;
      outside =
        this.#outside(guest, this.#address, stop - this.#address) + this.#outside(guest, start, address - start);
    }
    if (isWrite) this.figures.bytesWritten += outside;
    else this.figures.bytesRead += outside;
  }

  /** A frame of `length` bytes at `address` left, sent by a guest. */
  frameSent(guest: GuestId, address: number, length: number): void {
    if (this.#outside(guest, address, length) > 0) this.figures.framesStolen++;
  }

  #outside(guest: GuestId, from: number, length: number): number {
    const window = this.#windows[guest];
    if (window === undefined) return 0;
    let bytes = 0;
    for (let at = from; at < from + length; at++) {
      const isPacketMemory = at >= PACKET_MEMORY.start && at < PACKET_MEMORY.end;
      if (isPacketMemory && (at < window.start || at >= window.end)) bytes++;
    }
    return bytes;
  }
}

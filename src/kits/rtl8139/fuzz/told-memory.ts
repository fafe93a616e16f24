// Memory that holds the card to what it tells: every byte that it reads or writes by itself it has to tell, once and in order.
import {type BusMemory, HostMemory} from '../../../sim/machine/host-memory.ts';

interface Piece {
  readonly address: number;
  readonly length: number;
  readonly isWrite: boolean;
}

/** A machine's memory and the card's word for what it did in it. */
export class ToldMemory implements BusMemory {
  readonly #memory: HostMemory;
  #moved: Piece[] = [];
  #told: Piece[] = [];

  /** `size` in bytes. */
  constructor(size: number) {
    this.#memory = new HostMemory(size);
  }

  get bytes(): Uint8Array {
    return this.#memory.bytes;
  }

  read(address: number, length: number): Uint8Array {
    this.#note(this.#moved, address, length, false);
    return this.#memory.read(address, length);
  }

  write(address: number, bytes: Uint8Array): void {
    this.#note(this.#moved, address, bytes.length, true);
    this.#memory.write(address, bytes);
  }

  /** The card says that it has moved these bytes, or that a frame was made of them. */
  tell(address: number, length: number, isWrite: boolean): void {
    this.#note(this.#told, address, length, isWrite);
  }

  /** What moved and was not told, or was told and did not move, since the last call; null: nothing. */
  takeFault(): string | null {
    const moved = this.#moved;
    const told = this.#told;
    if (moved.length === 0 && told.length === 0) return null;
    this.#moved = [];
    this.#told = [];
    const at = longer(moved, told).findIndex((_, i) => !isSame(moved[i], told[i]));
    return at < 0 ? null : `${words(moved[at])} moved, told was ${words(told[at])}`;
  }

  /** Only bytes that are there can move. */
  #note(pieces: Piece[], address: number, length: number, isWrite: boolean): void {
    const there = Math.min(length, this.bytes.length - address);
    if (there > 0) pieces.push({address, length: there, isWrite});
  }
}

function longer(a: readonly Piece[], b: readonly Piece[]): readonly Piece[] {
  return a.length > b.length ? a : b;
}

function isSame(a: Piece | undefined, b: Piece | undefined): boolean {
  return a?.address === b?.address && a?.length === b?.length && a?.isWrite === b?.isWrite;
}

function words(piece: Piece | undefined): string {
  if (piece === undefined) return 'nothing';
  return `${piece.isWrite ? 'a write' : 'a read'} of ${piece.length} bytes at ${piece.address}`;
}

// Memory that holds the card to what it tells: every byte that it reads or writes by itself it has to tell, once; what it writes in
// order, and what it reads by itself or with all of the frame that it was fetched for.
import {type BusMemory, HostMemory} from '../../../sim/machine/host-memory.ts';

/** Bytes by their addresses. */
export interface Piece {
  readonly address: number;
  readonly length: number;
}

/** Pieces in order, as moved and as told. */
class Ledger {
  moved: Piece[] = [];
  told: Piece[] = [];
}

/** A machine's memory and the card's word for what it did in it. */
export class ToldMemory implements BusMemory {
  readonly #memory: HostMemory;
  #reads = new Ledger();
  #writes = new Ledger();

  /** `size` in bytes. */
  constructor(size: number) {
    this.#memory = new HostMemory(size);
  }

  get bytes(): Uint8Array {
    return this.#memory.bytes;
  }

  read(address: number, length: number): Uint8Array {
    this.#note(this.#reads.moved, address, length);
    return this.#memory.read(address, length);
  }

  write(address: number, bytes: Uint8Array): void {
    this.#note(this.#writes.moved, address, bytes.length);
    this.#memory.write(address, bytes);
  }

  /** The card says that it has moved these bytes, or that a frame was made of them. */
  tell(address: number, length: number, isWrite: boolean): void {
    this.#note((isWrite ? this.#writes : this.#reads).told, address, length);
  }

  /** What moved and was not told, or was told and did not move, since the last call; null: nothing. Of a frame being fetched nothing is told yet. */
  takeFault(fetching: Piece | null): string | null {
    return this.#faultOfWrites() ?? this.#faultOfReads(fetching);
  }

  #faultOfWrites(): string | null {
    const {moved, told} = this.#writes;
    if (moved.length === 0 && told.length === 0) return null;
    this.#writes = new Ledger();
    const at = longer(moved, told).findIndex((_, i) => !isSame(moved[i], told[i]));
    return at < 0 ? null : `a write of ${words(moved[at])} moved, told was ${words(told[at])}`;
  }

  #faultOfReads(fetching: Piece | null): string | null {
    const {moved, told} = this.#reads;
    if (moved.length === 0 && told.length === 0) return null;
    this.#reads.told = [];
    for (const range of told) if (!take(moved, range)) return `a read of ${words(range)} was told`;
    const open = [...moved];
    const isOpen = open.length === 0 || (fetching !== null && take(open, this.#there(fetching)));
    if (isOpen && open.length === 0) return null;
    this.#reads = new Ledger();
    return `a read of ${words(open[0])} moved, and was not told`;
  }

  /** Only bytes that are there can move. */
  #note(pieces: Piece[], address: number, length: number): void {
    const piece = this.#there({address, length});
    if (piece.length > 0) pieces.push(piece);
  }

  #there({address, length}: Piece): Piece {
    return {address, length: Math.min(length, this.bytes.length - address)};
  }
}

/** Takes pieces out that follow one another from the range's first byte to its last; false where they do not. */
function take(pieces: Piece[], {address, length}: Piece): boolean {
  let at = address;
  while (at < address + length) {
    const found = pieces.findIndex((piece) => piece.address === at);
    const [piece] = found < 0 ? [] : pieces.splice(found, 1);
    if (piece === undefined) return false;
    at += piece.length;
  }
  return at === address + length;
}

function longer(a: readonly Piece[], b: readonly Piece[]): readonly Piece[] {
  return a.length > b.length ? a : b;
}

function isSame(a: Piece | undefined, b: Piece | undefined): boolean {
  return a?.address === b?.address && a?.length === b?.length;
}

function words(piece: Piece | undefined): string {
  return piece === undefined ? 'nothing' : `${piece.length} bytes at ${piece.address}`;
}

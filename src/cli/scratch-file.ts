// Bytes that wait on disk until the end of a run, in a file that nobody else sees: what memory is too small for.
import {closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const PIECE_BYTES = 1 << 20;

/** Written once, then read once from its start; what is small never leaves memory. */
export class ScratchFile {
  #piece = new Uint8Array(PIECE_BYTES);
  #filled = 0;
  #descriptor: number | null = null;
  #onDisk = 0;

  /** Puts bytes behind those that are there. */
  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#filled === PIECE_BYTES) this.#flush();
      const part = bytes.subarray(at, at + PIECE_BYTES - this.#filled);
      this.#piece.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
    }
  }

  /** All bytes in order, piece by piece (views, good until the next one); behind the last it has let go of them. */
  *pieces(): Generator<Uint8Array, void, void> {
    if (this.#descriptor === null) {
      yield this.#piece.subarray(0, this.#filled);
      return;
    }
    this.#flush();
    for (let at = 0; at < this.#onDisk; ) {
      const length = readSync(this.#descriptor, this.#piece, 0, PIECE_BYTES, at);
      yield this.#piece.subarray(0, length);
      at += length;
    }
    closeSync(this.#descriptor);
    this.#descriptor = null;
    this.#onDisk = 0;
    this.#filled = 0;
  }

  #flush(): void {
    this.#descriptor ??= nameless();
    for (let at = 0; at < this.#filled; )
      at += writeSync(this.#descriptor, this.#piece, at, this.#filled - at, this.#onDisk + at);
    this.#onDisk += this.#filled;
    this.#filled = 0;
  }
}

/** An open file whose name is gone already: it goes with the process, however that ends. */
function nameless(): number {
  const folder = mkdtempSync(join(tmpdir(), 'vpio-'));
  const descriptor = openSync(join(folder, 'scratch'), 'w+');
  try {
    rmSync(folder, {recursive: true, force: true});
  } catch {
    // Windows keeps a name as long as the file is open; its temporary folder is cleaned by the system.
  }
  return descriptor;
}

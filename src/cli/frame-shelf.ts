// The frames of a run on disk, until the digest asks for them behind the last record.
import type {FrameShelf} from '../sim/lab/passing-records.ts';
import {ScratchFile} from './scratch-file.ts';

const LENGTH_BYTES = 4;

/** Each frame behind its length, four bytes. */
export class DiskShelf implements FrameShelf {
  readonly #file = new ScratchFile();
  readonly #length = new Uint8Array(LENGTH_BYTES);

  put(frame: Uint8Array): void {
    new DataView(this.#length.buffer).setUint32(0, frame.length);
    this.#file.write(this.#length);
    this.#file.write(frame);
  }

  each(see: (frame: Uint8Array) => void): void {
    let rest = new Uint8Array(0);
    for (const piece of this.#file.pieces()) {
      const bytes = new Uint8Array(rest.length + piece.length);
      bytes.set(rest);
      bytes.set(piece, rest.length);
      const view = new DataView(bytes.buffer);
      let at = 0;
      while (at + LENGTH_BYTES <= bytes.length) {
        const end = at + LENGTH_BYTES + view.getUint32(at);
        if (end > bytes.length) break;
        see(bytes.subarray(at + LENGTH_BYTES, end));
        at = end;
      }
      rest = bytes.slice(at);
    }
  }
}

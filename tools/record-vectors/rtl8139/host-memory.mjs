// The machine's memory as a file that QEMU maps: what the card did to it shows at once, without asking QEMU.
import {createHash} from 'node:crypto';
import {closeSync, openSync, readSync, writeSync} from 'node:fs';

/** All of the machine's memory, bytes. */
export const RAM_BYTES = 16 << 20;
/** Where drivers keep everything: address and bytes. */
export const ARENA = {start: 0x20_0000, bytes: 0x10_0000};
/** Changes that lie apart by fewer bytes than this are told as one. */
const JOINED = 32;
const PAGE_BYTES = 4096;

/** @typedef {{address: number, bytes: Buffer}} MemoryRun */

/** The file, and the arena as it was last told of. */
export class SharedMemory {
  #file;
  #told = Buffer.alloc(ARENA.bytes);
  #now = Buffer.alloc(ARENA.bytes);

  /** @param {string} path QEMU has made it */
  constructor(path) {
    this.#file = openSync(path, 'r+');
  }

  /** Host memory as it is; what lies past its end is not there. @param {number} address @param {number} length @returns {Buffer} */
  read(address, length) {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, RAM_BYTES - address)));
    readSync(this.#file, bytes, 0, bytes.length, address);
    return bytes;
  }

  /** The driver writes: no change that is told of. @param {number} address @param {Uint8Array} bytes */
  write(address, bytes) {
    if (address + bytes.length > RAM_BYTES) throw new RangeError(`no memory at ${address}, ${bytes.length} bytes`);
    writeSync(this.#file, bytes, 0, bytes.length, address);
    const from = Math.max(address, ARENA.start);
    const to = Math.min(address + bytes.length, ARENA.start + ARENA.bytes);
    if (from < to) this.#told.set(bytes.subarray(from - address, to - address), from - ARENA.start);
  }

  /** Runs of arena bytes that differ from what was told before, lowest first. @returns {MemoryRun[]} */
  takeChanges() {
    readSync(this.#file, this.#now, 0, ARENA.bytes, ARENA.start);
    if (this.#now.equals(this.#told)) return [];
    const runs = changedRuns(this.#told, this.#now).map(([start, end]) => ({
      address: ARENA.start + start,
      bytes: Buffer.from(this.#now.subarray(start, end)),
    }));
    [this.#told, this.#now] = [this.#now, this.#told];
    return runs;
  }

  /** SHA-256 of a stretch, in hex. @param {number} address @param {number} length */
  hash(address, length) {
    return createHash('sha256').update(this.read(address, length)).digest('hex');
  }

  close() {
    closeSync(this.#file);
  }
}

/** Where two arrays of one length differ, [start, end) each, near ones joined. @param {Buffer} before @param {Buffer} after
 * @returns {[number, number][]} */
export function changedRuns(before, after) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let page = 0; page < after.length; page += PAGE_BYTES) {
    const end = Math.min(page + PAGE_BYTES, after.length);
    if (before.compare(after, page, end, page, end) === 0) continue;
    for (let at = page; at < end; at++) {
      if (before[at] === after[at]) continue;
      const last = runs.at(-1);
      if (last !== undefined && at - last[1] < JOINED) last[1] = at + 1;
      else runs.push([at, at + 1]);
    }
  }
  return runs;
}

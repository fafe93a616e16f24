// A dump file that QEMU is still writing: each frame stands in it before QEMU answers the command that moved the frame.
import {closeSync, existsSync, openSync, readSync} from 'node:fs';

const PCAP_HEADER_BYTES = 24;
const PCAP_RECORD_BYTES = 16;

/** The frames of one such file. */
export class Dump {
  #file = -1;
  #at = PCAP_HEADER_BYTES;
  /** @param {string} path */
  constructor(path) {
    this.path = path;
  }

  /** Frames written since the last call. @returns {Buffer[]} */
  take() {
    if (this.#file < 0) {
      if (!existsSync(this.path)) return [];
      this.#file = openSync(this.path, 'r');
    }
    /** @type {Buffer[]} */
    const frames = [];
    for (;;) {
      const header = Buffer.alloc(PCAP_RECORD_BYTES);
      if (readSync(this.#file, header, 0, header.length, this.#at) < header.length) return frames;
      const frame = Buffer.alloc(header.readUInt32LE(8));
      if (readSync(this.#file, frame, 0, frame.length, this.#at + header.length) < frame.length) return frames;
      this.#at += header.length + frame.length;
      frames.push(frame);
    }
  }

  close() {
    if (this.#file >= 0) closeSync(this.#file);
  }
}

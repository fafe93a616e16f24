// Frames out of the capture files that QEMU writes. [pcap file format, libpcap]

const MICROSECOND_MAGIC = 0xa1b2c3d4;
const FILE_HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;

/** @typedef {{at: number, bytes: Uint8Array}} Captured microseconds of the capture's clock, and the frame without its check sequence */

/** All whole frames of a capture file. @param {Buffer} file @returns {Captured[]} */
export function readCapture(file) {
  if (file.length < FILE_HEADER_BYTES || file.readUInt32LE(0) !== MICROSECOND_MAGIC)
    throw new Error('not a capture file with microseconds');
  /** @type {Captured[]} */
  const frames = [];
  let at = FILE_HEADER_BYTES;
  while (at + RECORD_HEADER_BYTES <= file.length) {
    const length = file.readUInt32LE(at + 8);
    const start = at + RECORD_HEADER_BYTES;
    if (start + length > file.length) break;
    frames.push({
      at: file.readUInt32LE(at) * 1e6 + file.readUInt32LE(at + 4),
      bytes: Uint8Array.from(file.subarray(start, start + length)),
    });
    at = start + length;
  }
  return frames;
}

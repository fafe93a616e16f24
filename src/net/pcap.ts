// Frames as a capture file with nanosecond times, little-endian, Ethernet. [pcap file format, libpcap]

const NANOSECOND_MAGIC = 0xa1b23c4d;
const ETHERNET_LINK = 1;
const SNAP_BYTES = 0x4_0000;
const FILE_HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;

/** A frame (no frame check sequence) and when it was on the wire, in nanoseconds. */
export interface CapturedFrame {
  readonly atNs: number;
  readonly bytes: Uint8Array;
}

/** Writes a capture file. */
export function writePcap(frames: readonly CapturedFrame[]): Uint8Array<ArrayBuffer> {
  const size = frames.reduce((sum, {bytes}) => sum + RECORD_HEADER_BYTES + bytes.length, FILE_HEADER_BYTES);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, NANOSECOND_MAGIC, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAP_BYTES, true);
  view.setUint32(20, ETHERNET_LINK, true);
  let at = FILE_HEADER_BYTES;
  for (const {atNs, bytes} of frames) {
    const whole = Math.floor(atNs);
    view.setUint32(at, Math.floor(whole / 1e9), true);
    view.setUint32(at + 4, whole % 1e9, true);
    view.setUint32(at + 8, bytes.length, true);
    view.setUint32(at + 12, bytes.length, true);
    file.set(bytes, at + RECORD_HEADER_BYTES);
    at += RECORD_HEADER_BYTES + bytes.length;
  }
  return file;
}

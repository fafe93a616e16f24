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
  const pieces = [pcapHeader(), ...frames.map(pcapRecord)];
  const file = new Uint8Array(pieces.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    file.set(piece, at);
    at += piece.length;
  }
  return file;
}

/** What a capture file begins with. */
export function pcapHeader(): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(FILE_HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint32(0, NANOSECOND_MAGIC, true);
  view.setUint16(4, 2, true);
  view.setUint16(6, 4, true);
  view.setUint32(16, SNAP_BYTES, true);
  view.setUint32(20, ETHERNET_LINK, true);
  return header;
}

/** One frame as it stands in a capture file. */
export function pcapRecord({atNs, bytes}: CapturedFrame): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(RECORD_HEADER_BYTES + bytes.length);
  const view = new DataView(record.buffer);
  const whole = Math.floor(atNs);
  view.setUint32(0, Math.floor(whole / 1e9), true);
  view.setUint32(4, whole % 1e9, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, bytes.length, true);
  record.set(bytes, RECORD_HEADER_BYTES);
  return record;
}

// Ethernet addresses and the 14-byte header. [IEEE 802.3, 3.1.1]
import {fail, ok, type Result} from '../base/result.ts';
import {putWord16, word16} from './bytes.ts';

/** Bytes of the header: destination, source, type. */
export const ETHERNET_HEADER_BYTES = 14;
/** The shortest frame, without frame check sequence. */
const MIN_FRAME_BYTES = 60;
/** The longest that a station takes in, with the tag of a virtual network and without frame check sequence. [IEEE 802.3, 3.2.7] */
export const LONGEST_FRAME_BYTES = 1518;
export const ETHER_TYPE = {IPV4: 0x0800, ARP: 0x0806, IPV6: 0x86dd} as const;
/** The address that every station takes. */
export const BROADCAST: Uint8Array = new Uint8Array(6).fill(0xff);

/** A frame's header, and its payload as a view (padding included). */
export interface EthernetFrame {
  readonly destination: Uint8Array;
  readonly source: Uint8Array;
  readonly etherType: number;
  readonly payload: Uint8Array;
}

/** Reads `52:54:00:12:34:56`. */
export function parseMac(text: string): Result<Uint8Array> {
  if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(text)) {
    return fail('', `"${text}" is no station address: six pairs of hex digits with colons, as in 52:54:00:12:34:56`);
  }
  return ok(Uint8Array.from(text.split(':'), (pair) => Number.parseInt(pair, 16)));
}

/** Writes a station address as `52:54:00:12:34:56`. */
export function formatMac(mac: Uint8Array): string {
  return Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/** Builds a frame, padded with zeros to 60 bytes. */
export function buildEthernet(header: Omit<EthernetFrame, 'payload'>, payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(Math.max(MIN_FRAME_BYTES, ETHERNET_HEADER_BYTES + payload.length));
  frame.set(header.destination, 0);
  frame.set(header.source, 6);
  putWord16(frame, 12, header.etherType);
  frame.set(payload, ETHERNET_HEADER_BYTES);
  return frame;
}

/** Takes a frame apart; null if it is shorter than a header. */
export function parseEthernet(frame: Uint8Array): EthernetFrame | null {
  if (frame.length < ETHERNET_HEADER_BYTES) return null;
  return {
    destination: frame.subarray(0, 6),
    source: frame.subarray(6, 12),
    etherType: word16(frame, 12),
    payload: frame.subarray(ETHERNET_HEADER_BYTES),
  };
}

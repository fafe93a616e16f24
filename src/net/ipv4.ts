// IPv4 addresses and header. Not handled: reassembly of fragments, the meaning of options. [RFC 791]
import {fail, ok, type Result} from '../base/result.ts';
import {putWord16, word16} from './bytes.ts';
import {internetChecksum} from './checksum.ts';

export const IPV4_HEADER_BYTES = 20;
export const IP_PROTOCOL = {ICMP: 1, TCP: 6, UDP: 17} as const;
const DEFAULT_TTL = 64;
const DONT_FRAGMENT = 0x4000;

/** What a header says, and the payload as a view, cut to the length the header gives. */
export interface Ipv4Packet {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly protocol: number;
  readonly identification: number;
  readonly ttl: number;
  /** True where this is one piece of a larger packet. */
  readonly isFragment: boolean;
  readonly payload: Uint8Array;
}

/** Reads `10.0.0.2`. */
export function parseIp(text: string): Result<Uint8Array> {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) {
    return fail('', `"${text}" is no IPv4 address: four numbers of 0 to 255 with dots, as in 10.0.0.2`);
  }
  return ok(Uint8Array.from(parts));
}

/** Writes an address as `10.0.0.2`. */
export function formatIp(ip: Uint8Array): string {
  return ip.join('.');
}

/** Builds a packet with a 20-byte header and its checksum. */
export function buildIpv4(
  header: Pick<Ipv4Packet, 'source' | 'destination' | 'protocol'> & {readonly identification?: number},
  payload: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(IPV4_HEADER_BYTES + payload.length);
  bytes[0] = 0x45;
  putWord16(bytes, 2, bytes.length);
  putWord16(bytes, 4, header.identification ?? 0);
  putWord16(bytes, 6, DONT_FRAGMENT);
  bytes[8] = DEFAULT_TTL;
  bytes[9] = header.protocol;
  bytes.set(header.source, 12);
  bytes.set(header.destination, 16);
  putWord16(bytes, 10, internetChecksum(bytes.subarray(0, IPV4_HEADER_BYTES)));
  bytes.set(payload, IPV4_HEADER_BYTES);
  return bytes;
}

/** Takes a packet apart; null if it is cut short, of another version, or its header's checksum is wrong. */
export function parseIpv4(bytes: Uint8Array): Ipv4Packet | null {
  if (bytes.length < IPV4_HEADER_BYTES || (bytes[0] ?? 0) >>> 4 !== 4) return null;
  const headerBytes = ((bytes[0] ?? 0) & 15) * 4;
  const total = word16(bytes, 2);
  if (headerBytes < IPV4_HEADER_BYTES || total < headerBytes || total > bytes.length) return null;
  if (internetChecksum(bytes.subarray(0, headerBytes)) !== 0) return null;
  return {
    source: bytes.subarray(12, 16),
    destination: bytes.subarray(16, 20),
    protocol: bytes[9] ?? 0,
    identification: word16(bytes, 4),
    ttl: bytes[8] ?? 0,
    isFragment: (word16(bytes, 6) & 0x3fff) !== 0,
    payload: bytes.subarray(headerBytes, total),
  };
}

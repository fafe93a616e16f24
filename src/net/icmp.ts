// ICMP echo: ping and its answer. [RFC 792]
import {putWord16, word16} from './bytes.ts';
import {internetChecksum} from './checksum.ts';

export const ICMP_HEADER_BYTES = 8;
export const ICMP_TYPE = {ECHO_REPLY: 0, UNREACHABLE: 3, ECHO_REQUEST: 8, TIME_EXCEEDED: 11} as const;

/** An ICMP message; identifier and sequence are an echo's. */
export interface IcmpMessage {
  readonly type: number;
  readonly code: number;
  readonly identifier: number;
  readonly sequence: number;
  readonly payload: Uint8Array;
}

/** Builds an echo request or reply with its checksum. */
export function buildEcho(
  type: typeof ICMP_TYPE.ECHO_REQUEST | typeof ICMP_TYPE.ECHO_REPLY,
  identifier: number,
  sequence: number,
  payload: Uint8Array,
): Uint8Array {
  const bytes = new Uint8Array(ICMP_HEADER_BYTES + payload.length);
  bytes[0] = type;
  putWord16(bytes, 4, identifier);
  putWord16(bytes, 6, sequence);
  bytes.set(payload, ICMP_HEADER_BYTES);
  putWord16(bytes, 2, internetChecksum(bytes));
  return bytes;
}

/** Takes a message apart; null if it is cut short or its checksum is wrong. */
export function parseIcmp(bytes: Uint8Array): IcmpMessage | null {
  if (bytes.length < ICMP_HEADER_BYTES || internetChecksum(bytes) !== 0) return null;
  return {
    type: bytes[0] ?? 0,
    code: bytes[1] ?? 0,
    identifier: word16(bytes, 4),
    sequence: word16(bytes, 6),
    payload: bytes.subarray(ICMP_HEADER_BYTES),
  };
}

// The TCP header, read only: no host here speaks TCP, recordings do. [RFC 9293, 3.1]
import {word16, word32} from './bytes.ts';

export const TCP_HEADER_BYTES = 20;
const FLAGS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] as const;

/** A segment's header; the payload is a view. */
export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly headerBytes: number;
  /** The flags that are set, lowest bit first. */
  readonly flags: readonly string[];
  readonly window: number;
  readonly payload: Uint8Array;
}

/** Takes a segment apart; null if its header is cut short. */
export function parseTcp(bytes: Uint8Array): TcpSegment | null {
  if (bytes.length < TCP_HEADER_BYTES) return null;
  const headerBytes = ((bytes[12] ?? 0) >>> 4) * 4;
  if (headerBytes < TCP_HEADER_BYTES || headerBytes > bytes.length) return null;
  return {
    sourcePort: word16(bytes, 0),
    destinationPort: word16(bytes, 2),
    sequence: word32(bytes, 4),
    acknowledgment: word32(bytes, 8),
    headerBytes,
    flags: FLAGS.filter((_, bit) => ((bytes[13] ?? 0) >>> bit) & 1),
    window: word16(bytes, 14),
    payload: bytes.subarray(headerBytes),
  };
}

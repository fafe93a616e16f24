// UDP over IPv4. [RFC 768]
import {putWord16, word16} from './bytes.ts';
import {internetChecksum, pseudoHeaderSum} from './checksum.ts';
import {IP_PROTOCOL} from './ipv4.ts';

export const UDP_HEADER_BYTES = 8;
/** The service that sends back what it gets. [RFC 862] */
export const ECHO_PORT = 7;

/** A datagram; the payload is a view. */
export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly payload: Uint8Array;
}

/** The addresses that go into the checksum. */
export interface AddressPair {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
}

/** Builds a datagram with its checksum. */
export function buildUdp(addresses: AddressPair, ports: Omit<UdpDatagram, 'payload'>, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(UDP_HEADER_BYTES + payload.length);
  putWord16(bytes, 0, ports.sourcePort);
  putWord16(bytes, 2, ports.destinationPort);
  putWord16(bytes, 4, bytes.length);
  bytes.set(payload, UDP_HEADER_BYTES);
  // A sum of 0 is sent as all ones: 0 in the field says that there is no checksum.
  putWord16(bytes, 6, udpChecksum(addresses, bytes) || 0xffff);
  return bytes;
}

/** Takes a datagram apart; null if it is cut short or its checksum (where it has one) is wrong. */
export function parseUdp(addresses: AddressPair, bytes: Uint8Array): UdpDatagram | null {
  if (bytes.length < UDP_HEADER_BYTES) return null;
  const length = word16(bytes, 4);
  if (length < UDP_HEADER_BYTES || length > bytes.length) return null;
  const datagram = bytes.subarray(0, length);
  if (word16(bytes, 6) !== 0 && udpChecksum(addresses, datagram) !== 0) return null;
  return {
    sourcePort: word16(bytes, 0),
    destinationPort: word16(bytes, 2),
    payload: datagram.subarray(UDP_HEADER_BYTES),
  };
}

function udpChecksum({source, destination}: AddressPair, bytes: Uint8Array): number {
  return internetChecksum(bytes, pseudoHeaderSum(source, destination, IP_PROTOCOL.UDP, bytes.length));
}

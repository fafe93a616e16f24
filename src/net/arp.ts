// ARP for IPv4 over Ethernet. [RFC 826]
import {putWord16, word16} from './bytes.ts';
import {ETHER_TYPE} from './ethernet.ts';

export const ARP_BYTES = 28;
export const ARP_OPERATION = {REQUEST: 1, REPLY: 2} as const;

/** An ARP packet; addresses are views of 6 and 4 bytes. */
export interface ArpPacket {
  readonly operation: number;
  readonly senderMac: Uint8Array;
  readonly senderIp: Uint8Array;
  readonly targetMac: Uint8Array;
  readonly targetIp: Uint8Array;
}

/** Builds the 28 bytes. */
export function buildArp(packet: ArpPacket): Uint8Array {
  const bytes = new Uint8Array(ARP_BYTES);
  putWord16(bytes, 0, 1);
  putWord16(bytes, 2, ETHER_TYPE.IPV4);
  bytes[4] = 6;
  bytes[5] = 4;
  putWord16(bytes, 6, packet.operation);
  bytes.set(packet.senderMac, 8);
  bytes.set(packet.senderIp, 14);
  bytes.set(packet.targetMac, 18);
  bytes.set(packet.targetIp, 24);
  return bytes;
}

/** Takes a packet apart; null if it is too short or not for IPv4 over Ethernet. */
export function parseArp(bytes: Uint8Array): ArpPacket | null {
  if (bytes.length < ARP_BYTES) return null;
  if (word16(bytes, 0) !== 1 || word16(bytes, 2) !== ETHER_TYPE.IPV4 || bytes[4] !== 6 || bytes[5] !== 4) return null;
  return {
    operation: word16(bytes, 6),
    senderMac: bytes.subarray(8, 14),
    senderIp: bytes.subarray(14, 18),
    targetMac: bytes.subarray(18, 24),
    targetIp: bytes.subarray(24, 28),
  };
}

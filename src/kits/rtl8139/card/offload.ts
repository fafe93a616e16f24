// What a C+ transmit descriptor can leave to the card: checksums of IP, TCP and UDP, and cutting a long TCP segment up.
// What is not well-formed IPv4 goes out as it is. [RTL8139C+, Tx Descriptor: IPCS, TCPCS, UDPCS, LGSEN]
import {checksumOf, wordSum} from './internet-checksum.ts';

/** Bits of a transmit descriptor. */
const LGSEN = 1 << 27;
const IPCS = 1 << 18;
const UDPCS = 1 << 17;
const TCPCS = 1 << 16;
/** With LGSEN, from bit 16 on: bytes of a segment. */
const SEGMENT_SHIFT = 16;
const SEGMENT = 0x7ff;

const TYPE_AT = 12;
const IP_AT = 14;
const LEAST_IP = 20;
const LEAST_TCP = 20;
const PROTOCOL_TCP = 6;
const PROTOCOL_UDP = 17;
/** Offsets in an IP header, in a TCP header, in a UDP header. */
const IP_LENGTH = 2;
const IP_IDENTIFICATION = 4;
const IP_PROTOCOL = 9;
const IP_CHECKSUM = 10;
const IP_ADDRESSES = 12;
const TCP_SEQUENCE = 4;
const TCP_OFFSET = 12;
const TCP_FLAGS = 13;
const TCP_CHECKSUM = 16;
const UDP_CHECKSUM = 6;
const FLAGS_OF_THE_LAST = 0x09;

/** Where the parts of an IPv4 packet lie in a frame. */
interface Packet {
  readonly headerBytes: number;
  readonly protocol: number;
  /** Where its payload begins, and bytes of it. */
  readonly payloadAt: number;
  readonly payloadBytes: number;
}

/**
 * The frames that a descriptor's command makes of one; the frame itself may be changed. `clearsLast`, QEMU's quirk `lsoflags`: of
 * several segments the last has lost PSH and FIN as well.
 */
export function framesOf(frame: Uint8Array, command: number, clearsLast: boolean): readonly Uint8Array[] {
  if ((command & (LGSEN | IPCS | UDPCS | TCPCS)) === 0) return [frame];
  const packet = packetIn(frame);
  if (packet === null) return [frame];
  if ((command & LGSEN) === 0) {
    if ((command & IPCS) !== 0) putIpChecksum(frame, packet.headerBytes);
    const at = checksumAt(packet.protocol, command);
    if (at >= 0) putChecksum(frame, packet.payloadAt + at, packet);
    return [frame];
  }
  const segment = (command >>> SEGMENT_SHIFT) & SEGMENT;
  return packet.protocol === PROTOCOL_TCP && segment > 0 ? segments(frame, packet, segment, clearsLast) : [frame];
}

/** null where the frame holds no IPv4 packet whose lengths fit. */
function packetIn(frame: Uint8Array): Packet | null {
  const room = frame.length - IP_AT;
  if (room < LEAST_IP || word(frame, TYPE_AT) !== 0x0800) return null;
  const first = frame[IP_AT] ?? 0;
  const headerBytes = (first & 15) * 4;
  const total = word(frame, IP_AT + IP_LENGTH);
  if (first >> 4 !== 4 || headerBytes < LEAST_IP || headerBytes > room || total < headerBytes || total > room)
    return null;
  return {
    headerBytes,
    protocol: frame[IP_AT + IP_PROTOCOL] ?? 0,
    payloadAt: IP_AT + headerBytes,
    payloadBytes: total - headerBytes,
  };
}

/** Where in its header a protocol's checksum lies, if the command asks for it; -1 where it does not. */
function checksumAt(protocol: number, command: number): number {
  if (protocol === PROTOCOL_TCP && (command & TCPCS) !== 0) return TCP_CHECKSUM;
  return protocol === PROTOCOL_UDP && (command & UDPCS) !== 0 ? UDP_CHECKSUM : -1;
}

function putIpChecksum(frame: Uint8Array, headerBytes: number): void {
  putWord(frame, IP_AT + IP_CHECKSUM, 0);
  putWord(frame, IP_AT + IP_CHECKSUM, checksumOf(wordSum(frame, IP_AT, headerBytes)));
}

/** The checksum of a payload and of what stands for its IP header before it, to `at`; written though the payload be shorter. */
function putChecksum(frame: Uint8Array, at: number, {protocol, payloadAt, payloadBytes}: Packet): void {
  putWord(frame, at, 0);
  const pseudo = wordSum(frame, IP_AT + IP_ADDRESSES, 8) + protocol + payloadBytes;
  putWord(frame, at, checksumOf(pseudo + wordSum(frame, payloadAt, payloadBytes)));
}

/** A TCP segment cut up: each piece with headers of its own. A header that does not fit leaves the frame whole. */
function segments(frame: Uint8Array, packet: Packet, most: number, clearsLast: boolean): readonly Uint8Array[] {
  const {headerBytes, payloadAt, payloadBytes} = packet;
  if (payloadBytes < LEAST_TCP) return [frame];
  const tcpBytes = ((frame[payloadAt + TCP_OFFSET] ?? 0) >> 4) * 4;
  if (tcpBytes < LEAST_TCP || tcpBytes > payloadBytes) return [frame];
  const dataAt = payloadAt + tcpBytes;
  const left = payloadBytes - tcpBytes;
  const made: Uint8Array[] = [];
  for (let from = 0; from < left; from += most) {
    const bytes = Math.min(most, left - from);
    const piece = new Uint8Array(dataAt + bytes);
    piece.set(frame.subarray(0, dataAt));
    piece.set(frame.subarray(dataAt + from, dataAt + from + bytes), dataAt);
    putWord(piece, IP_AT + IP_LENGTH, headerBytes + tcpBytes + bytes);
    putWord(piece, IP_AT + IP_IDENTIFICATION, word(frame, IP_AT + IP_IDENTIFICATION) + made.length);
    addToDword(piece, payloadAt + TCP_SEQUENCE, from);
    const isLast = from + most >= left;
    if (!isLast || (clearsLast && from > 0))
      piece[payloadAt + TCP_FLAGS] = (piece[payloadAt + TCP_FLAGS] ?? 0) & ~FLAGS_OF_THE_LAST;
    putIpChecksum(piece, headerBytes);
    putChecksum(piece, payloadAt + TCP_CHECKSUM, {...packet, payloadBytes: tcpBytes + bytes});
    made.push(piece);
  }
  return made;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function putWord(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

function addToDword(bytes: Uint8Array, at: number, more: number): void {
  const sum = word(bytes, at) * 0x1_0000 + word(bytes, at + 2) + more;
  putWord(bytes, at, Math.floor(sum / 0x1_0000) & 0xffff);
  putWord(bytes, at + 2, sum & 0xffff);
}

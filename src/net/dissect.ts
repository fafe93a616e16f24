// A frame told layer by layer, each field with its bytes, for the screen. What is malformed is said, never thrown.
import {ARP_BYTES, ARP_OPERATION} from './arp.ts';
import {word16, word32} from './bytes.ts';
import {internetChecksum} from './checksum.ts';
import {ETHER_TYPE, ETHERNET_HEADER_BYTES, formatMac} from './ethernet.ts';
import {ICMP_HEADER_BYTES, ICMP_TYPE} from './icmp.ts';
import {formatIp, IP_PROTOCOL, IPV4_HEADER_BYTES} from './ipv4.ts';
import {parseTcp, TCP_HEADER_BYTES} from './tcp.ts';
import {UDP_HEADER_BYTES} from './udp.ts';

/** One field: its bytes are [from, to) of the frame. */
export interface DissectedField {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** One protocol's part of the frame; a `Malformed` layer says what is wrong. */
export interface DissectedLayer {
  readonly name: string;
  readonly summary: string;
  readonly fields: readonly DissectedField[];
}

/** A whole frame; `summary` is one line for a list. */
export interface Dissection {
  readonly layers: readonly DissectedLayer[];
  readonly summary: string;
}

const ETHER_NAMES: Readonly<Record<number, string>> = {
  [ETHER_TYPE.IPV4]: 'IPv4',
  [ETHER_TYPE.ARP]: 'ARP',
  [ETHER_TYPE.IPV6]: 'IPv6',
};
const PROTOCOL_NAMES: Readonly<Record<number, string>> = {
  [IP_PROTOCOL.ICMP]: 'ICMP',
  [IP_PROTOCOL.TCP]: 'TCP',
  [IP_PROTOCOL.UDP]: 'UDP',
};
const ICMP_NAMES: Readonly<Record<number, string>> = {
  [ICMP_TYPE.ECHO_REPLY]: 'echo reply',
  [ICMP_TYPE.UNREACHABLE]: 'destination unreachable',
  [ICMP_TYPE.ECHO_REQUEST]: 'echo request',
  [ICMP_TYPE.TIME_EXCEEDED]: 'time exceeded',
};

const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;

/** What an IPv4 packet carries: its bytes [at, end), whose they are, and whether that is the first piece of something longer. */
interface Carried {
  readonly at: number;
  readonly end: number;
  readonly pair: string;
  readonly isFirstPiece: boolean;
}

/** Tells what a frame (no frame check sequence) holds. */
export function dissect(frame: Uint8Array): Dissection {
  const told = new Telling(frame);
  ethernet(told);
  return {layers: told.layers, summary: told.layers.at(-1)?.summary ?? ''};
}

/** The layers told so far, and the fields of the one being told. */
class Telling {
  readonly frame: Uint8Array;
  readonly layers: DissectedLayer[] = [];
  #fields: DissectedField[] = [];

  constructor(frame: Uint8Array) {
    this.frame = frame;
  }

  field(name: string, value: string | number, from: number, bytes: number): void {
    this.#fields.push({name, value: String(value), from, to: from + bytes});
  }

  mac(name: string, from: number): string {
    const text = formatMac(this.frame.subarray(from, from + 6));
    this.field(name, text, from, 6);
    return text;
  }

  ip(name: string, from: number): string {
    const text = formatIp(this.frame.subarray(from, from + 4));
    this.field(name, text, from, 4);
    return text;
  }

  word(name: string, from: number): number {
    const value = word16(this.frame, from);
    this.field(name, value, from, 2);
    return value;
  }

  layer(name: string, summary: string): void {
    this.layers.push({name, summary, fields: this.#fields});
    this.#fields = [];
  }

  /** The bytes [from, to) as a layer without meaning for us; nothing if there are none. */
  rest(from: number, to: number): void {
    if (to <= from) return;
    const last = this.layers.pop();
    if (last === undefined) return;
    this.layers.push({...last, fields: [...last.fields, {name: 'payload', value: `${to - from} bytes`, from, to}]});
  }

  malformed(what: string, from: number): void {
    this.field('bytes', `${this.frame.length - from}`, from, Math.max(0, this.frame.length - from));
    this.layer('Malformed', `malformed: ${what}`);
  }

  /** True where `bytes` from `from` lie before `to`; else says so as a malformed layer. */
  hasRoom(name: string, from: number, to: number, bytes: number): boolean {
    if (to - from >= bytes) return true;
    this.malformed(`${name} header needs ${bytes} bytes, ${Math.max(0, to - from)} are left`, from);
    return false;
  }
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

function checksumText(value: number, isRight: boolean): string {
  return `${hex(value, 4)} (${isRight ? 'right' : 'wrong'})`;
}

function ethernet(told: Telling): void {
  const {frame} = told;
  if (!told.hasRoom('Ethernet', 0, frame.length, ETHERNET_HEADER_BYTES)) return;
  const destination = told.mac('destination', 0);
  const source = told.mac('source', 6);
  const etherType = word16(frame, 12);
  const name = etherType < 0x600 ? `length ${etherType}` : (ETHER_NAMES[etherType] ?? hex(etherType, 4));
  told.field('type', etherType < 0x600 ? name : `${hex(etherType, 4)} (${ETHER_NAMES[etherType] ?? 'unknown'})`, 12, 2);
  told.layer('Ethernet', `${source} > ${destination}, ${name}, ${frame.length} bytes`);
  if (etherType === ETHER_TYPE.ARP) arp(told, ETHERNET_HEADER_BYTES);
  else if (etherType === ETHER_TYPE.IPV4) ipv4(told, ETHERNET_HEADER_BYTES);
  else told.rest(ETHERNET_HEADER_BYTES, frame.length);
}

function arp(told: Telling, at: number): void {
  const {frame} = told;
  if (!told.hasRoom('ARP', at, frame.length, ARP_BYTES)) return;
  if (word32(frame, at) !== 0x0001_0800 || word16(frame, at + 4) !== 0x0604) {
    told.malformed('ARP that is not for IPv4 over Ethernet', at);
    return;
  }
  const operation = word16(frame, at + 6);
  told.field('hardware, protocol', 'Ethernet, IPv4', at, 6);
  const isRequest = operation === ARP_OPERATION.REQUEST;
  const name = isRequest ? 'request' : operation === ARP_OPERATION.REPLY ? 'reply' : 'unknown';
  told.field('operation', `${operation} (${name})`, at + 6, 2);
  const senderMac = told.mac('sender station', at + 8);
  const senderIp = told.ip('sender address', at + 14);
  told.mac('target station', at + 18);
  const targetIp = told.ip('target address', at + 24);
  told.layer(
    'ARP',
    isRequest ? `ARP who has ${targetIp}? tell ${senderIp}` : `ARP ${name}: ${senderIp} is at ${senderMac}`,
  );
}

function ipv4(told: Telling, at: number): void {
  const {frame} = told;
  if (!told.hasRoom('IPv4', at, frame.length, IPV4_HEADER_BYTES)) return;
  const version = (frame[at] ?? 0) >>> 4;
  const headerBytes = ((frame[at] ?? 0) & 15) * 4;
  const total = word16(frame, at + 2);
  if (version !== 4) return told.malformed(`IPv4 by its type, version ${version} by its header`, at);
  if (headerBytes < IPV4_HEADER_BYTES) return told.malformed(`IPv4 header length ${headerBytes}, at least 20`, at);
  if (!told.hasRoom('IPv4', at, frame.length, headerBytes)) return;
  told.field('version, header', `4, ${headerBytes} bytes`, at, 1);
  told.field('service', hex(frame[at + 1] ?? 0, 2), at + 1, 1);
  told.word('total length', at + 2);
  told.field('identification', hex(word16(frame, at + 4), 4), at + 4, 2);
  const fragment = word16(frame, at + 6);
  told.field('flags, fragment offset', `${hex(fragment >>> 13, 1)}, ${(fragment & 0x1fff) * 8}`, at + 6, 2);
  told.field('time to live', frame[at + 8] ?? 0, at + 8, 1);
  const protocol = frame[at + 9] ?? 0;
  const name = PROTOCOL_NAMES[protocol] ?? `protocol ${protocol}`;
  told.field('protocol', `${protocol} (${PROTOCOL_NAMES[protocol] ?? 'unknown'})`, at + 9, 1);
  const isRight = internetChecksum(frame.subarray(at, at + headerBytes)) === 0;
  told.field('checksum', checksumText(word16(frame, at + 10), isRight), at + 10, 2);
  const source = told.ip('source', at + 12);
  const destination = told.ip('destination', at + 16);
  if (headerBytes > IPV4_HEADER_BYTES) told.field('options', `${headerBytes - 20} bytes`, at + 20, headerBytes - 20);
  told.layer('IPv4', `${source} > ${destination}, ${name}`);
  const end = at + total;
  if (total < headerBytes || end > frame.length) {
    return told.malformed(`IPv4 total length ${total}, ${frame.length - at} bytes are there`, at + headerBytes);
  }
  const from = at + headerBytes;
  const offset = (fragment & FRAGMENT_OFFSET) * 8;
  const isFirstPiece = offset === 0 && (fragment & MORE_FRAGMENTS) !== 0;
  const carried = {at: from, end, pair: `${source} > ${destination}`, isFirstPiece};
  const tell = TRANSPORTS[protocol];
  if (offset > 0) fragmentAlone(told, carried, name, offset, (fragment & MORE_FRAGMENTS) === 0);
  else if (tell === undefined) told.rest(from, end);
  else if (isFirstPiece && end - from < tell.headerBytes) fragmentAlone(told, carried, name, 0, false);
  else tell.tell(told, carried);
}

/** A piece that a header does not stand in: whole only with the pieces before it. [RFC 791, 3.2] */
function fragmentAlone(told: Telling, {at, end, pair}: Carried, name: string, offset: number, isLast: boolean): void {
  told.field('payload', `${end - at} bytes`, at, end - at);
  const place = `bytes ${offset} to ${offset + end - at - 1}`;
  told.layer('Fragment', `${name} fragment, ${place}${isLast ? ', the last' : ''}, ${pair}`);
}

function icmp(told: Telling, {at, end, pair, isFirstPiece}: Carried): void {
  const {frame} = told;
  if (!told.hasRoom('ICMP', at, end, ICMP_HEADER_BYTES)) return;
  const type = frame[at] ?? 0;
  const name = ICMP_NAMES[type] ?? `type ${type}`;
  told.field('type', `${type} (${ICMP_NAMES[type] ?? 'unknown'})`, at, 1);
  told.field('code', frame[at + 1] ?? 0, at + 1, 1);
  const checksum = word16(frame, at + 2);
  const text = isFirstPiece
    ? `${hex(checksum, 4)} (not verifiable: fragment)`
    : checksumText(checksum, internetChecksum(frame.subarray(at, end)) === 0);
  told.field('checksum', text, at + 2, 2);
  const isEcho = type === ICMP_TYPE.ECHO_REQUEST || type === ICMP_TYPE.ECHO_REPLY;
  if (isEcho) {
    told.field('identifier', hex(word16(frame, at + 4), 4), at + 4, 2);
    told.word('sequence', at + 6);
  }
  const sequence = isEcho ? ` ${word16(frame, at + 6)}` : '';
  told.layer('ICMP', `ICMP ${name}${sequence}${isFirstPiece ? FIRST_PIECE : ''}, ${pair}`);
  told.rest(at + ICMP_HEADER_BYTES, end);
}

function udp(told: Telling, {at, end, pair, isFirstPiece}: Carried): void {
  const {frame} = told;
  if (!told.hasRoom('UDP', at, end, UDP_HEADER_BYTES)) return;
  const from = told.word('source port', at);
  const to = told.word('destination port', at + 2);
  const length = told.word('length', at + 4);
  told.field('checksum', hex(word16(frame, at + 6), 4), at + 6, 2);
  const bytes = `${Math.max(0, length - UDP_HEADER_BYTES)} bytes${isFirstPiece ? FIRST_PIECE : ''}`;
  told.layer('UDP', `UDP ${from} > ${to}, ${bytes}, ${pair}`);
  if (length < UDP_HEADER_BYTES || (at + length > end && !isFirstPiece)) {
    return told.malformed(`UDP length ${length}, ${end - at} bytes are there`, at + UDP_HEADER_BYTES);
  }
  told.rest(at + UDP_HEADER_BYTES, Math.min(end, at + length));
}

function tcp(told: Telling, carried: Carried): void {
  const {frame} = told;
  const {at, end, pair, isFirstPiece} = carried;
  if (!told.hasRoom('TCP', at, end, TCP_HEADER_BYTES)) return;
  const segment = parseTcp(frame.subarray(at, end));
  // A first piece may end within the options.
  if (segment === null && isFirstPiece && (frame[at + 12] ?? 0) >>> 4 >= TCP_HEADER_BYTES / 4)
    return fragmentAlone(told, carried, 'TCP', 0, false);
  if (segment === null) return told.malformed(`TCP data offset ${(frame[at + 12] ?? 0) >>> 4}`, at);
  told.word('source port', at);
  told.word('destination port', at + 2);
  told.field('sequence', segment.sequence, at + 4, 4);
  told.field('acknowledgment', segment.acknowledgment, at + 8, 4);
  told.field('header', `${segment.headerBytes} bytes`, at + 12, 1);
  const flags = segment.flags.join(' ') || 'none';
  told.field('flags', flags, at + 13, 1);
  told.word('window', at + 14);
  told.field('checksum', hex(word16(frame, at + 16), 4), at + 16, 2);
  told.word('urgent pointer', at + 18);
  const optionBytes = segment.headerBytes - TCP_HEADER_BYTES;
  if (optionBytes > 0) told.field('options', `${optionBytes} bytes`, at + TCP_HEADER_BYTES, optionBytes);
  const ports = `${segment.sourcePort} > ${segment.destinationPort}`;
  const bytes = `${segment.payload.length} bytes${isFirstPiece ? FIRST_PIECE : ''}`;
  told.layer('TCP', `TCP ${ports} [${flags}], ${bytes}, ${pair}`);
  told.rest(at + segment.headerBytes, end);
}

const FIRST_PIECE = ', first fragment';

const TRANSPORTS: Readonly<Record<number, {readonly headerBytes: number; readonly tell: typeof udp}>> = {
  [IP_PROTOCOL.ICMP]: {headerBytes: ICMP_HEADER_BYTES, tell: icmp},
  [IP_PROTOCOL.UDP]: {headerBytes: UDP_HEADER_BYTES, tell: udp},
  [IP_PROTOCOL.TCP]: {headerBytes: TCP_HEADER_BYTES, tell: tcp},
};

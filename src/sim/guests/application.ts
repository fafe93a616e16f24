// What a guest's users want of the network: ping, send, ask and wait, poll, or only listen. A stack just large enough: ARP, ICMP echo.

import {ARP_OPERATION, buildArp, parseArp} from '../../net/arp.ts';
import {sameBytes} from '../../net/bytes.ts';
import {BROADCAST, buildEthernet, ETHER_TYPE, parseEthernet} from '../../net/ethernet.ts';
import {buildEcho, ICMP_TYPE, parseIcmp} from '../../net/icmp.ts';
import {buildIpv4, IP_PROTOCOL, parseIpv4} from '../../net/ipv4.ts';
import {buildUdp, ECHO_PORT, parseUdp} from '../../net/udp.ts';
import {AppEvent} from '../../trace/record-layout.ts';
import type {Cycle} from '../../trace/units.ts';

/** What to do; times in cycles. */
export type Job =
  | {
      readonly kind: 'ping';
      readonly to: Uint8Array;
      readonly count: number;
      readonly interval: Cycle;
      readonly payloadBytes: number;
      readonly start: Cycle;
    }
  | {
      readonly kind: 'send';
      readonly to: Uint8Array;
      readonly frames: number;
      readonly frameBytes: number;
      readonly echo: boolean;
      readonly start: Cycle;
    }
  | {
      readonly kind: 'request';
      readonly to: Uint8Array;
      readonly count: number;
      readonly frameBytes: number;
      readonly start: Cycle;
    }
  | {readonly kind: 'poll'; readonly count: number; readonly interval: Cycle; readonly start: Cycle}
  | {readonly kind: 'work'; readonly rounds: number; readonly interval: Cycle; readonly start: Cycle}
  | {readonly kind: 'listen'}
  | {readonly kind: 'attack'; readonly rounds: number; readonly start: Cycle};

/** The station's own addresses. */
export interface Station {
  readonly mac: Uint8Array;
  readonly ip: Uint8Array;
}

/** All that the application remembers; plain data. */
export interface AppState {
  /** Frames waiting for the driver. */
  outbox: Uint8Array[];
  /** The peer's station address once ARP has told it. */
  peer: Uint8Array | null;
  /** Pings or frames made, or rounds of work or of an attack begun. */
  made: number;
  answered: number;
  /** When there is something to do again. */
  nextAt: Cycle;
  /** When it last asked for something. */
  askedAt: Cycle;
  /** Frames sent to its own station address that reached it. */
  received: number;
}

/** Notes an `AppEvent` with its sequence number. */
export type NoteApp = (event: number, sequence: number) => void;

/** An ARP request is repeated so often, in cycles: 50 ms. */
const ARP_AGAIN: Cycle = 90_000_000;
/** An answer that has not come by then is given up: 50 ms. */
const ANSWER_WAIT: Cycle = 90_000_000;
const UDP_DISCARD = 9;
const HEADERS = 14 + 20 + 8;

/** The application before it has done anything. */
export function freshApp(job: Job): AppState {
  const nextAt = job.kind === 'listen' ? Number.POSITIVE_INFINITY : job.start;
  return {outbox: [], peer: null, made: 0, answered: 0, nextAt, askedAt: Number.NEGATIVE_INFINITY, received: 0};
}

/** How many things the job wants made in all. */
function wanted(job: Job): number {
  switch (job.kind) {
    case 'send':
      return job.frames;
    case 'work':
    case 'attack':
      return job.rounds;
    case 'listen':
      return 0;
    default:
      return job.count;
  }
}

/** Pieces of work not begun, and frames that its driver never took. */
export function unfinishedWork(app: Readonly<AppState>, job: Job): number {
  return Math.max(0, wanted(job) - app.made) + app.outbox.length;
}

/** Until when it counts on an answer that has not come; -Infinity: it waits for none. */
export function awaitsUntil({peer, made, answered, askedAt}: Readonly<AppState>, {kind}: Job): Cycle {
  const isOpen = (kind === 'ping' && peer === null) || ((kind === 'ping' || kind === 'request') && answered < made);
  return isOpen ? askedAt + ANSWER_WAIT : Number.NEGATIVE_INFINITY;
}

/** Does what is due at `now`: puts frames into the outbox, sets `nextAt`. */
export function appTick(app: AppState, job: Job, station: Station, now: Cycle, note: NoteApp): void {
  if (now < app.nextAt) return;
  if (app.made >= wanted(job)) {
    app.nextAt = Number.POSITIVE_INFINITY;
  } else if (job.kind === 'ping') {
    app.askedAt = now;
    if (app.peer === null) {
      app.outbox.push(arpRequest(station, job.to));
      app.nextAt = now + ARP_AGAIN;
      return;
    }
    // On the wire the number has 16 bits, and so it has in the log: an answer goes by the number of its ping. [RFC 792]
    const sequence = app.made++ & 0xffff;
    app.outbox.push(ping(station, job.to, app.peer, sequence, job.payloadBytes));
    note(AppEvent.PING_SENT, sequence);
    app.nextAt = app.made >= job.count ? Number.POSITIVE_INFINITY : now + job.interval;
  } else if (job.kind === 'send') {
    if (app.outbox.length > 0) {
      app.nextAt = now; // one frame at a time waits for the driver
      return;
    }
    app.outbox.push(datagram(station, job, app.made++));
    app.nextAt = app.made >= job.frames ? Number.POSITIVE_INFINITY : now;
  } else if (job.kind === 'request') {
    app.askedAt = now;
    app.outbox.push(datagram(station, {...job, echo: true}, app.made++));
    app.nextAt = app.made >= job.count ? Number.POSITIVE_INFINITY : now + ANSWER_WAIT;
  }
}

/** A frame came out of the ring. */
export function appReceive(
  app: AppState,
  job: Job,
  station: Station,
  frame: Uint8Array,
  now: Cycle,
  note: NoteApp,
): void {
  const ethernet = parseEthernet(frame);
  if (ethernet === null) return;
  if (!sameBytes(ethernet.destination, station.mac) && !sameBytes(ethernet.destination, BROADCAST)) return;
  if (sameBytes(ethernet.destination, station.mac)) app.received++;
  if (ethernet.etherType === ETHER_TYPE.ARP) receiveArp(app, job, station, ethernet.payload, now);
  else if (ethernet.etherType === ETHER_TYPE.IPV4) {
    if (job.kind === 'request') takeAnswer(app, job.count, station, ethernet.payload, now);
    receiveIp(app, station, ethernet.source, ethernet.payload, note);
  }
}

function receiveArp(app: AppState, job: Job, station: Station, payload: Uint8Array, now: Cycle): void {
  const arp = parseArp(payload);
  if (arp === null || !sameBytes(arp.targetIp, station.ip)) return;
  if (arp.operation === ARP_OPERATION.REPLY) {
    if (job.kind !== 'ping' || !sameBytes(arp.senderIp, job.to) || app.peer !== null) return;
    app.peer = arp.senderMac.slice();
    app.nextAt = now;
    return;
  }
  const reply = buildArp({
    operation: ARP_OPERATION.REPLY,
    senderMac: station.mac,
    senderIp: station.ip,
    targetMac: arp.senderMac,
    targetIp: arp.senderIp,
  });
  app.outbox.push(ethernetFrame(station, arp.senderMac, ETHER_TYPE.ARP, reply));
}

/** An echoed datagram: the next request may go. */
function takeAnswer(app: AppState, count: number, station: Station, payload: Uint8Array, now: Cycle): void {
  const packet = parseIpv4(payload);
  if (packet === null || packet.protocol !== IP_PROTOCOL.UDP || !sameBytes(packet.destination, station.ip)) return;
  if (parseUdp(packet, packet.payload)?.sourcePort !== ECHO_PORT) return;
  app.answered++;
  if (app.made < count) app.nextAt = now;
}

function receiveIp(app: AppState, station: Station, source: Uint8Array, payload: Uint8Array, note: NoteApp): void {
  const packet = parseIpv4(payload);
  if (
    packet === null ||
    packet.isFragment ||
    packet.protocol !== IP_PROTOCOL.ICMP ||
    !sameBytes(packet.destination, station.ip)
  )
    return;
  const message = parseIcmp(packet.payload);
  if (message === null) return;
  if (message.type === ICMP_TYPE.ECHO_REPLY && message.identifier === identifierOf(station)) {
    app.answered++;
    note(AppEvent.PING_ANSWERED, message.sequence);
  } else if (message.type === ICMP_TYPE.ECHO_REQUEST) {
    const echo = buildEcho(ICMP_TYPE.ECHO_REPLY, message.identifier, message.sequence, message.payload);
    app.outbox.push(ipFrame(station, packet.source, source, IP_PROTOCOL.ICMP, echo));
  }
}

const identifierOf = (station: Station): number => ((station.mac[4] ?? 0) << 8) | (station.mac[5] ?? 0);

function arpRequest(station: Station, to: Uint8Array): Uint8Array {
  const request = buildArp({
    operation: ARP_OPERATION.REQUEST,
    senderMac: station.mac,
    senderIp: station.ip,
    targetMac: new Uint8Array(6),
    targetIp: to,
  });
  return ethernetFrame(station, BROADCAST, ETHER_TYPE.ARP, request);
}

function ping(station: Station, to: Uint8Array, peer: Uint8Array, sequence: number, payloadBytes: number): Uint8Array {
  const payload = Uint8Array.from({length: payloadBytes}, (_, i) => (sequence + i) & 0xff);
  const echo = buildEcho(ICMP_TYPE.ECHO_REQUEST, identifierOf(station), sequence, payload);
  return ipFrame(station, to, peer, IP_PROTOCOL.ICMP, echo);
}

/** Where a datagram goes, how long its frame is, and whether it is to come back. */
type Datagram = Pick<Extract<Job, {readonly kind: 'send'}>, 'to' | 'frameBytes' | 'echo'>;

/** A UDP datagram in a frame of `frameBytes`, to the echo or the discard port of host 1 on the station's own net. */
function datagram(station: Station, job: Datagram, sequence: number): Uint8Array {
  const to = Uint8Array.from([...station.ip.subarray(0, 3), 1]);
  const length = Math.max(0, job.frameBytes - HEADERS);
  const payload = Uint8Array.from({length}, (_, i) => (sequence * 7 + i) & 0xff);
  const ports = {sourcePort: UDP_DISCARD, destinationPort: job.echo ? ECHO_PORT : UDP_DISCARD};
  const udp = buildUdp({source: station.ip, destination: to}, ports, payload);
  return ipFrame(station, to, job.to, IP_PROTOCOL.UDP, udp);
}

function ipFrame(
  station: Station,
  to: Uint8Array,
  peer: Uint8Array,
  protocol: number,
  payload: Uint8Array,
): Uint8Array {
  const packet = buildIpv4({source: station.ip, destination: to, protocol}, payload);
  return ethernetFrame(station, peer, ETHER_TYPE.IPV4, packet);
}

function ethernetFrame(station: Station, destination: Uint8Array, etherType: number, payload: Uint8Array): Uint8Array {
  return buildEthernet({destination, source: station.mac, etherType}, payload);
}

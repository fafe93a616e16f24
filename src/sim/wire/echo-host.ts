// A host on the wire: what it answers to one frame. It keeps nothing between frames. Not modelled: TCP.
import {ARP_OPERATION, buildArp, parseArp} from '../../net/arp.ts';
import {sameBytes} from '../../net/bytes.ts';
import {
  BROADCAST,
  buildEthernet,
  ETHER_TYPE,
  type EthernetFrame,
  LONGEST_FRAME_BYTES,
  parseEthernet,
} from '../../net/ethernet.ts';
import {buildEcho, ICMP_TYPE, parseIcmp} from '../../net/icmp.ts';
import {buildIpv4, IP_PROTOCOL, parseIpv4} from '../../net/ipv4.ts';
import {buildUdp, ECHO_PORT, parseUdp} from '../../net/udp.ts';

/** The limited broadcast address. [RFC 919] */
const EVERY_STATION = Uint8Array.of(255, 255, 255, 255);

/** Who the host is: 6 and 4 bytes. */
export interface HostAddress {
  readonly mac: Uint8Array;
  readonly ip: Uint8Array;
}

/**
 * The frame the host sends in answer, padded to 60 bytes; null if this one is not for it, asks nothing, or is longer than a station takes:
 * what cards are told of the longest frame that can come in holds.
 */
export function answer(host: HostAddress, frame: Uint8Array): Uint8Array | null {
  if (frame.length > LONGEST_FRAME_BYTES) return null;
  const ethernet = parseEthernet(frame);
  if (ethernet === null) return null;
  if (!sameBytes(ethernet.destination, host.mac) && !sameBytes(ethernet.destination, BROADCAST)) return null;
  if (ethernet.etherType === ETHER_TYPE.ARP) return answerArp(host, ethernet);
  return ethernet.etherType === ETHER_TYPE.IPV4 ? answerIpv4(host, ethernet) : null;
}

const UDP_DISCARD = 9;
const HEADERS = 14 + 20 + 8;

/** A datagram that the host sends of its own accord to the discard port, in a frame of `frameBytes`; its bytes tell its number. */
export function unasked(host: HostAddress, to: Uint8Array, frameBytes: number, sequence: number): Uint8Array {
  const addresses = {source: host.ip, destination: EVERY_STATION};
  const payload = Uint8Array.from({length: Math.max(0, frameBytes - HEADERS)}, (_, i) => (sequence * 7 + i) & 0xff);
  const udp = buildUdp(addresses, {sourcePort: UDP_DISCARD, destinationPort: UDP_DISCARD}, payload);
  return buildEthernet(
    {destination: to, source: host.mac, etherType: ETHER_TYPE.IPV4},
    buildIpv4({...addresses, protocol: IP_PROTOCOL.UDP}, udp),
  );
}

function answerArp(host: HostAddress, ethernet: EthernetFrame): Uint8Array | null {
  const request = parseArp(ethernet.payload);
  if (request?.operation !== ARP_OPERATION.REQUEST || !sameBytes(request.targetIp, host.ip)) return null;
  const reply = buildArp({
    operation: ARP_OPERATION.REPLY,
    senderMac: host.mac,
    senderIp: host.ip,
    targetMac: request.senderMac,
    targetIp: request.senderIp,
  });
  return buildEthernet({destination: request.senderMac, source: host.mac, etherType: ETHER_TYPE.ARP}, reply);
}

function answerIpv4(host: HostAddress, ethernet: EthernetFrame): Uint8Array | null {
  const packet = parseIpv4(ethernet.payload);
  if (packet === null || packet.isFragment || !sameBytes(packet.destination, host.ip)) return null;
  const back = {
    source: host.ip,
    destination: packet.source,
    protocol: packet.protocol,
    identification: packet.identification,
  };
  const reply =
    packet.protocol === IP_PROTOCOL.ICMP
      ? echoReply(packet.payload)
      : packet.protocol === IP_PROTOCOL.UDP
        ? datagramBack(packet, packet.payload)
        : null;
  if (reply === null) return null;
  return buildEthernet(
    {destination: ethernet.source, source: host.mac, etherType: ETHER_TYPE.IPV4},
    buildIpv4(back, reply),
  );
}

function echoReply(bytes: Uint8Array): Uint8Array | null {
  const request = parseIcmp(bytes);
  if (request?.type !== ICMP_TYPE.ECHO_REQUEST || request.code !== 0) return null;
  return buildEcho(ICMP_TYPE.ECHO_REPLY, request.identifier, request.sequence, request.payload);
}

function datagramBack(
  addresses: {readonly source: Uint8Array; readonly destination: Uint8Array},
  bytes: Uint8Array,
): Uint8Array | null {
  const datagram = parseUdp(addresses, bytes);
  if (datagram?.destinationPort !== ECHO_PORT) return null;
  return buildUdp(
    {source: addresses.destination, destination: addresses.source},
    {sourcePort: ECHO_PORT, destinationPort: datagram.sourcePort},
    datagram.payload,
  );
}

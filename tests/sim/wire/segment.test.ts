// Hosts answer, frames take their time on the wire, and a snapshot repeats what followed.
import {describe, expect, test} from 'vitest';
import {ARP_OPERATION, buildArp, parseArp} from '../../../src/net/arp.ts';
import {BROADCAST, buildEthernet, ETHER_TYPE, parseEthernet} from '../../../src/net/ethernet.ts';
import {buildEcho, ICMP_TYPE, parseIcmp} from '../../../src/net/icmp.ts';
import {buildIpv4, IP_PROTOCOL, parseIpv4} from '../../../src/net/ipv4.ts';
import {buildUdp, parseUdp} from '../../../src/net/udp.ts';
import {answer} from '../../../src/sim/wire/echo-host.ts';
import {type HostSpec, Segment} from '../../../src/sim/wire/segment.ts';

const GUEST = {mac: Uint8Array.of(0x52, 0x54, 0, 0, 0, 2), ip: Uint8Array.of(10, 0, 0, 2)};
const HOST = {mac: Uint8Array.of(0x52, 0x54, 0, 0, 0, 1), ip: Uint8Array.of(10, 0, 0, 1)};
const SPEC: HostSpec = {mac: '52:54:00:00:00:01', ip: '10.0.0.1', delayUs: 100, jitterUs: 0};
const US = 1800;
const BYTE = 1440;

function arpRequest(ip = HOST.ip): Uint8Array {
  const arp = buildArp({
    operation: ARP_OPERATION.REQUEST,
    senderMac: GUEST.mac,
    senderIp: GUEST.ip,
    targetMac: new Uint8Array(6),
    targetIp: ip,
  });
  return buildEthernet({destination: BROADCAST, source: GUEST.mac, etherType: ETHER_TYPE.ARP}, arp);
}

function ipv4(protocol: number, payload: Uint8Array, to = HOST): Uint8Array {
  const packet = buildIpv4({source: GUEST.ip, destination: to.ip, protocol}, payload);
  return buildEthernet({destination: to.mac, source: GUEST.mac, etherType: ETHER_TYPE.IPV4}, packet);
}

const ping = (sequence: number, bytes = 56): Uint8Array =>
  ipv4(IP_PROTOCOL.ICMP, buildEcho(ICMP_TYPE.ECHO_REQUEST, 1, sequence, new Uint8Array(bytes).fill(0xa5)));

function segment(hosts: readonly HostSpec[] = [SPEC], instant = false): Segment {
  return new Segment({hosts, seed: 1, cyclesPerByte: BYTE, cyclesPerUs: US, instant});
}

describe('a host', () => {
  test('tells its station address to who asks for it', () => {
    const reply = parseEthernet(answer(HOST, arpRequest()) ?? new Uint8Array(0));
    expect(reply).toMatchObject({destination: GUEST.mac, source: HOST.mac});
    expect(reply?.payload).toHaveLength(46);
    expect(parseArp(reply?.payload ?? new Uint8Array(0))).toEqual({
      operation: ARP_OPERATION.REPLY,
      senderMac: HOST.mac,
      senderIp: HOST.ip,
      targetMac: GUEST.mac,
      targetIp: GUEST.ip,
    });
  });

  test('answers an echo request with the same payload', () => {
    const reply = parseEthernet(answer(HOST, ping(3, 1400)) ?? new Uint8Array(0));
    const packet = parseIpv4(reply?.payload ?? new Uint8Array(0));
    expect(packet).toMatchObject({source: HOST.ip, destination: GUEST.ip});
    expect(parseIcmp(packet?.payload ?? new Uint8Array(0))).toMatchObject({
      type: ICMP_TYPE.ECHO_REPLY,
      sequence: 3,
      payload: new Uint8Array(1400).fill(0xa5),
    });
  });

  test('sends back what comes to UDP port 7', () => {
    const pair = {source: GUEST.ip, destination: HOST.ip};
    const frame = ipv4(IP_PROTOCOL.UDP, buildUdp(pair, {sourcePort: 4000, destinationPort: 7}, Uint8Array.of(1, 2)));
    const packet = parseIpv4(parseEthernet(answer(HOST, frame) ?? new Uint8Array(0))?.payload ?? new Uint8Array(0));
    expect(packet && parseUdp(packet, packet.payload)).toEqual({
      sourcePort: 7,
      destinationPort: 4000,
      payload: Uint8Array.of(1, 2),
    });
  });

  test.each([
    ['an ARP request for another address', arpRequest(Uint8Array.of(10, 0, 0, 9))],
    [
      'a ping for another station',
      ipv4(IP_PROTOCOL.ICMP, buildEcho(ICMP_TYPE.ECHO_REQUEST, 1, 1, HOST.ip), {...HOST, mac: GUEST.mac}),
    ],
    ['an echo reply', ipv4(IP_PROTOCOL.ICMP, buildEcho(ICMP_TYPE.ECHO_REPLY, 1, 1, HOST.ip))],
    [
      'UDP to another port',
      ipv4(
        IP_PROTOCOL.UDP,
        buildUdp({source: GUEST.ip, destination: HOST.ip}, {sourcePort: 1, destinationPort: 9}, HOST.ip),
      ),
    ],
    ['TCP', ipv4(IP_PROTOCOL.TCP, new Uint8Array(20))],
    ['ten bytes', new Uint8Array(10)],
  ])('says nothing to %s', (_, frame) => {
    expect(answer(HOST, frame)).toBeNull();
  });
});

describe('the wire', () => {
  test('an answer arrives after the host’s delay and its own time on the wire', () => {
    const wire = segment();
    expect(wire.nextAt()).toBe(Number.POSITIVE_INFINITY);
    wire.fromCard(arpRequest(), 1000);
    expect(wire.nextAt()).toBe(1000 + 100 * US + 72 * BYTE);
    expect(wire.take()).toHaveLength(60);
    expect(wire.nextAt()).toBe(Number.POSITIVE_INFINITY);
  });

  test('two answers that are ready together follow each other with a gap of 9.6 microseconds', () => {
    const wire = segment();
    wire.fromCard(arpRequest(), 0);
    wire.fromCard(ping(1, 1472), 0);
    const first = wire.nextAt();
    wire.take();
    expect(wire.nextAt()).toBe(first + 9.6 * US + (8 + 1514 + 4) * BYTE);
  });

  test('the wire is free for the card when a host’s frame and the gap are over', () => {
    const wire = segment();
    wire.fromCard(arpRequest(), 0);
    expect(wire.freeAt(50 * US)).toBe(9.6 * US);
    expect(wire.freeAt(120 * US)).toBe(wire.nextAt() + 9.6 * US);
    const at = wire.nextAt();
    wire.take();
    expect(wire.freeAt(at)).toBe(at + 9.6 * US);
  });

  test('the card goes first where a host would start at the same cycle', () => {
    const wire = segment();
    wire.fromCard(arpRequest(), 0);
    expect(wire.freeAt(100 * US)).toBeLessThanOrEqual(100 * US);
    expect(wire.freeAt(100 * US + 1)).toBeGreaterThan(100 * US);
  });

  test('a host waits while the card has the wire', () => {
    const wire = segment();
    wire.fromCard(arpRequest(), 0);
    wire.claim(500 * US);
    expect(wire.nextAt()).toBe(500 * US + 9.6 * US + 72 * BYTE);
  });

  test('an instant wire takes no time and needs no gap', () => {
    const wire = segment([SPEC], true);
    wire.fromCard(arpRequest(), 0);
    wire.fromCard(ping(1), 0);
    expect(wire.nextAt()).toBe(100 * US);
    wire.take();
    expect(wire.nextAt()).toBe(100 * US);
    expect(wire.freeAt(100 * US)).toBeLessThanOrEqual(100 * US);
  });

  test('two hosts answer in the order they are ready', () => {
    const slow = {...SPEC, delayUs: 900};
    const quick = {...SPEC, mac: '52:54:00:00:00:09', delayUs: 10};
    const wire = segment([slow, quick]);
    wire.fromCard(arpRequest(), 0);
    expect([wire.take()[11], wire.take()[11]]).toEqual([9, 1]);
  });

  test('jitter stays in its bounds and comes from the seed', () => {
    const arrivals = (seed: number): number[] => {
      const wire = new Segment({
        hosts: [{...SPEC, jitterUs: 50}],
        seed,
        cyclesPerByte: BYTE,
        cyclesPerUs: US,
        instant: true,
      });
      return Array.from({length: 50}, (_, i) => {
        wire.fromCard(ping(i), 0);
        const at = wire.nextAt();
        wire.take();
        return at;
      });
    };
    expect(arrivals(1)).toEqual(arrivals(1));
    expect(arrivals(1)).not.toEqual(arrivals(2));
    expect(Math.min(...arrivals(1))).toBeGreaterThanOrEqual(100 * US);
    expect(Math.max(...arrivals(1))).toBeLessThanOrEqual(150 * US);
    expect(new Set(arrivals(1)).size).toBeGreaterThan(40);
  });

  test('what follows a restored snapshot is what followed it before', () => {
    const wire = segment([{...SPEC, jitterUs: 500}]);
    wire.fromCard(ping(1), 0);
    const state = structuredClone(wire.snapshot());
    const future = (): unknown[] => {
      wire.fromCard(ping(2), 10);
      wire.fromCard(ping(3), 20);
      return Array.from({length: 3}, () => [wire.nextAt(), wire.take()]);
    };
    const first = future();
    wire.restore(state);
    expect(future()).toEqual(first);
  });
});

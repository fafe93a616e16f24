// Frames told for the screen, and the capture file.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {ARP_OPERATION, buildArp} from '../../src/net/arp.ts';
import {dissect} from '../../src/net/dissect.ts';
import {BROADCAST, buildEthernet, ETHER_TYPE} from '../../src/net/ethernet.ts';
import {buildEcho, ICMP_TYPE} from '../../src/net/icmp.ts';
import {buildIpv4, IP_PROTOCOL} from '../../src/net/ipv4.ts';
import {writePcap} from '../../src/net/pcap.ts';
import {buildUdp} from '../../src/net/udp.ts';

const MAC = Uint8Array.of(0x52, 0x54, 0, 0x12, 0x34, 0x56);
const A = Uint8Array.of(10, 0, 0, 2);
const B = Uint8Array.of(10, 0, 0, 1);

function ipFrame(protocol: number, payload: Uint8Array): Uint8Array {
  const packet = buildIpv4({source: A, destination: B, protocol}, payload);
  return buildEthernet({destination: BROADCAST, source: MAC, etherType: ETHER_TYPE.IPV4}, packet);
}

/** A SYN with one option of 4 bytes. */
const SYN = Uint8Array.of(0xc0, 0, 0, 80, 0, 0, 0, 1, 0, 0, 0, 0, 0x60, 2, 0xff, 0xff, 0, 0, 0, 0, 2, 4, 5, 0xb4);

describe('a frame in one line', () => {
  test('ARP', () => {
    const arp = buildArp({
      operation: ARP_OPERATION.REQUEST,
      senderMac: MAC,
      senderIp: A,
      targetMac: new Uint8Array(6),
      targetIp: B,
    });
    const frame = buildEthernet({destination: BROADCAST, source: MAC, etherType: ETHER_TYPE.ARP}, arp);
    expect(dissect(frame).summary).toBe('ARP who has 10.0.0.1? tell 10.0.0.2');
    frame[21] = 2;
    expect(dissect(frame).summary).toBe('ARP reply: 10.0.0.2 is at 52:54:00:12:34:56');
  });

  test.each([
    [IP_PROTOCOL.ICMP, buildEcho(ICMP_TYPE.ECHO_REQUEST, 1, 3, A), 'ICMP echo request 3, 10.0.0.2 > 10.0.0.1'],
    [
      IP_PROTOCOL.UDP,
      buildUdp({source: A, destination: B}, {sourcePort: 4000, destinationPort: 7}, A),
      'UDP 4000 > 7, 4 bytes, 10.0.0.2 > 10.0.0.1',
    ],
    [IP_PROTOCOL.TCP, SYN, 'TCP 49152 > 80 [SYN], 0 bytes, 10.0.0.2 > 10.0.0.1'],
    [89, A, '10.0.0.2 > 10.0.0.1, protocol 89'],
  ])('IP protocol %i', (protocol, payload, summary) => {
    expect(dissect(ipFrame(protocol, payload)).summary).toBe(summary);
  });

  test('a type we do not know', () => {
    const frame = buildEthernet({destination: BROADCAST, source: MAC, etherType: 0x88cc}, A);
    expect(dissect(frame).summary).toBe('52:54:00:12:34:56 > ff:ff:ff:ff:ff:ff, 0x88cc, 60 bytes');
  });
});

describe('fields', () => {
  test('each names its bytes', () => {
    const {layers} = dissect(
      ipFrame(IP_PROTOCOL.UDP, buildUdp({source: A, destination: B}, {sourcePort: 4000, destinationPort: 7}, A)),
    );
    expect(layers.map(({name}) => name)).toEqual(['Ethernet', 'IPv4', 'UDP']);
    expect(layers[2]?.fields).toContainEqual({name: 'destination port', value: '7', from: 36, to: 38});
    expect(layers[2]?.fields.at(-1)).toEqual({name: 'payload', value: '4 bytes', from: 42, to: 46});
  });

  test('a wrong checksum is marked', () => {
    const frame = ipFrame(IP_PROTOCOL.ICMP, buildEcho(ICMP_TYPE.ECHO_REPLY, 1, 1, A));
    frame[25] = (frame[25] ?? 0) ^ 1;
    expect(dissect(frame).layers[1]?.fields.find(({name}) => name === 'checksum')?.value).toContain('(wrong)');
  });
});

describe('malformed frames', () => {
  const ping = ipFrame(IP_PROTOCOL.ICMP, buildEcho(ICMP_TYPE.ECHO_REQUEST, 1, 3, new Uint8Array(40)));
  test.each([
    [0, 'malformed: Ethernet header needs 14 bytes, 0 are left'],
    [20, 'malformed: IPv4 header needs 20 bytes, 6 are left'],
    [40, 'malformed: IPv4 total length 68, 26 bytes are there'],
  ])('cut after %i bytes', (length, summary) => {
    expect(dissect(ping.subarray(0, length)).summary).toBe(summary);
  });

  test('an IPv4 frame whose header says version 6', () => {
    const frame = ping.slice();
    frame[14] = 0x65;
    expect(dissect(frame).summary).toBe('malformed: IPv4 by its type, version 6 by its header');
  });

  test('any bytes are told, and every field lies within them', () => {
    const types = fc.constantFrom([8, 0, 0x45], [8, 6, 0], [8, 0, 0x46], [0x86, 0xdd, 0x60]);
    fc.assert(
      fc.property(
        fc.uint8Array({maxLength: 120}),
        types,
        fc.constantFrom(1, 6, 17),
        (garbage, [high, low, version], protocol) => {
          const frame = garbage.slice();
          frame.set(
            [high ?? 0, low ?? 0, version ?? 0].slice(0, Math.max(0, frame.length - 12)),
            Math.min(12, frame.length),
          );
          if (frame.length > 24) frame.set([0, 40], 16);
          if (frame.length > 24) frame[23] = protocol;
          for (const {fields} of dissect(frame).layers) {
            for (const {from, to} of fields) {
              expect(from).toBeLessThanOrEqual(to);
              expect(to).toBeLessThanOrEqual(frame.length);
            }
          }
        },
      ),
      {numRuns: 1000},
    );
  });
});

describe('pcap', () => {
  test('two frames make a file with nanosecond times', () => {
    const file = writePcap([
      {atNs: 1_500_000_001, bytes: Uint8Array.of(1, 2)},
      {atNs: 2e9, bytes: Uint8Array.of(3)},
    ]);
    const view = new DataView(file.buffer);
    const words = [0, 16, 20, 24, 28, 32, 36, 42, 46].map((at) => view.getUint32(at, true));
    expect(words).toEqual([0xa1b23c4d, 0x4_0000, 1, 1, 500_000_001, 2, 2, 2, 0]);
    expect([file[40], file[41], file[58]]).toEqual([1, 2, 3]);
    expect(file).toHaveLength(24 + 18 + 17);
  });
});

// Headers built and parsed; known packets; garbage.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {gunzipSync} from 'fflate';
import {describe, expect, test} from 'vitest';
import {ARP_OPERATION, buildArp, parseArp} from '../../src/net/arp.ts';
import {internetChecksum} from '../../src/net/checksum.ts';
import {buildEthernet, ETHER_TYPE, formatMac, parseEthernet, parseMac} from '../../src/net/ethernet.ts';
import {buildEcho, ICMP_TYPE, parseIcmp} from '../../src/net/icmp.ts';
import {buildIpv4, formatIp, IP_PROTOCOL, parseIp, parseIpv4} from '../../src/net/ipv4.ts';
import {parseTcp} from '../../src/net/tcp.ts';
import {buildUdp, parseUdp} from '../../src/net/udp.ts';

const A = Uint8Array.of(10, 0, 0, 2);
const B = Uint8Array.of(10, 0, 0, 1);
const bytes = fc.uint8Array({maxLength: 1480});

describe('addresses', () => {
  test('a station address reads back as it was written', () => {
    const mac = parseMac('52:54:00:12:34:AB');
    expect(mac.ok && formatMac(mac.value)).toBe('52:54:00:12:34:ab');
  });

  test.each(['52:54:00:12:34', '52-54-00-12-34-56', '52:54:00:12:34:5g', ''])('"%s" is no station address', (text) => {
    expect(parseMac(text)).toMatchObject({ok: false});
  });

  test('an IPv4 address reads back as it was written', () => {
    const ip = parseIp('10.0.0.254');
    expect(ip.ok && formatIp(ip.value)).toBe('10.0.0.254');
  });

  test.each(['10.0.0', '10.0.0.256', '10.0.0.1 ', 'localhost'])('"%s" is no IPv4 address', (text) => {
    expect(parseIp(text)).toMatchObject({ok: false});
  });
});

describe('checksum', () => {
  test('the example of RFC 1071 sums to its complement', () => {
    expect(internetChecksum(Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7))).toBe(0xffff & ~0xddf2);
  });

  test('data that holds its checksum sums to 0', () => {
    fc.assert(
      fc.property(bytes, (payload) => {
        expect(internetChecksum(buildEcho(ICMP_TYPE.ECHO_REQUEST, 1, 2, payload))).toBe(0);
      }),
    );
  });
});

describe('what is built parses back', () => {
  test('Ethernet pads to 60 bytes', () => {
    const header = {
      destination: Uint8Array.of(1, 2, 3, 4, 5, 6),
      source: Uint8Array.of(2, 2, 2, 2, 2, 2),
      etherType: ETHER_TYPE.ARP,
    };
    const frame = buildEthernet(header, Uint8Array.of(9));
    expect(frame).toHaveLength(60);
    expect(parseEthernet(frame)).toMatchObject(header);
    expect(parseEthernet(frame.subarray(0, 13))).toBeNull();
  });

  test('ARP', () => {
    const packet = {
      operation: ARP_OPERATION.REQUEST,
      senderMac: Uint8Array.of(1, 2, 3, 4, 5, 6),
      senderIp: A,
      targetMac: new Uint8Array(6),
      targetIp: B,
    };
    expect(parseArp(buildArp(packet))).toEqual(packet);
    expect(parseArp(buildArp(packet).subarray(1))).toBeNull();
  });

  test('IPv4, ICMP and UDP carry any payload', () => {
    fc.assert(
      fc.property(bytes, (payload) => {
        const packet = parseIpv4(buildIpv4({source: A, destination: B, protocol: IP_PROTOCOL.UDP}, payload));
        expect(packet).toMatchObject({source: A, destination: B, protocol: 17, isFragment: false, payload});
        expect(parseIcmp(buildEcho(ICMP_TYPE.ECHO_REPLY, 7, 65535, payload))).toMatchObject({
          identifier: 7,
          sequence: 65535,
          payload,
        });
        const datagram = buildUdp({source: A, destination: B}, {sourcePort: 1, destinationPort: 7}, payload);
        expect(parseUdp({source: A, destination: B}, datagram)).toEqual({sourcePort: 1, destinationPort: 7, payload});
      }),
    );
  });

  test('one flipped bit of an IPv4 header is noticed', () => {
    fc.assert(
      fc.property(fc.nat(159), (bit) => {
        const packet = buildIpv4({source: A, destination: B, protocol: IP_PROTOCOL.ICMP}, new Uint8Array(8));
        packet[bit >> 3] = (packet[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(parseIpv4(packet)).toBeNull();
      }),
    );
  });

  test('a datagram for another address fails its checksum', () => {
    const datagram = buildUdp({source: A, destination: B}, {sourcePort: 1, destinationPort: 7}, A);
    expect(parseUdp({source: A, destination: Uint8Array.of(10, 0, 0, 9)}, datagram)).toBeNull();
  });
});

test('no parser throws on garbage', () => {
  fc.assert(
    fc.property(fc.uint8Array({maxLength: 80}), (garbage) => {
      for (const parse of [parseEthernet, parseArp, parseIpv4, parseIcmp, parseTcp]) parse(garbage);
      parseUdp({source: A, destination: B}, garbage);
    }),
  );
});

test('the checksums of every IPv4 frame in a recording are right', () => {
  const text = new TextDecoder().decode(gunzipSync(readFileSync('public/traces/linux-ne2k-pci.jsonl.gz')));
  let packets = 0;
  for (const [, hex = ''] of text.matchAll(/"(?:tx|rx)","([0-9a-f]+)"/g)) {
    const frame = parseEthernet(Uint8Array.from(Buffer.from(hex, 'hex')));
    if (frame?.etherType !== ETHER_TYPE.IPV4) continue;
    const packet = parseIpv4(frame.payload);
    expect(packet).not.toBeNull();
    if (packet?.protocol === IP_PROTOCOL.UDP) expect(parseUdp(packet, packet.payload)).not.toBeNull();
    if (packet?.protocol === IP_PROTOCOL.ICMP) expect(parseIcmp(packet.payload)).not.toBeNull();
    if (packet?.protocol === IP_PROTOCOL.TCP) expect(parseTcp(packet.payload)).not.toBeNull();
    packets++;
  }
  expect(packets).toBeGreaterThan(500);
});

// A host on the wire, frame by frame.
import {expect, test} from 'vitest';
import {buildEthernet, ETHER_TYPE, LONGEST_FRAME_BYTES} from '../../../src/net/ethernet.ts';
import {buildEcho, ICMP_TYPE} from '../../../src/net/icmp.ts';
import {buildIpv4, IP_PROTOCOL} from '../../../src/net/ipv4.ts';
import {answer} from '../../../src/sim/wire/echo-host.ts';

const HOST = {mac: Uint8Array.of(2, 0, 0, 0, 0, 1), ip: Uint8Array.of(10, 0, 0, 1)};
const HEADERS = 14 + 20 + 8;

function ping(frameBytes: number): Uint8Array {
  const echo = buildEcho(ICMP_TYPE.ECHO_REQUEST, 7, 1, new Uint8Array(frameBytes - HEADERS));
  const addresses = {source: Uint8Array.of(10, 0, 0, 2), destination: HOST.ip};
  const header = {destination: HOST.mac, source: Uint8Array.of(2, 0, 0, 0, 0, 2), etherType: ETHER_TYPE.IPV4};
  return buildEthernet(header, buildIpv4({...addresses, protocol: IP_PROTOCOL.ICMP}, echo));
}

test('a frame that is longer than a station takes is answered by none, so that none as long comes back to another', () => {
  const answered = [1514, LONGEST_FRAME_BYTES, LONGEST_FRAME_BYTES + 1, 20_000].map(
    (length) => answer(HOST, ping(length))?.length ?? null,
  );
  expect(answered).toEqual([1514, LONGEST_FRAME_BYTES, null, null]);
});

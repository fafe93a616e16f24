// Fragments of IP packets, told as what they are: two datagrams in two fragments each, as another sniffer tells them.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {type Dissection, dissect} from '../../src/net/dissect.ts';

const FRAMES = readFileSync('tests/cases/06-first-fragment.jsonl', 'utf8')
  .split('\n')
  .flatMap((line) => /"rx","([0-9a-f]+)"/.exec(line)?.[1] ?? [])
  .map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)));

function told(frame: number): Dissection {
  return dissect(FRAMES[frame] ?? new Uint8Array(0));
}

function fieldOf(frame: number, layer: string, name: string): string | undefined {
  return told(frame)
    .layers.find((one) => one.name === layer)
    ?.fields.find((field) => field.name === name)?.value;
}

test('the first fragment of a UDP datagram is UDP, and nothing of it is malformed', () => {
  const {layers, summary} = told(0);
  expect(layers.map(({name}) => name)).toEqual(['Ethernet', 'IPv4', 'UDP']);
  expect(summary).toBe('UDP 9 > 7, 64 bytes, first fragment, 10.0.0.2 > 10.0.0.1');
  expect(fieldOf(0, 'UDP', 'payload')).toBe('40 bytes');
});

test('the checksum of an ICMP echo in fragments is not verifiable', () => {
  expect(told(2).summary).toBe('ICMP echo request 1, first fragment, 10.0.0.2 > 10.0.0.1');
  expect(fieldOf(2, 'ICMP', 'checksum')).toBe('0x12f9 (not verifiable: fragment)');
});

test.each([
  [1, 'UDP fragment, bytes 48 to 71, the last, 10.0.0.2 > 10.0.0.1'],
  [3, 'ICMP fragment, bytes 48 to 71, the last, 10.0.0.2 > 10.0.0.1'],
])('a later fragment is a fragment', (frame, summary) => {
  expect(told(frame).layers.map(({name}) => name)).toEqual(['Ethernet', 'IPv4', 'Fragment']);
  expect(told(frame).summary).toBe(summary);
  expect(fieldOf(frame, 'Fragment', 'payload')).toBe('24 bytes');
});

describe('of a datagram that is whole', () => {
  const whole = (FRAMES[0] ?? new Uint8Array(0)).slice();
  whole[20] = 0; // no more fragments

  test('a length beyond its packet is still malformed', () => {
    expect(dissect(whole).summary).toBe('malformed: UDP length 72, 48 bytes are there');
  });
});

test.each([
  [17, 'UDP'],
  [6, 'TCP'],
  [1, 'ICMP'],
])('a first fragment too short for the header of protocol %i is a fragment', (protocol, name) => {
  const short = (FRAMES[0] ?? new Uint8Array(0)).slice();
  short[17] = 20 + 4;
  short[23] = protocol;
  expect(dissect(short).summary).toBe(`${name} fragment, bytes 0 to 3, 10.0.0.2 > 10.0.0.1`);
});

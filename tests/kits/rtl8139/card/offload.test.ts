import {describe, expect, test} from 'vitest';
import {checksumOf, wordSum} from '../../../../src/kits/rtl8139/card/internet-checksum.ts';
import {framesOf} from '../../../../src/kits/rtl8139/card/offload.ts';

const LGSEN = 1 << 27;
const IPCS = 1 << 18;
const UDPCS = 1 << 17;
const TCPCS = 1 << 16;
const UDP = 17;
const TCP = 6;

/** An IPv4 frame: addresses, header of 20 bytes, a payload counted up. */
function packet(protocol: number, payload: number, flags = 0x19): Uint8Array {
  const frame = Uint8Array.from({length: 34 + payload}, (_, i) => i & 0xff);
  const total = 20 + payload;
  frame.set([0x08, 0x00, 0x45, 0, total >> 8, total & 0xff, 0x12, 0x34, 0, 0, 64, protocol, 0xaa, 0xaa], 12);
  if (protocol === TCP) frame.set([0x50, flags], 34 + 12);
  return frame;
}

const word = (frame: Uint8Array | undefined, at: number): number => ((frame?.[at] ?? 0) << 8) | (frame?.[at + 1] ?? 0);

/** 0 where the IP header's checksum is right; likewise the payload's, with what stands for the header. */
function ipFault(frame: Uint8Array): number {
  return checksumOf(wordSum(frame, 14, 20));
}

function payloadFault(frame: Uint8Array): number {
  const length = word(frame, 16) - 20;
  return checksumOf(wordSum(frame, 26, 8) + (frame[23] ?? 0) + length + wordSum(frame, 34, length));
}

test('the sum of RFC 1071’s example', () => {
  const bytes = Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7);
  expect(checksumOf(wordSum(bytes, 0, 8))).toBe(~0xddf2 & 0xffff);
});

describe('checksums', () => {
  test.each([
    ['TCP', TCP, TCPCS, 41],
    ['UDP', UDP, UDPCS, 33],
  ])('of IP and %s are put in', (_, protocol, command, payload) => {
    const [frame = new Uint8Array(0)] = framesOf(packet(protocol, payload), IPCS | command, false);
    expect([ipFault(frame), payloadFault(frame)]).toEqual([0, 0]);
  });

  test('of another protocol than the command names are left', () => {
    expect(framesOf(packet(UDP, 30), TCPCS, false)).toEqual([packet(UDP, 30)]);
  });

  test.each<[string, (frame: Uint8Array) => void]>([
    ['no IP', (frame) => frame.set([0x08, 0x06], 12)],
    ['IP of another version', (frame) => frame.set([0x65], 14)],
    ['a header too short', (frame) => frame.set([0x44], 14)],
    ['a header longer than all', (frame) => frame.set([0x4f], 14)],
    ['a length past the frame', (frame) => frame.set([0x01, 0x00], 16)],
    ['a length short of the header', (frame) => frame.set([0, 19], 16)],
  ])('%s goes out as it is', (_, spoil) => {
    const frame = packet(TCP, 25);
    spoil(frame);
    expect(framesOf(frame.slice(), IPCS | TCPCS | LGSEN | (8 << 16), false)).toEqual([frame]);
  });

  test('a frame shorter than an IP header goes out as it is', () => {
    expect(framesOf(packet(UDP, 0).slice(0, 33), IPCS, false)).toEqual([packet(UDP, 0).slice(0, 33)]);
  });
});

describe('a long segment', () => {
  const made = framesOf(packet(TCP, 20 + 250), LGSEN | (100 << 16), false);

  test('is cut into pieces, each with right sums', () => {
    expect(made.map(({length}) => length)).toEqual([154, 154, 104]);
    expect(made.map((frame) => [ipFault(frame), payloadFault(frame)])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  test('counts identification and sequence on', () => {
    expect(made.map((frame) => word(frame, 18))).toEqual([0x1234, 0x1235, 0x1236]);
    const first = word(made[0], 40);
    expect(made.map((frame) => word(frame, 40) - first)).toEqual([0, 100, 200]);
    expect(made[2]?.subarray(54)).toEqual(packet(TCP, 20 + 250).subarray(54 + 200));
  });

  test('keeps PSH and FIN on the last piece, but for QEMU', () => {
    const flags = (frames: readonly Uint8Array[]): (number | undefined)[] => frames.map((frame) => frame[47]);
    expect(flags(made)).toEqual([0x10, 0x10, 0x19]);
    expect(flags(framesOf(packet(TCP, 270), LGSEN | (100 << 16), true))).toEqual([0x10, 0x10, 0x10]);
    expect(flags(framesOf(packet(TCP, 100), LGSEN | (100 << 16), true))).toEqual([0x19]);
  });

  test('without data makes no frame, without a length or a header stays whole', () => {
    expect(framesOf(packet(TCP, 20), LGSEN | (100 << 16), false)).toEqual([]);
    expect(framesOf(packet(TCP, 50), LGSEN, false)).toEqual([packet(TCP, 50)]);
    expect(framesOf(packet(TCP, 19), LGSEN | (9 << 16), false)).toEqual([packet(TCP, 19)]);
    expect(framesOf(packet(UDP, 50), LGSEN | (9 << 16), false)).toEqual([packet(UDP, 50)]);
  });
});

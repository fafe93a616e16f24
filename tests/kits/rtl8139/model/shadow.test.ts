// Shadow rings of C+ mode, write by write: what is copied, what is refused and why, and what the card is left with.
import {describe, expect, test} from 'vitest';
import {littleEndian, putLittleEndian} from '../../../../src/base/bits.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {frameTo, ModelBench, WINDOWS} from './bench.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
const OWN = 0x8000_0000;
const EOR = 0x4000_0000;
const WHOLE = 0x3000_0000;
const FS = 0x2000_0000;
const LS = 0x1000_0000;
/** The VMM has pages 0 to 2: the second is the shadow's. */
const VMM = {start: 0, end: 0x3000};
const SHADOW_AT = 0x1000;

/** Guests' windows behind those pages, but for the first page of the first. */
const OWN_AT = WINDOWS[0].start + 0x1000;
const FOREIGN = WINDOWS[1].start + 0x4000;
const SEND = OWN_AT + 0x1000;
const RECEIVE = OWN_AT + 0x2000;
const BUFFERS = OWN_AT + 0x4000;

function bench(profile: CardProfile): ModelBench {
  return new ModelBench({profile, hooks: 'shadow', descriptors: 'shadow', vmmPages: VMM});
}

function lay(at: ModelBench, ring: number, rows: readonly (readonly [number, number, number?])[]): void {
  for (const [i, [command, buffer, high = 0]] of rows.entries()) {
    const bytes = new Uint8Array(16);
    putLittleEndian(bytes, 0, 4, command);
    putLittleEndian(bytes, 8, 4, buffer);
    putLittleEndian(bytes, 12, 4, high);
    at.memory.write(ring + i * 16, bytes);
  }
}

const commandAt = ({memory}: ModelBench, ring: number, index: number): number =>
  littleEndian(memory.read(ring + index * 16, 4), 0, 4);

/** C+ mode with two rings of two, of which nothing is given to send and both to receive. */
function started(profile: CardProfile): ModelBench {
  const at = bench(profile);
  lay(at, SEND, [
    [0, 0],
    [EOR, 0],
  ]);
  lay(at, RECEIVE, [
    [OWN + 1536, BUFFERS],
    [OWN + EOR + 1536, BUFFERS + 0x800],
  ]);
  expect(at.outs('CR=10 CPCR=3')).toBe('allowed');
  expect(at.out('RDSARLO', RECEIVE)).toBe('held');
  expect(at.out('TSAD0', SEND)).toBe('held');
  expect(at.outs('TSAD1=0 CR=c RCR=f')).toBe('allowed');
  return at;
}

describe.each(PROFILES)('shadow rings (%s)', (profile) => {
  test('the card has the addresses of the VMM’s page, and of buffers the host’s', () => {
    const at = started(profile);
    expect([at.read('TSAD0'), at.read('RDSARLO')]).toEqual([SHADOW_AT, SHADOW_AT + 0x400]);
    expect([at.shown('TSAD0'), at.shown('RDSARLO')]).toEqual([SEND, RECEIVE]);
    expect(littleEndian(at.memory.read(SHADOW_AT + 0x418, 4), 0, 4)).toBe(BUFFERS + 0x800);
  });

  test('a frame is sent as it was checked, and its status comes back at a read of ISR', () => {
    const at = started(profile);
    at.memory.write(BUFFERS + 0x1000, frameTo([0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 60, 7));
    lay(at, SEND, [[OWN + WHOLE + 60, BUFFERS + 0x1000]]);
    expect(at.out('TPPOLL', 0x40)).toBe('allowed');
    lay(at, SEND, [[WHOLE + 60, FOREIGN]]);
    at.wait(100_000);
    expect(at.sent.map((frame) => frame[13])).toEqual([20]);
    expect(at.told('ISR') & 4).toBe(4);
    expect(commandAt(at, SEND, 0)).toBe(WHOLE + 60);
    expect(at.context().transmit?.first).toBe(1);
    at.look();
    expect(at.state).toBe('Receiving');
  });

  test('a received frame’s status comes back, and a buffer that was given again is taken over at a write of IMR', () => {
    const at = started(profile);
    for (let i = 0; i < 5; i++) {
      expect(at.card.receive(frameTo([0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 100 + i))).toBe('stored');
      expect(commandAt(at, RECEIVE, i % 2) >= OWN).toBe(true);
      expect(at.told('ISR') & 1).toBe(1);
      expect(commandAt(at, RECEIVE, i % 2) & 0x1fff).toBe(104 + i);
      lay(at, RECEIVE + 16 * (i % 2), [[OWN + (i % 2 ? EOR : 0) + 1536, BUFFERS + 0x800 * (i % 2)]]);
      expect(at.out('IMR', 1)).toBe('allowed');
    }
  });

  test('after a hand-off each ring goes on where it was', () => {
    const at = started(profile);
    at.card.receive(frameTo([0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 100));
    at.handTo(1);
    expect(at.read('CPCR')).toBe(0);
    at.handTo(0);
    expect(at.read('CPCR')).toBe(3);
    expect(at.card.receive(frameTo([0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 200))).toBe('stored');
    at.told('ISR');
    expect([0, 1].map((i) => commandAt(at, RECEIVE, i) & 0x1fff)).toEqual([104, 204]);
  });

  test('what is not its guest’s, not whole or not served is refused by name', () => {
    const sends = (...rows: Parameters<typeof lay>[2]): string => {
      const at = started(profile);
      lay(at, SEND, rows);
      return at.out('TPPOLL', 0x40);
    };
    expect(sends([OWN + WHOLE + 60, FOREIGN])).toBe('transmit-outside-memory');
    expect(sends([OWN + WHOLE + 60, BUFFERS, 1])).toBe('transmit-outside-memory');
    expect(sends([OWN + LS + 60, BUFFERS])).toBe('half-frame');
    const receives = (...rows: Parameters<typeof lay>[2]): string => {
      const at = started(profile);
      lay(at, RECEIVE, rows);
      return at.out('CR', 0xc);
    };
    expect(receives([OWN + 1536, FOREIGN], [EOR, 0])).toBe('receive-outside-memory');
    expect(receives([OWN + 1536, WINDOWS[0].end - 1535], [EOR, 0])).toBe('receive-outside-memory');
    expect(receives([OWN + 1536, BUFFERS], [0, 0])).toBe('descriptors-without-end');
    const at = started(profile);
    expect(at.out('TPPOLL', 0x40)).toBe('allowed');
    lay(at, SEND, [[OWN + WHOLE + EOR + 60, BUFFERS]]);
    expect(at.out('TPPOLL', 0x40)).toBe('descriptors-without-end');
    expect(at.outs('TSD0=8')).toBe('c-plus-unserved');
    expect(at.outs('TPPOLL=80')).toBe('c-plus-unserved');
    expect(at.out('RDSARLO', FOREIGN)).toBe('c-plus-unserved');
    expect(at.outs('CPCR=1')).toBe('c-plus-unserved');
    at.outs('CR=10 CPCR=3');
    at.out('RDSARLO', FOREIGN);
    expect(at.out('CR', 0xc)).toBe('descriptors-outside-memory');
    // A reset that turns the receiver on is no C+ mode any more.
    expect(at.out('CR', 0x18)).toBe('receive-ring-unset');
  });

  test('the beginning of a frame is not given to the card before its end is there', () => {
    const at = started(profile);
    lay(at, SEND, [[OWN + FS + 60, BUFFERS]]);
    expect(at.out('TPPOLL', 0x40)).toBe('allowed');
    at.wait(100_000);
    expect(at.sent).toEqual([]);
    expect(at.card.snapshot().frames.partial).toHaveLength(0);
    lay(at, SEND + 16, [[OWN + EOR + LS + 40, BUFFERS + 0x800]]);
    at.out('TPPOLL', 0x40);
    at.wait(100_000);
    expect(at.sent.map(({length}) => length)).toEqual([100]);
  });

  test('after a reset no address of the VMM’s is left in the card', () => {
    const at = started(profile);
    at.out('CR', 0x10);
    expect([at.read('TSAD0'), at.read('RDSARLO'), at.read('CPCR')]).toEqual([SEND, 0, 0]);
    expect(at.read('TSAD1')).toBe(WINDOWS[0].start);
  });
});

test('without the page, or without the hooks, C+ mode is refused', () => {
  for (const {vmmPages, hooks} of [
    {vmmPages: {start: 0, end: 0x2000}, hooks: 'shadow'},
    {vmmPages: VMM, hooks: 'sharing'},
  ]) {
    const at = new ModelBench({hooks, descriptors: 'shadow', vmmPages});
    expect(at.outs('CPCR=3')).toBe('c-plus-mode');
  }
});

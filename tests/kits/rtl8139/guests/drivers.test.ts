// Our drivers against a bare card: what they send is what they were given, what they receive is what was on the wire.
import {describe, expect, test} from 'vitest';
import {RTL8139_FACTS} from '../../../../src/kits/rtl8139/facts.ts';
import {etherbootDriver} from '../../../../src/kits/rtl8139/guests/etherboot-driver.ts';
import {linuxDriver} from '../../../../src/kits/rtl8139/guests/linux-driver.ts';
import {HOST_PAGE_BYTES} from '../../../../src/sim/machine/host-memory.ts';
import {BOARD, frameOf, PROFILES, Rig} from './rig.ts';

const padded = (frame: Uint8Array): number[] => [
  ...frame,
  ...new Array<number>(Math.max(0, 60 - frame.length)).fill(0),
];
const CASES = [linuxDriver, etherbootDriver].flatMap((driver) =>
  PROFILES.map((profile) => ({name: driver.name, driver, profile})),
);

describe.each(CASES)('$name on a card as in profile $profile', ({driver, profile}) => {
  test('sends frames of any length, one after another, padded to 60', () => {
    const rig = new Rig(driver, profile);
    for (const length of [14, 59, 60, 61, 255, 256, 1513, 1514]) {
      expect(driver.canTake(rig.state)).toBe(true);
      rig.send(frameOf(length));
      rig.settle();
      expect(rig.sent()).toEqual([padded(frameOf(length))]);
    }
    expect(rig.state.timeouts).toBe(0);
  });

  test('takes frames out of the ring byte for byte, round and round', () => {
    const rig = new Rig(driver, profile);
    const wanted: number[][] = [];
    for (let batch = 0; batch < 60; batch++) {
      for (let i = 0; i < 3; i++) {
        const frame = frameOf(60 + ((batch * 331 + i * 97) % 1455), batch);
        wanted.push([...frame]);
        expect(rig.receive(frame)).toBe('stored');
      }
      rig.settle();
    }
    expect(rig.received.map((frame) => [...frame])).toEqual(wanted);
    expect(rig.card.undrainedFrames()).toBe(0);
    expect(rig.state.timeouts).toBe(0);
  });

  test('goes on after the ring was full: what was stored is taken, and what comes next', () => {
    const rig = new Rig(driver, profile);
    const stored: number[][] = [];
    for (let i = 0; i < 40; i++) {
      const frame = frameOf(1000, i);
      if (rig.receive(frame) === 'stored') stored.push([...frame]);
    }
    expect(stored.length).toBeGreaterThan(5);
    expect(stored.length).toBeLessThan(40);
    for (let look = 0; look < 3; look++) rig.settle();
    expect(rig.received.slice(0, stored.length).map((frame) => [...frame])).toEqual(stored);
    expect(rig.receive(frameOf(100, 99))).toBe('stored');
    rig.settle();
    expect([...(rig.received.at(-1) ?? [])]).toEqual([...frameOf(100, 99)]);
  });

  test('keeps to its pages, whatever it sends and takes', () => {
    const rig = new Rig(driver, profile);
    for (let i = 0; i < 40; i++) {
      rig.send(frameOf(1514));
      rig.receive(frameOf(1400, i));
      rig.settle();
    }
    const {bytes} = rig.memory;
    const isZero = (part: Uint8Array): boolean => part.every((byte) => byte === 0);
    expect(rig.strayed).toBe(0);
    expect(isZero(bytes.subarray(0, BOARD.firstPage * HOST_PAGE_BYTES))).toBe(true);
    expect(isZero(bytes.subarray(BOARD.endPage * HOST_PAGE_BYTES))).toBe(true);
    expect(rig.received).toHaveLength(40);
  });
});

test.each(PROFILES)('Linux’s driver has four frames under way and takes their buffers back in turn (%s)', (profile) => {
  const rig = new Rig(linuxDriver, profile);
  const frames = [200, 300, 400, 500].map((length) => frameOf(length));
  for (const frame of frames) {
    expect(linuxDriver.canTake(rig.state)).toBe(true);
    rig.send(frame);
  }
  expect(linuxDriver.canTake(rig.state)).toBe(false);
  rig.settle();
  expect(rig.sent()).toEqual(frames.map((frame) => [...frame]));
  expect(rig.state).toMatchObject({buffers: [0, 0, 0, 0], sending: -1, next: 0});
});

test.each([
  linuxDriver,
  etherbootDriver,
])('nothing of $name lies at address 0, and it makes do with the least window', (driver) => {
  const {pages} = RTL8139_FACTS.leastWindow(driver.name);
  const rig = new Rig(driver, 'qemu', {...BOARD, firstPage: 0, endPage: pages});
  for (let i = 0; i < 40; i++) {
    rig.send(frameOf(1514));
    rig.receive(frameOf(1514, i));
    rig.settle();
  }
  expect(rig.received).toHaveLength(40);
  expect(rig.memory.read(0, HOST_PAGE_BYTES).every((byte) => byte === 0)).toBe(true);
  expect(rig.strayed).toBe(0);
  expect(rig.memory.bytes.subarray(pages * HOST_PAGE_BYTES).every((byte) => byte === 0)).toBe(true);
});

test('the boot ROM’s driver is never interrupted', () => {
  const rig = new Rig(etherbootDriver, 'datasheet');
  rig.receive(frameOf(100));
  rig.send(frameOf(100));
  expect(rig.host.takeOutcomes().filter((outcome) => 'irq' in outcome)).toEqual([]);
});

test.each(PROFILES)('a header that makes no sense costs what is in the ring and no more (%s)', (profile) => {
  for (const driver of [linuxDriver, etherbootDriver]) {
    const rig = new Rig(driver, profile);
    const ring = rig.register('RBSTART');
    rig.receive(frameOf(100));
    rig.memory.write(ring, new Uint8Array(4));
    rig.settle();
    expect(rig.received).toEqual([]);
    rig.receive(frameOf(200));
    rig.settle();
    expect(rig.received).toEqual([frameOf(200)]);
  }
});

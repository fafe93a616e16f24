// Our drivers against a bare card: what they send is what they were given, what they receive is what was on the wire.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {Profile} from '../../../../src/kits/ne2000/card/quirks.ts';
import {geekosDriver} from '../../../../src/kits/ne2000/guests/geekos-driver.ts';
import {linuxDriver} from '../../../../src/kits/ne2000/guests/linux-driver.ts';
import {
  type BoardSetup,
  DOWN,
  type DriverOp,
  type DriverState,
  type NetworkDriver,
  type OpResult,
} from '../../../../src/sim/guests/driver.ts';
import type {Answer} from '../../../../src/sim/machine/guest-program.ts';
import {frameTo, OWN, Testbench} from '../card/testbench.ts';

const BOARD: BoardSetup = {mac: Uint8Array.of(0x52, 0x54, 0, 0x12, 0x34, 0x56), firstPage: 0x40, endPage: 0x60};

/** A driver on a card of its own, no VMM between. */
class Rig {
  readonly bench: Testbench;
  readonly driver: NetworkDriver;
  readonly received: Uint8Array[] = [];
  state: DriverState = DOWN;

  constructor(driver: NetworkDriver, profile: Profile) {
    this.driver = driver;
    this.bench = new Testbench(profile);
    this.run(driver.init(BOARD));
  }

  run(op: DriverOp<OpResult>): void {
    let step = op.next(undefined);
    while (step.done !== true) {
      const {value} = step;
      let answer: Answer;
      if (value.op === 'in') answer = this.bench.card.read(value.offset, value.size);
      else if (value.op === 'out') this.bench.card.write(value.offset, value.size, value.value);
      else if (value.op === 'outs')
        this.bench.card.writeBurst(value.offset, value.size, value.bytes.length / value.size, value.bytes, 0);
      else if (value.op === 'ins') {
        answer = new Uint8Array(value.size * value.count);
        this.bench.card.readBurst(value.offset, value.size, value.count, answer, 0);
      } else if (value.op === 'compute') this.bench.host.run(this.bench.card, this.bench.host.now() + value.cycles);
      step = op.next(answer);
    }
    this.state = {...this.state, ...step.value.changed};
    this.received.push(...(step.value.received ?? []));
  }

  send(frame: Uint8Array): void {
    this.run(this.driver.transmit(BOARD, this.state, frame));
  }

  /** The wire's time passes, then the interrupt is taken if the line is up. */
  settle(): void {
    this.bench.host.run(this.bench.card);
    if (this.bench.card.irqLevel === 1) this.run(this.driver.interrupt(BOARD, this.state));
  }
}

const padded = (frame: Uint8Array): number[] => [
  ...frame,
  ...new Array<number>(Math.max(0, 60 - frame.length)).fill(0),
];

describe.each([linuxDriver, geekosDriver])('$name', (driver) => {
  test.each([
    'datasheet',
    'qemu',
  ] as const)('sends frames of any length, one after another, padded to 60 (%s)', (profile) => {
    const rig = new Rig(driver, profile);
    for (const length of [14, 59, 60, 61, 255, 256, 1513, 1514]) {
      expect(driver.canTake(rig.state)).toBe(true);
      rig.send(frameTo('52:54:00:00:00:01', length));
      rig.settle();
      expect(rig.bench.sent().map((frame) => [...frame])).toEqual([padded(frameTo('52:54:00:00:00:01', length))]);
    }
    expect(rig.state.timeouts).toBe(0);
  });

  test.each([
    'datasheet',
    'qemu',
  ] as const)('takes what is in the ring, whole and in order, round and round (%s)', (profile) => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({min: 60, max: 1514}), {minLength: 1, maxLength: 3}), {maxLength: 12}),
        (batches) => {
          const rig = new Rig(driver, profile);
          const wanted = batches.flat().map((length) => [...frameTo(OWN, length)]);
          for (const batch of batches) {
            for (const length of batch) if (rig.bench.card.receive(frameTo(OWN, length)) !== 'stored') return; // a full ring is another story
            rig.settle();
          }
          expect(rig.received.map((frame) => [...frame].slice(0, frame.length))).toEqual(wanted);
          expect(rig.bench.card.undrainedFrames()).toBe(0);
        },
      ),
      {numRuns: 25},
    );
  });

  test('keeps to its pages: nothing outside its window changes whatever it sends and takes', () => {
    const rig = new Rig(driver, 'datasheet');
    const before = rig.bench.card.memory().slice(0x2000);
    for (let i = 0; i < 20; i++) {
      rig.send(frameTo('52:54:00:00:00:01', 1514));
      rig.bench.card.receive(frameTo(OWN, 1400));
      rig.settle();
    }
    expect(rig.bench.card.memory().slice(0x2000)).toEqual(before);
    expect(present(rig.received.at(-1), 'a frame').length).toBe(1400);
  });
});

test('the Linux driver fills its second buffer while the first is being sent, and sends it from the interrupt', () => {
  const rig = new Rig(linuxDriver, 'datasheet');
  rig.send(frameTo('52:54:00:00:00:01', 700));
  expect(linuxDriver.canTake(rig.state)).toBe(true);
  rig.send(frameTo('52:54:00:00:00:01', 800));
  expect(linuxDriver.canTake(rig.state)).toBe(false);
  rig.settle();
  rig.settle();
  expect(rig.bench.sent().map(({length}) => length)).toEqual([700, 800]);
});

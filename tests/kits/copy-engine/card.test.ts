// The copy engine alone: what its registers do, and how long a copy takes.
import {expect, test} from 'vitest';
import {CopyEngine} from '../../../src/kits/copy-engine/card.ts';
import {CTRL, PAGE_BYTES, PAGES, PORT} from '../../../src/kits/copy-engine/sheet.ts';

interface Moved {
  readonly address: number;
  readonly length: number;
  readonly isWrite: boolean;
}

/** The engine with the machine around it, in which time passes when it is told to. */
class Testbench {
  now = 0;
  line = 0;
  moves: Moved[] = [];
  #alarmAt = Number.POSITIVE_INFINITY;
  readonly engine = new CopyEngine({
    now: () => this.now,
    schedule: (at) => {
      this.#alarmAt = at;
    },
    cancel: () => {},
    setIrq: (level) => {
      this.line = level;
    },
    transmit: () => {},
    moved: (address, length, isWrite) => this.moves.push({address, length, isWrite}),
  });

  start(from: number, to: number, pages: number): void {
    for (const [port, value] of [
      [PORT.SRC, from],
      [PORT.DST, to],
      [PORT.LEN, pages],
      [PORT.CTRL, CTRL.BUSY],
    ] as const)
      this.engine.write(port.offset, 1, value);
  }

  get control(): number {
    return this.engine.read(PORT.CTRL.offset, 1);
  }

  /** Time passes until the engine's alarm. */
  finish(): void {
    this.now = this.#alarmAt;
    this.engine.alarm();
  }
}

test('at power-on each page holds its own number', () => {
  const memory = new Testbench().engine.memory();
  expect(memory.length).toBe(PAGES * PAGE_BYTES);
  expect(memory[5 * PAGE_BYTES]).toBe(5);
  expect(memory[6 * PAGE_BYTES - 1]).toBe(5);
});

test('a copy takes its time, then its bytes are there and the line is up until it is acknowledged', () => {
  const bench = new Testbench();
  bench.start(3, 10, 2);
  expect(bench.control).toBe(CTRL.BUSY);
  expect(bench.engine.isBusy).toBe(true);
  expect(bench.engine.memory()[10 * PAGE_BYTES]).toBe(10);
  bench.finish();
  expect(bench.now).toBeGreaterThan(0);
  expect(bench.control).toBe(CTRL.DONE);
  expect(bench.line).toBe(1);
  expect(bench.engine.memory()[10 * PAGE_BYTES]).toBe(3);
  expect(bench.engine.memory()[12 * PAGE_BYTES - 1]).toBe(4);
  expect(bench.moves).toEqual([
    {address: 3 * PAGE_BYTES, length: 2 * PAGE_BYTES, isWrite: false},
    {address: 10 * PAGE_BYTES, length: 2 * PAGE_BYTES, isWrite: true},
  ]);
  bench.engine.write(PORT.CTRL.offset, 1, CTRL.DONE);
  expect(bench.control).toBe(0);
  expect(bench.line).toBe(0);
});

test('registers written while a copy goes on are for the next one', () => {
  const bench = new Testbench();
  bench.start(3, 10, 1);
  bench.engine.write(PORT.DST.offset, 1, 20);
  bench.engine.write(PORT.CTRL.offset, 1, CTRL.BUSY);
  bench.finish();
  expect(bench.engine.memory()[10 * PAGE_BYTES]).toBe(3);
  expect(bench.engine.memory()[20 * PAGE_BYTES]).toBe(20);
  expect(bench.engine.read(PORT.DST.offset, 1)).toBe(20);
});

test.each([
  [62, 0, 4, 2 * PAGE_BYTES],
  [0, 63, 4, PAGE_BYTES],
  [200, 0, 4, 0],
])('a copy from page %i to page %i of %i pages ends where memory does', (from, to, pages, length) => {
  const bench = new Testbench();
  bench.start(from, to, pages);
  bench.finish();
  expect(bench.moves[1]?.length).toBe(length);
  expect(bench.control).toBe(CTRL.DONE);
});

test('a wide access meets nothing', () => {
  const {engine} = new Testbench();
  engine.write(PORT.SRC.offset, 4, 0x0101_0101);
  expect(engine.read(PORT.SRC.offset, 4)).toBe(0xffff_ffff);
  expect(engine.registers()).toEqual({SRC: 0, DST: 0, LEN: 0, CTRL: 0});
});

test('a snapshot is the engine, and another device’s is refused', () => {
  const bench = new Testbench();
  bench.start(3, 10, 1);
  const saved = bench.engine.snapshot();
  bench.finish();
  bench.engine.restore(saved);
  expect(bench.control).toBe(CTRL.BUSY);
  expect(bench.engine.memory()[10 * PAGE_BYTES]).toBe(10);
  expect(() => bench.engine.restore({kind: 'another'})).toThrow('no state of copy-engine');
});

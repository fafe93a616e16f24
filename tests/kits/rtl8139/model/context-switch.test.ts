// What a hand-off takes off the card and puts back: the card afterwards is what its guest left, turn and ring included.
import {describe, expect, test} from 'vitest';
import {BROADCAST, CYCLES_PER_BYTE, frameTo, ModelBench, WINDOWS} from './bench.ts';

const PROFILES = ['qemu', 'datasheet'] as const;
const HOOKS = ['minimal', 'minimal-datasheet', 'exact', 'sharing', 'all'] as const;
const BOTH = PROFILES.flatMap((profile) => HOOKS.map((hooks) => ({profile, hooks})));

/** Sends so many frames, each from the next descriptor. */
function send(bench: ModelBench, frames: number, length = 100): void {
  for (let i = 0; i < frames; i++) {
    expect(bench.out(`TSD${bench.turn}`, length + i)).toBe('allowed');
    bench.wait(1_000_000);
  }
}

/** Receives frames of these lengths, and takes them out if the driver is to. */
function receive(bench: ModelBench, lengths: readonly number[], isDrained: boolean): void {
  for (const [i, length] of lengths.entries()) expect(bench.receive(frameTo(BROADCAST, length, i))).toBe('stored');
  if (isDrained) bench.out('CAPR', (bench.read('CBR') - 16) & 0xffff);
}

describe.each(BOTH)('$profile, $hooks', ({profile, hooks}) => {
  test.each([
    {name: 'as it was set up', frames: 0, lengths: []},
    {name: 'one frame sent', frames: 1, lengths: []},
    {name: 'two frames sent', frames: 2, lengths: []},
    {name: 'seven frames sent', frames: 7, lengths: []},
    {name: 'one frame received', frames: 0, lengths: [60]},
    {name: 'frames sent and received', frames: 3, lengths: [60, 1514, 61, 62, 63, 700]},
    {name: 'the ring nearly round', frames: 1, lengths: [1514, 1514, 1514, 1514, 1514, 497]},
  ])('after another guest had the card every register, the turn and the ring are as before: $name', ({
    frames,
    lengths,
  }) => {
    for (const isDrained of [true, false]) {
      const bench = new ModelBench({profile, hooks});
      bench.setUp();
      send(bench, frames);
      receive(bench, lengths, isDrained);
      bench.out('IMR', 0);
      const before = {...bench.registers(), turn: bench.turn, ISR: 0};
      const pending = bench.read('ISR');
      const memory = bench.memory.bytes.slice(WINDOWS[0].start);
      bench.handTo(1);
      bench.setUp(0x1f8f);
      send(bench, 2);
      receive(bench, [90], true);
      const theirs = {...bench.registers(), turn: bench.turn, ISR: 0};
      bench.handTo(0);
      expect({...bench.registers(), turn: bench.turn, ISR: 0}).toEqual(before);
      expect(bench.read('ISR') | bench.context().owed).toBe(pending);
      expect(bench.memory.bytes.slice(WINDOWS[0].start, WINDOWS[0].end)).toEqual(memory.slice(0, 0x4_0000));
      bench.handTo(1);
      expect({...bench.registers(), turn: bench.turn, ISR: 0}).toEqual(theirs);
    }
  });
});

test('frames behind a transmitter that was turned off are not lost by a hand-off: they wait, and leave when it is turned on', () => {
  const bench = new ModelBench({profile: 'datasheet', hooks: 'sharing'});
  bench.setUp();
  expect(bench.outs('TSD0=64 TSD1=65 TSD2=66 CR=00 TSD3=67')).toBe('allowed');
  bench.wait(10_000_000);
  expect(bench.sent.map(({length}) => length)).toEqual([0x64]);
  bench.handTo(1);
  bench.setUp();
  send(bench, 2);
  bench.handTo(0);
  expect(bench.turn).toBe(1);
  expect(['TSD0', 'TSD1', 'TSD2', 'TSD3'].map((name) => bench.read(name))).toEqual([0xa064, 0x65, 0x66, 0x67]);
  expect(bench.sent.map(({length}) => length)).toEqual([100, 101]);
  expect(bench.out('CR', 0x04)).toBe('allowed');
  bench.wait(10_000_000);
  expect(bench.sent.map(({length}) => length)).toEqual([0x65, 0x66, 0x67]);
});

describe('a hand-off waits for what can be under way, and no longer', () => {
  /** Cycles of a hand-off after these writes of its owner. */
  function waited(hooks: string, writes: string, before = 0): {readonly cycles: number; readonly bench: ModelBench} {
    const bench = new ModelBench({profile: 'datasheet', hooks});
    bench.setUp();
    expect(bench.outs(writes)).toBe('allowed');
    bench.wait(before);
    const from = bench.host.now();
    bench.save();
    return {cycles: bench.host.now() - from, bench};
  }
  /** Of the VMM's own accesses. */
  const SAVING = 200_000;
  const GIVEN = 'TSD0=700 TSD1=700 TSD2=700 TSD3=700';

  test.each([
    {hooks: 'sharing', longest: 1792},
    {hooks: 'exact', longest: 1792},
    {hooks: 'w:RBSTART,w:TSAD0,w:TSAD1,w:TSAD2,w:TSAD3,w:CR,w:9346CR', longest: 8191},
  ])('a rogue that turns its transmitter off behind four frames delays it by one ($hooks)', ({hooks, longest}) => {
    for (const before of [0, 10_000_000]) {
      const {cycles, bench} = waited(hooks, `${GIVEN} CR=00`, before);
      expect(bench.sent.map(({length}) => length)).toEqual([0x700]);
      expect(cycles).toBeLessThan((longest + 1600) * CYCLES_PER_BYTE + SAVING);
    }
  });

  test('with the transmitter on all four leave first', () => {
    const {cycles, bench} = waited('sharing', GIVEN);
    expect(bench.sent.map(({length}) => length)).toEqual([0x700, 0x700, 0x700, 0x700]);
    expect(cycles).toBeLessThan(4 * (1792 + 1600) * CYCLES_PER_BYTE + SAVING);
  });
});

test.each(
  PROFILES,
)('finding out the turn reads nothing beyond its guest’s memory, wherever its frames would begin (%s)', (profile) => {
  const bench = new ModelBench({profile, hooks: 'minimal-datasheet'});
  bench.setUp();
  for (const n of [0, 1, 2, 3]) expect(bench.out(`TSAD${n}`, WINDOWS[0].end - 8)).toBe('allowed');
  const read: number[] = [];
  const {memory} = bench;
  const own = memory.read.bind(memory);
  memory.read = (address, length) => {
    read.push(address + length);
    return own(address, length);
  };
  bench.save();
  expect(read.length).toBeGreaterThan(0);
  expect(Math.max(...read)).toBeLessThanOrEqual(WINDOWS[0].end);
});

// What a VMM without a model writes down of an access, and in what order what is due acts.
import {describe, expect, test} from 'vitest';
import {Ne2000} from '../../../src/kits/ne2000/card/ne2000.ts';
import {BOARD_PORTS, USUAL_BASE_PORT} from '../../../src/kits/ne2000/sheet/board.ts';
import type {TimedSource} from '../../../src/sim/machine/clock.ts';
import {Emulation} from '../../../src/sim/techniques/backed.ts';
import {Unruled} from '../../../src/sim/techniques/unruled.ts';
import {COSTS} from '../../../src/sim/vmm/costs.ts';
import {GuestRecord} from '../../../src/sim/vmm/guest-record.ts';
import {Ledger} from '../../../src/sim/vmm/ledger.ts';
import {RunContext} from '../../../src/sim/vmm/run-context.ts';
import {Vmm} from '../../../src/sim/vmm/vmm.ts';
import {NO_WITNESS} from '../../../src/sim/vmm/witness.ts';
import {EventStore} from '../../../src/trace/event-store.ts';
import {FrameArena} from '../../../src/trace/frame-arena.ts';
import {Flag, flagsOf, Kind, kindOf, offsetOf, pageOf} from '../../../src/trace/record-layout.ts';
import {ListedGuest, remote, setUp} from '../vmm/listed-guest.ts';

interface Testbench {
  readonly guest: GuestRecord;
  /** Access records in order. */
  readonly accesses: readonly {readonly w0: number; readonly value: number}[];
  /** What the program's INs read, in order. */
  readonly read: readonly unknown[];
}

interface BenchOptions {
  readonly traps?: boolean;
  readonly profile?: 'qemu' | 'datasheet';
  readonly sources?: readonly TimedSource[];
}

/** Runs a text on one card without a model. */
function run(text: string, {traps = false, profile = 'datasheet', sources = []}: BenchOptions = {}): Testbench {
  const clock = {now: 0};
  const store = new EventStore();
  const card = new Ne2000(
    {profile, mac: Uint8Array.of(0x52, 0x54, 0, 0, 1, 1), cyclesPerByte: 1},
    {now: () => clock.now, schedule: () => {}, cancel: () => {}, setIrq: () => {}, transmit: () => {}},
  );
  const listed = new ListedGuest(text);
  const guest = new GuestRecord(0, 'one', '', listed);
  const context = new RunContext({
    clock,
    store,
    guests: [guest],
    costs: COSTS.hp,
    ledger: new Ledger(),
    witness: NO_WITNESS,
    basePort: USUAL_BASE_PORT,
    ports: BOARD_PORTS,
  });
  const frames = new FrameArena();
  const regime = traps ? new Emulation(context, frames, [card]) : new Unruled(context, frames, [card]);
  const vmm = new Vmm(context, regime, sources, 1_000_000);
  for (let steps = 0; steps < 1000 && vmm.step(); steps++);
  const accesses = Array.from({length: store.next}, (_, i) => ({w0: store.word(i, 0), value: store.word(i, 1)}));
  return {guest, accesses: accesses.filter(({w0}) => kindOf(w0) === Kind.ACCESS), read: listed.answers};
}

describe.each([
  ['where accesses go to the card', false],
  ['where every access exits', true],
])('%s', (_, traps) => {
  test('the record of an IN holds what the guest read', () => {
    const {accesses, read} = run('out CR 21; out BNRY 46; in BNRY; in CR; inw 1e', {traps});
    const ins = accesses.filter(({w0}) => (flagsOf(w0) & Flag.WRITE) === 0).map(({value}) => value);
    expect(ins.slice(0, 2)).toEqual([0x46, 0x21]);
    expect(ins).toEqual(read);
  });

  test('bytes that remote DMA reads are in the records of the data port', () => {
    const text = `${setUp(0x40, 0x60)}; ${remote(0x12, 0x4000, 4)}; outw data 1234; outw data abcd; ${remote(0xa, 0x4000, 4)}; inw data; inw data`;
    const {accesses} = run(text, {traps});
    expect(accesses.slice(-2).map(({value}) => value)).toEqual([0x1234, 0xabcd]);
  });

  test('a rep form is one record with its count, one element or many, and a rep of none leaves none', () => {
    const {accesses, guest} = run('insw data 1; insw data 3; insw data 0', {traps});
    expect(accesses.map(({w0, value}) => [flagsOf(w0) & Flag.BURST, value])).toEqual([
      [Flag.BURST, 1],
      [Flag.BURST, 3],
    ]);
    expect(guest.counts.accesses).toBe(4);
  });

  test('an access is recorded with the page that CR selected before it', () => {
    const {accesses} = run('out CR 61; in CURR; out CR 21; in BNRY', {traps});
    expect(accesses.map(({w0}) => [offsetOf(w0), pageOf(w0)])).toEqual([
      [0, 0],
      [7, 1],
      [0, 1],
      [3, 0],
    ]);
  });
});

test.each([
  ['datasheet', 2],
  ['qemu', 1],
] as const)('the data ports that are counted are those of the card (%s)', (profile, counted) => {
  expect(run('in 10; in 14; in 18', {profile}).guest.counts.dataPort).toBe(counted);
});

test('of two sources that are due, the earlier acts first, whichever was named first', () => {
  const acted: string[] = [];
  const source = (name: string, at: number): TimedSource => {
    let next = at;
    return {
      nextAt: () => next,
      act: () => {
        acted.push(name);
        next = Number.POSITIVE_INFINITY;
      },
    };
  };
  run('wait 1000; in CR', {sources: [source('late', 900), source('early', 100), source('middle', 500)]});
  expect(acted).toEqual(['early', 'middle', 'late']);
});

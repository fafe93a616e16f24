// What becomes of frames for a guest that doesn't own the card, and of every one that is lost.
import {describe, expect, test} from 'vitest';
import {ofKind, PROFILES, scenarioOf} from '../lab/runs.ts';
import {remote, setUp} from './listed-guest.ts';
import {VmmTestbench} from './vmm-testbench.ts';

const A = setUp(0x40, 0x60, 0x3f);
const B = setUp(0x60, 0x80, 0, '525400000102'); // masked: a frame that was kept makes it want nothing
const LONG = 'wait 8000';

/** Both guests have set the card up; guest 0 owns it. */
function both(profile: 'qemu' | 'datasheet', parkedFrames: 'kept' | 'lost'): VmmTestbench {
  const policies = {...scenarioOf('two-guests').policies, parkedFrames};
  const bench = new VmmTestbench(['', ''], {profile}, {quantum: 20_000, policies, hosts: []});
  return bench.let(1, `${B}; ${LONG}`).let(0, `${A}; ${LONG}`);
}

/** Offers frames of 600 bytes to guest 1's address, one at a time. */
function flood(bench: VmmTestbench, frames: number): void {
  const frame = new Uint8Array(600);
  frame.set([0x52, 0x54, 0, 0, 1, 2]);
  for (let i = 0; i < frames; i++) bench.lab.machine.segment.offer(frame, bench.lab.now + 1000 + i * 3_000_000);
}

const RING = {start: 0x46, pages: 0x1a};

/** Guest 0 takes its interrupts and gives each frame's three pages back. */
const SERVE = Array.from({length: 20}, (_, i) => {
  const boundary = RING.start + ((3 * (i + 1)) % RING.pages);
  return `sti; halt; out ISR 3f; out BNRY ${boundary.toString(16)}`;
}).join(';');

describe.each(PROFILES)('profile %s', (profile) => {
  test('kept: frames go to the parked ring until it is full, then each is lost with that cause', () => {
    const bench = both(profile, 'kept');
    flood(bench, 12);
    bench.goOn(0, SERVE).run();
    const records = bench.records();
    const kept = ofKind(records, 'kept').filter(({guest}) => guest === 1);
    const lost = ofKind(records, 'lost');
    // Guest 1 never takes a frame out: its ring of 26 pages, one kept free, has room for eight of three.
    expect(kept.length + lost.length).toBe(12);
    expect(kept.length).toBe(8);
    expect(new Set(lost.map(({guest, why}) => `${guest} ${why}`))).toEqual(new Set(['1 parked_ring_full']));
    const report = bench.lab.report().guests[1];
    expect([report?.kept, report?.lost]).toEqual([kept.length, lost.length]);
  });

  test('kept: an owner that masks PRX hides no frame, the hand-off sorts its ring first', () => {
    const bench = both(profile, 'kept').let(0, 'out IMR 0');
    flood(bench, 1);
    bench.let(0, 'wait 200000').let(1, 'in BNRY');
    const records = bench.records();
    const [kept] = ofKind(records, 'kept');
    expect(kept).toMatchObject({guest: 1});
    expect(kept?.index).toBeLessThan(ofKind(records, 'handoff').at(-1)?.index ?? 0);
    expect(bench.peek('CURR')).toBe(0x67 + 3);
  });

  test('kept: what is left of an aborted transfer is still there after the VMM has moved a frame', () => {
    const bench = both(profile, 'kept').let(0, `${remote(0x12, 0x4000, 16)}; outsw data 1111 2222; out CR 22`);
    flood(bench, 1);
    bench.let(0, 'wait 400000; sti; wait 400000').let(0, 'out CR 12; outsw data 3333 4444');
    expect(ofKind(bench.records(), 'kept')).toHaveLength(1);
    expect([...bench.lab.machine.card.memory().subarray(0, 8)]).toEqual([17, 17, 34, 34, 51, 51, 68, 68]);
    expect([bench.peek('RSAR'), bench.peek('RBCR'), bench.lab.machine.belief.counts.unsafe]).toEqual([0x4008, 8, 0]);
  });

  test('lost: each is lost by the filter, and the parked ring stays empty', () => {
    const bench = both(profile, 'lost');
    flood(bench, 3);
    bench.goOn(0, SERVE).run();
    expect(ofKind(bench.records(), 'kept')).toEqual([]);
    expect(ofKind(bench.records(), 'lost').map(({guest}) => guest)).toEqual([1, 1, 1]);
  });
});

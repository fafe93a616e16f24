// Frames for a guest that doesn't own the card: sorted out of the owner's ring, scrubbed there, stored in a parked ring.
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {Profile} from '../../../../src/kits/ne2000/card/quirks.ts';
import {copyContext, freshContext, type Ne2kContext} from '../../../../src/kits/ne2000/model/context.ts';
import {collect} from '../../../../src/kits/ne2000/model/parked-ring.ts';
import {frameTo, Testbench} from '../card/testbench.ts';

const OTHER = '52:54:00:00:01:02';
const OWN = '52:54:00:12:34:56';
const GROUP = 'ff:ff:ff:ff:ff:ff';
const FIRST = 0x46;
const UP =
  'CR=21 DCR=49 RBCR0=00 RBCR1=00 RCR=1c TCR=02 PSTART=46 PSTOP=60 BNRY=46 ISR=ff IMR=00 CR=61 CURR=47 CR=22 TCR=00';

/** A card whose owner's ring is 0x46 to 0x60, taking every frame, and a parked guest with ring 0x66 to `end`. */
function machine(profile: Profile, end = 0x80): {bench: Testbench; owner: Ne2kContext; parked: Ne2kContext} {
  const bench = new Testbench(profile).out(UP);
  const owner = freshContext({start: 0x4000, end: 0x6000});
  owner.CR = 0x22;
  Object.assign(owner.shadow, {PSTART: FIRST, PSTOP: 0x60, BNRY: FIRST, DCR: 0x49});
  owner.lookAt = 0x47;
  const parked = freshContext({start: 0x6000, end: 0x8000});
  Object.assign(parked.shadow, {PSTART: 0x66, PSTOP: end, BNRY: 0x66, CURR: 0x67});
  return {bench, owner, parked};
}

const byteOf = (bench: Testbench, address: number): number =>
  present(bench.card.memory()[address - 0x4000], 'packet memory');
const bytesAt = (bench: Testbench, page: number, length: number): number[] =>
  Array.from({length}, (_, i) => byteOf(bench, page * 256 + 4 + i));

describe.each(['datasheet', 'qemu'] as const)('profile %s', (profile) => {
  test('a frame for the parked guest lies in its ring as the chip would have put it, and is scrubbed in the owner’s', () => {
    const {bench, owner, parked} = machine(profile);
    const frame = frameTo(OTHER, 300);
    bench.card.receive(frame);
    const before = [bench.card.peek('CURR'), bench.card.peek('BNRY')];
    const {seen, kept} = collect(owner, bench.card, () => [parked], false);
    expect([seen, kept.map(({stored}) => stored)]).toEqual([1, [true]]);
    expect(bytesAt(bench, 0x67, 300)).toEqual([...frame]);
    expect([0, 1, 2, 3].map((i) => byteOf(bench, 0x6700 + i))).toEqual([0x01, 0x69, 304 & 0xff, 304 >> 8]);
    expect([parked.shadow.CURR, parked.pendingIsr & 1]).toEqual([0x69, 1]);
    expect(new Set(bytesAt(bench, 0x47, 300))).toEqual(new Set([0]));
    expect(byteOf(bench, 0x4700)).not.toBe(0);
    expect([bench.card.peek('CURR'), bench.card.peek('BNRY')]).toEqual(before);
    expect(bench.card.peek('ISR') & 0x40).toBe(0);
  });

  test('the owner’s own frames stay, in place and whole; each is looked at once', () => {
    const {bench, owner, parked} = machine(profile);
    const frames = [frameTo(OWN, 80), frameTo(OTHER, 90), frameTo(OWN, 100)];
    for (const frame of frames) bench.card.receive(frame);
    const claim = ({destination}: {destination: Uint8Array}): Ne2kContext[] => (destination[5] === 2 ? [parked] : []);
    expect(collect(owner, bench.card, claim, false)).toMatchObject({seen: 3, kept: [{stored: true}]});
    expect(bytesAt(bench, 0x47, 80)).toEqual([...frameTo(OWN, 80)]);
    expect(bytesAt(bench, 0x49, 100)).toEqual([...frameTo(OWN, 100)]);
    expect(collect(owner, bench.card, claim, false)).toEqual({seen: 0, kept: []});
  });

  test('a broadcast goes to both and is not scrubbed', () => {
    const {bench, owner, parked} = machine(profile);
    bench.card.receive(frameTo(GROUP, 70));
    collect(owner, bench.card, () => [parked], false);
    expect(bytesAt(bench, 0x47, 70)).toEqual([...frameTo(GROUP, 70)]);
    expect(bytesAt(bench, 0x67, 70)).toEqual([...frameTo(GROUP, 70)]);
  });

  test('a frame that wraps in both rings arrives whole', () => {
    const {bench, owner, parked} = machine(profile, 0x6e);
    bench.out('CR=62 CURR=5e CR=22 BNRY=5d');
    owner.lookAt = 0x5e;
    parked.shadow.CURR = 0x6c;
    parked.shadow.BNRY = 0x6b;
    const frame = frameTo(OTHER, 1000);
    bench.card.receive(frame);
    expect(collect(owner, bench.card, () => [parked], false).kept).toMatchObject([{stored: true}]);
    const ring = [...bytesAt(bench, 0x6c, 508), ...Array.from({length: 492}, (_, i) => byteOf(bench, 0x6600 + i))];
    expect(ring).toEqual([...frame]);
    expect(parked.shadow.CURR).toBe(0x68);
  });

  test('a parked ring without room keeps nothing, and what lies in it stays', () => {
    const {bench, owner, parked} = machine(profile, 0x6e);
    for (let i = 0; i < 3; i++) bench.card.receive(frameTo(OTHER, 1000));
    const outcome = collect(owner, bench.card, () => [parked], false);
    expect(outcome.kept.map(({stored}) => stored)).toEqual([true, false, false]);
    expect(bytesAt(bench, 0x67, 1000)).toEqual([...frameTo(OTHER, 1000)]);
    expect(parked.shadow.CURR).toBe(0x6b);
  });

  test('an RDC that the owner had waiting is left to it', () => {
    const {bench, owner, parked} = machine(profile);
    bench.remote(0x0a, 0x4000, 2);
    bench.card.read(0x10, 2);
    bench.out('CR=22');
    bench.card.receive(frameTo(OTHER, 80));
    collect(owner, bench.card, () => [parked], true);
    expect(bench.card.peek('ISR') & 0x40).toBe(0x40);
  });

  test('in byte mode the same bytes arrive', () => {
    const {bench, owner, parked} = machine(profile);
    bench.out('DCR=48');
    owner.shadow.DCR = 0x48;
    const frame = frameTo(OTHER, 99);
    bench.card.receive(frame);
    collect(owner, bench.card, () => [parked], false);
    expect(bytesAt(bench, 0x67, 99)).toEqual([...frame]);
  });
});

test('a stopped card is left alone', () => {
  const {bench, owner, parked} = machine('datasheet');
  bench.card.receive(frameTo(OTHER, 80));
  expect(collect({...copyContext(owner), CR: 0x21}, bench.card, () => [parked], false)).toEqual({seen: 0, kept: []});
});

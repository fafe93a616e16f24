// Pages that the VMM moves under guests whose descriptors it shadows: what the card has the addresses of are buffers, and no ring.

import {beforeAll, describe, expect, test} from 'vitest';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import type {PageMoveSpec, Scenario} from '../../../src/scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {FREE, moves, open, outcome, run, scenarioWith} from './moved-pages.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
/** By the guest's own numbers, with 8139cp's driver: page 1 has both rings, 2 the first two frames to send, 6 the first two buffers to receive, 20 nothing. */
const RINGS = 1;
const SENT = 2;
const RECEIVED = 6;
const OTHER = 20;
/** The first guest has the card; then the other has. */
const WHILE_IT_RECEIVES = 1400;
const MEANWHILE = 7000;

beforeAll(() => fetchKit('rtl8139'));

const move = (page: number, atUs: number, to = FREE): PageMoveSpec => ({atUs, guest: 'linux-cp-1', page, to});

const scenario = (pageMoves: readonly PageMoveSpec[], policies: Partial<Policies> = {}): Scenario =>
  scenarioWith('rtl8139-c-plus', pageMoves, policies);

describe.each(PROFILES)('a page, its guest in C+ mode (%s)', (profile) => {
  test('of the rings moves at once, and nothing is lost: the card walks the VMM’s', () => {
    const guestMemory = 'scattered';
    const lab = run(scenario([move(RINGS, MEANWHILE), move(OTHER, MEANWHILE, FREE + 1)], {guestMemory}), profile);
    expect(moves(lab)).toEqual([`${RINGS} to ${FREE}`, `${OTHER} to ${FREE + 1}`]);
    expect(outcome(lab)).toEqual([48, 0, 0]);
    expect(lab.machine.hostMemory?.read(FREE * 4096, 4096).some((byte) => byte !== 0)).toBe(true);
  });

  test('with a buffer that the card may fill stays, whether its guest has the card or not', () => {
    for (const [atUs, owner] of [
      [WHILE_IT_RECEIVES, 0],
      [MEANWHILE, 1],
    ] as const) {
      const before = open(scenario([]), profile);
      before.runUntil(atUs * CYCLES_PER_US, Number.POSITIVE_INFINITY);
      expect(before.machine.monitor.owner).toBe(owner);
      const lab = run(scenario([move(RECEIVED, atUs)]), profile);
      expect(moves(lab)).toEqual([`${RECEIVED} waits`]);
      expect(outcome(lab)).toEqual([48, 0, 0]);
    }
  });

  test('of frames to send moves while none of them is being sent', () => {
    const lab = run(scenario([move(SENT, MEANWHILE)]), profile);
    expect(moves(lab).at(-1)).toBe(`${SENT} to ${FREE}`);
    expect(outcome(lab)).toEqual([48, 0, 0]);
  });

  test('with a buffer that is moved without asking is written when it is somebody else’s, and belief is wrong', () => {
    const lab = run(scenario([move(RECEIVED, WHILE_IT_RECEIVES)], {pageMoves: 'ignore'}), profile);
    expect(moves(lab)).toEqual([`${RECEIVED} to ${FREE}`]);
    const [answered = 0, unsafe = 0, written = 0] = outcome(lab);
    expect(answered).toBeLessThan(48);
    expect(unsafe).toBeGreaterThan(0);
    expect(written).toBeGreaterThan(0);
  });

  test('of the rings that is moved without asking does no harm', () => {
    expect(outcome(run(scenario([move(RINGS, WHILE_IT_RECEIVES)], {pageMoves: 'ignore'}), profile))).toEqual([
      48, 0, 0,
    ]);
  });
});

test('a page of the rings goes back to where it was with the run', () => {
  const lab = open(scenario([move(RINGS, MEANWHILE)]), 'datasheet');
  lab.runTo(400);
  const [position, digest] = [lab.position, lab.digest()];
  lab.runToEnd();
  const end = lab.digest();
  lab.seek(position);
  expect(lab.digest()).toBe(digest);
  lab.runToEnd();
  expect(lab.digest()).toBe(end);
});

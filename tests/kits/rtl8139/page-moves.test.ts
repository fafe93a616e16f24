// Pages that the VMM moves under guests whose card masters the bus.

import {beforeAll, describe, expect, test} from 'vitest';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import type {PageMoveSpec, Scenario} from '../../../src/scenarios/scenario.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {FREE, moves, open, outcome, run, scenarioWith} from './moved-pages.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
/** By the guest's own numbers, with Linux's driver: page 2 has frames to send, 3 is in the ring, 20 in neither. */
const SENT = 2;
const RING = 3;
const OTHER = 20;
/** The first guest has the card, and its receiver is on. */
const WHILE_IT_RECEIVES = 1400;

beforeAll(() => fetchKit('rtl8139'));

const move = (page: number, to = FREE): PageMoveSpec => ({atUs: 7000, guest: 'linux-1', page, to});

const scenario = (pageMoves: readonly PageMoveSpec[], policies: Partial<Policies> = {}): Scenario =>
  scenarioWith('rtl8139-two-guests', pageMoves, policies);

describe.each(PROFILES)('a page (%s)', (profile) => {
  test('that the card has no address of is moved at once, with what is in it', () => {
    const lab = run(scenario([move(OTHER)]), profile);
    expect(moves(lab)).toEqual([`${OTHER} to ${FREE}`]);
    expect(outcome(lab)).toEqual([48, 0, 0]);
  });

  test('of the ring stays where nothing is copied: one out of its middle would have no place', () => {
    const lab = run(scenario([move(RING), move(SENT, FREE + 1)]), profile);
    expect(moves(lab)).toEqual([`${RING} waits`, `${SENT} waits`]);
    expect(outcome(lab)).toEqual([48, 0, 0]);
  });

  test('of the ring is free where the card has the VMM’s pages in its place', () => {
    const lab = run(
      scenario([move(RING), move(SENT, FREE + 1)], {guestMemory: 'scattered', translation: 'bounce'}),
      profile,
    );
    expect(moves(lab)).toEqual([`${RING} to ${FREE}`, `${SENT} to ${FREE + 1}`]);
    expect(outcome(lab)).toEqual([48, 0, 0]);
    const held = lab.machine.hostMemory?.read(FREE * 4096, 4096);
    expect(held?.some((byte) => byte !== 0)).toBe(true);
  });

  test('that is moved without asking is written by the card when it is somebody else’s, and belief is wrong', () => {
    const lab = run(scenario([{...move(RING), atUs: WHILE_IT_RECEIVES}], {pageMoves: 'ignore'}), profile);
    expect(moves(lab)).toEqual([`${RING} to ${FREE}`]);
    const [answered = 0, unsafe = 0, written = 0] = outcome(lab);
    expect(answered).toBeLessThan(48);
    expect(unsafe).toBeGreaterThan(0);
    expect(written).toBeGreaterThan(0);
  });

  test('moved without asking does no harm where its ring is copied', () => {
    const policies = {guestMemory: 'scattered', translation: 'bounce', pageMoves: 'ignore'} as const;
    expect(outcome(run(scenario([move(RING)], policies), profile))).toEqual([48, 0, 0]);
  });

  test('goes back to where it was with the run', () => {
    const lab = open(scenario([move(OTHER)], {guestMemory: 'scattered', translation: 'bounce'}), profile);
    lab.runTo(400);
    const [position, digest] = [lab.position, lab.digest()];
    lab.runToEnd();
    const end = lab.digest();
    lab.seek(position);
    expect(lab.digest()).toBe(digest);
    lab.runToEnd();
    expect(lab.digest()).toBe(end);
    expect(moves(lab)).toEqual([`${OTHER} to ${FREE}`]);
  });
});

test('moves that cannot be are told with their field', () => {
  const place = (moved: PageMoveSpec): string => {
    const opened = openLab(scenario([moved]), {});
    return opened.ok ? '' : opened.fault.place;
  };
  expect(place({...move(OTHER), guest: 'nobody'})).toBe('pageMoves[0].guest');
  expect(place(move(0x40))).toBe('pageMoves[0].page');
  for (const to of [0x10, 0x50, 0x90, 0x100]) expect(place(move(OTHER, to))).toBe('pageMoves[0].to');
});

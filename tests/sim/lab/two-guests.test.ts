// Two guests, one card: the main job, at its default seed and over fifty others, in both profiles.
import {describe, expect, test} from 'vitest';
import {disagreements} from './bus-agreement.ts';
import {BusTap} from './bus-tap.ts';
import {ended, ofKind, PROFILES, recordsOf, unansweredPings} from './runs.ts';

const SEEDS = Array.from({length: 50}, (_, i) => i + 1);

describe.each(PROFILES)('two-guests, profile %s', (profile) => {
  const tap = new BusTap('two-guests', {profile});
  tap.lab.runToEnd();
  const report = tap.lab.report();
  const records = recordsOf(tap.lab);

  test('the same seed gives the same digest, ears at the bus or not, and another seed another', () => {
    expect(ended('two-guests', {profile}).digest()).toBe(report.digest);
    expect(ended('two-guests', {profile, seed: 2}).digest()).not.toBe(report.digest);
  });

  test('the card changes hands twenty times and more, both guests ping and are answered, nothing is lost', () => {
    expect(report.handoffs).toBeGreaterThanOrEqual(20);
    expect(report.suspensions).toBeGreaterThan(0);
    for (const guest of report.guests) {
      expect(guest.pings.sent).toBeGreaterThanOrEqual(20);
      expect(guest).toMatchObject({lost: 0, denials: 0, pings: {answered: guest.pings.sent}});
    }
    expect(report.belief.unsafe).toBe(0);
  });

  test('between two hand-offs the owner’s own accesses reach the card', () => {
    const handoffs = ofKind(records, 'handoff');
    const used = handoffs.map(({index, guest}, i) => {
      const next = handoffs[i + 1]?.index ?? Number.POSITIVE_INFINITY;
      return records.some(
        (record) =>
          record.kind === 'access' &&
          record.guest === guest &&
          record.index > index &&
          record.index < next &&
          !record.denied &&
          !(record.direction === 'out' && record.offset >= 8 && record.offset <= 11),
      );
    });
    expect(used.filter((isUsed) => !isUsed)).toEqual([]);
  });

  test('nobody reaches a card that isn’t theirs, and every access is done once and in order', () => {
    expect(disagreements(tap)).toEqual([]);
  });

  test('every hand-off says what it cost: as many accesses as the VMM made for it', () => {
    expect(report.handoffAccesses).toBe(ofKind(records, 'handoff').reduce((sum, {accesses}) => sum + accesses, 0));
    expect(ofKind(records, 'vmm-access').length).toBeGreaterThanOrEqual(report.handoffAccesses);
  });

  test('owned cycles add up to the run, first owner to end', () => {
    const first = ofKind(records, 'handoff')[0]?.at ?? 0;
    expect(report.guests.reduce((sum, {ownedCycles}) => sum + ownedCycles, first)).toBeLessThanOrEqual(report.cycles);
  });
});

test.each(PROFILES)('seeds 1 to 50, profile %s: a ping without an answer has a loss with its cause', (profile) => {
  const faults = SEEDS.flatMap((seed) => {
    const lab = ended('two-guests', {profile, seed});
    const {belief, guests} = lab.report();
    const unanswered = unansweredPings(lab);
    const missing = guests.reduce((sum, {pings}) => sum + pings.sent - pings.answered, 0);
    const unexplained = unanswered.filter(({fate}) => fate.includes(' '));
    return [
      ...unexplained.map(({guest, sequence, fate}) => `seed ${seed}: guest ${guest}, ping ${sequence}: ${fate}`),
      ...(unanswered.length === missing
        ? []
        : [`seed ${seed}: ${missing} pings unanswered, ${unanswered.length} found`]),
      ...(belief.unsafe === 0 ? [] : [`seed ${seed}: ${belief.unsafe} unsafe beliefs`]),
    ];
  });
  expect(faults).toEqual([]);
});

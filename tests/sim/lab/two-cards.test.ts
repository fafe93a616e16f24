import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {parseScenario} from '../../../src/scenarios/schema.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import {exportCsv, exportPcap} from '../../../src/sim/lab/export-run.ts';
import {filterWords} from '../../../src/sim/lab/filter-words.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {compileFilter, recordsThat} from '../../../src/trace/filter/compile.ts';
import {parseFilter} from '../../../src/trace/filter/parse.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY, nobodyAt} from '../../../src/trace/units.ts';
import {ended, ofKind, opened, PROFILES, recordsOf, scenarioOf} from './runs.ts';

/** The scenario with one of its guests as a rogue, and the others as they are. */
function withRogue(guest: number): Scenario {
  const whole = scenarioOf('two-cards');
  const guests = whole.guests.map((spec, id) =>
    id === guest ? {...spec, driver: 'rogue', workload: {kind: 'attack', rounds: 4, startUs: 2500}} : spec,
  );
  const read = parseScenario({...whole, guests}, '');
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

const lab = ended('two-cards', {profile: 'datasheet'});
const records = recordsOf(lab);

test.each(
  PROFILES,
)('each card changes hands by itself, and every ping is answered of which no frame was lost (%s)', (profile) => {
  const run = profile === 'datasheet' ? lab : ended('two-cards', {profile});
  const {cards = [], guests, handoffs, accesses, hooked, suspensions, belief} = run.report();
  expect(cards.map(({device, guests: names}) => [device, names])).toEqual([
    ['ne2000', ['linux-1', 'geekos-1']],
    ['rtl8139', ['linux-2', 'linux-3']],
  ]);
  for (const card of cards) expect(card.handoffs).toBeGreaterThan(10);
  for (const {pings} of guests) expect(pings.sent).toBe(12);
  // A frame that comes while its card changes hands is lost, and with it one answer at most.
  const unanswered = guests.reduce((all, {pings}) => all + pings.sent - pings.answered, 0);
  expect(unanswered).toBeLessThanOrEqual(guests.reduce((all, {lost}) => all + lost, 0));
  expect(unanswered).toBeLessThan(6);
  expect(belief.unsafe).toBe(0);
  const sum = (pick: (card: (typeof cards)[number]) => number): number => cards.reduce((all, c) => all + pick(c), 0);
  expect([sum((c) => c.handoffs), sum((c) => c.accesses), sum((c) => c.hooked), sum((c) => c.suspensions)]).toEqual([
    handoffs,
    accesses,
    hooked,
    suspensions,
  ]);
});

test('with another seed frames come while their card changes hands, and each that is lost has a record', () => {
  const run = ended('two-cards', {profile: 'datasheet', seed: 4});
  const lost = ofKind(recordsOf(run), 'lost');
  expect(lost.length).toBeGreaterThan(0);
  for (const [id, guest] of run.report().guests.entries())
    expect(guest.lost).toBe(lost.filter(({guest: whose}) => whose === id).length);
});

describe('two cards in one machine', () => {
  test('a card never goes to a guest of the other one', () => {
    const {cardOf} = lab.machine;
    const handoffs = ofKind(records, 'handoff');
    expect(new Set(handoffs.map(({guest}) => guest))).toEqual(new Set([0, 1, 2, 3]));
    for (const {guest, from} of handoffs) expect(from === NOBODY || cardOf[from] === cardOf[guest]).toBe(true);
  });

  test('the VMM’s own accesses name the nobody of their card', () => {
    const own = ofKind(records, 'vmm-access');
    for (const [card, {shared}] of lab.machine.cards.entries())
      expect(own.filter(({guest}) => guest === nobodyAt(card))).toHaveLength(shared.snapshot().port.accesses);
    expect(new Set(own.map(({guest}) => guest))).toEqual(new Set([nobodyAt(0), nobodyAt(1)]));
  });

  test('a frame for a guest of the other card is offered there, caused by its being sent', () => {
    const {cardOf} = lab.machine;
    const crossed = ofKind(records, 'frame-rx').filter(({cause}) => records[cause]?.kind === 'frame-tx');
    expect(crossed.length).toBeGreaterThan(48);
    for (const {frame, guest, cause} of crossed) {
      const sent = present(records[cause], 'it was caused');
      expect(sent).toMatchObject({kind: 'frame-tx', frame});
      expect(guest < NOBODY - 1 && cardOf[guest] === cardOf[sent.guest]).toBe(false);
    }
  });

  test('standing at any record and going on comes to the same end', () => {
    const random = seeded(8139);
    const back = opened('two-cards', {profile: 'datasheet'});
    for (let i = 0; i < 4; i++) {
      const event = nextBelow(random, lab.position);
      back.seek(event);
      expect(back.position).toBe(event);
    }
    back.runToEnd();
    expect([back.digest(), back.stateHash()]).toEqual([lab.digest(), lab.stateHash()]);
  });
});

test.each([0, 2])('a rogue on one card (guest %i) is denied there, and on the other card nothing is amiss', (rogue) => {
  const scenario = withRogue(rogue);
  const run = ended(scenario, {profile: 'datasheet'});
  const {guests, cards = []} = run.report();
  const [its, other] = rogue === 0 ? cards : cards.toReversed();
  expect(its?.denials).toBeGreaterThan(3);
  expect(other).toMatchObject({denials: 0, belief: {unsafe: 0}});
  expect(its?.belief.unsafe).toBe(0);
  const own = rogue === 0 ? [1, 2] : [0, 3];
  for (const id of own) expect(guests[id]?.pings).toEqual({sent: 12, answered: 12});
  // Host memory is reached by the one card that masters the bus, and that by its own guests alone.
  for (const {guest} of ofKind(recordsOf(run), 'dma')) expect([2, 3, nobodyAt(1)]).toContain(guest);
  for (const [id, {denials}] of guests.entries()) if (id !== rogue) expect(denials).toBe(0);
});

describe('what is told of its records', () => {
  const scenario = scenarioOf('two-cards');
  const words = filterWords(scenario);
  const picked = (text: string): readonly number[] => {
    const read = parseFilter(text, words);
    if (!read.ok) throw new Error(read.fault.message);
    return [...recordsThat(compileFilter(read.filter, words), lab.store)];
  };

  test('a register’s name stands for that of the card that the access went to', () => {
    const sheets = lab.machine.cards.map(({kit}) => kit.sheet);
    const wanted = records.filter(
      (record): record is Extract<RecordView, {kind: 'access' | 'vmm-access' | 'suspend'}> =>
        (record.kind === 'access' || record.kind === 'vmm-access' || record.kind === 'suspend') &&
        sheets[record.guest < 2 || record.guest === NOBODY ? 0 : 1]?.portName(
          record.page,
          record.offset,
          record.direction === 'out',
        ) === 'ISR',
    );
    const found = picked('reg == ISR && kind != denial');
    expect(found).toEqual(wanted.map(({index}) => index));
    expect(new Set(wanted.map(({offset}) => offset)).size).toBe(2);
  });

  test('a bit’s name stands for each card’s own bit', () => {
    const [first, second] = lab.machine.cards.map(({kit}) => kit.sheet.bits['ISR']);
    expect(first?.['RXE'] ?? first?.['OVW']).not.toBe(second?.['RXOVW']);
    const both = picked('reg == ISR && value & ISR.TOK');
    expect(both.length).toBeGreaterThan(0);
    expect(both).toEqual(picked('reg == ISR && value & ISR.TOK && card == rtl8139'));
  });

  test('a filter asks for a card by its device, and every record is of one of them', () => {
    const of = ['ne2000', 'rtl8139'].map((device) => picked(`card == ${device}`));
    expect(of.map(({length}) => length > 1000)).toEqual([true, true]);
    expect(of.flat().sort((a, b) => a - b)).toEqual(Array.from({length: lab.store.length}, (_, index) => index));
  });

  test('the table of records names each register as its card does', () => {
    const csv = exportCsv(lab);
    expect(csv).toMatch(/,access,0,\d*,RSAR0,out,/);
    expect(csv).toMatch(/,access,2,\d*,CAPR,out,/);
    expect(csv).toMatch(new RegExp(`,vmm-access,${nobodyAt(1)},\\d*,TCR,`));
  });

  test('a frame that crossed from card to card is in the capture once', () => {
    const bytes = exportPcap(lab);
    const view = new DataView(bytes.buffer);
    let frames = 0;
    for (let at = 24; at < bytes.length; at += 16 + view.getUint32(at + 8, true)) frames++;
    expect(frames).toBe(lab.frames.next);
  });
});

test('what is watched on one card only is refused with the field that says so', () => {
  expect(openLab(scenarioOf('two-cards'), {watchReach: REACH_WATCH})).toMatchObject({
    ok: false,
    fault: {place: 'cards'},
  });
});

test('the run is the same however it is cut in pieces, also where guests of both cards get theirs at once', () => {
  const whole = ended('two-cards');
  const [digest, state] = [whole.digest(), whole.stateHash()];
  for (const piece of [100_000, 777_777, 3_000_000]) {
    const lab = opened('two-cards');
    while (!lab.hasEnded) lab.runUntil(lab.now + piece, Number.POSITIVE_INFINITY);
    expect([piece, lab.digest(), lab.stateHash()]).toEqual([piece, digest, state]);
  }
});

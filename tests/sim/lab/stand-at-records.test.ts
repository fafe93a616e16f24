// Standing at one record among the many that a step of the VMM writes: the machine is that record's, and the run goes on as ever.
import {describe, expect, test} from 'vitest';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import {EVENTS} from '../../../src/kits/ne2000/model/names.ts';
import {SCENARIO_LIBRARY} from '../../../src/scenarios/library.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY} from '../../../src/trace/units.ts';
import {ended, ofKind, opened, recordsOf} from './runs.ts';

const LIBRARY = SCENARIO_LIBRARY.filter(({recording}) => recording === null).map(({name}) => name);
const VISITS = 20;

describe.each(LIBRARY)('%s', (name) => {
  test('any event can be stood at, and from there the run ends as it would have', () => {
    const whole = ended(name);
    const [digest, state, length] = [whole.digest(), whole.stateHash(), whole.position];
    const lab = opened(name);
    const random = seeded(length);
    let within = 0;
    for (let n = 0; n < VISITS; n++) {
      const event = nextBelow(random, Math.min(length, 30_000));
      lab.seek(event);
      expect(lab.position).toBe(event);
      if (lab.isWithinStep) within++;
    }
    lab.runToEnd();
    expect([lab.digest(), lab.stateHash(), lab.position]).toEqual([digest, state, length]);
    expect(within).toBeGreaterThan(0);
  });
});

/** What the screen shows of the machine right before and right behind the first records of a kind. */
function around(name: string, pick: (record: RecordView) => boolean, most = 40) {
  const lab = ended(name);
  return recordsOf(lab)
    .filter(pick)
    .slice(0, most)
    .map((record) => {
      lab.seek(record.index);
      const before = lab.view(false);
      lab.seek(record.index + 1);
      return {record, before, after: lab.view(false)};
    });
}

describe('the machine at a record', () => {
  test('of a transition is in the state it leads to, and was in the one it leaves', () => {
    for (const {record, before, after} of around('rogue', ({kind}) => kind === 'transition')) {
      if (record.kind !== 'transition') continue;
      const {states} = opened('rogue').machine.monitor.model.compiled;
      const stateIn = ({guests}: typeof before): unknown => guests[record.guest]?.modelState;
      expect([stateIn(before), stateIn(after)], `event ${record.index}`).toEqual([
        states[record.from],
        states[record.to],
      ]);
    }
  });

  test('of a hand-off has the new owner, whose registers are loaded; right before it the old one', () => {
    for (const {record, before, after} of around('two-guests', ({kind}) => kind === 'handoff', 12)) {
      if (record.kind !== 'handoff') continue;
      expect([before.owner ?? NOBODY, after.owner]).toEqual([record.from, record.guest]);
      expect(after.counts.handoffs).toBe(before.counts.handoffs + 1);
      expect(after.queue).not.toContain(record.guest);
      expect(after.registers).toEqual(before.registers);
      expect(after.guests[record.guest]?.ring).not.toBeNull();
    }
  });

  test('of a denial counts it, one more than right before', () => {
    const denials = around('rogue', ({kind}) => kind === 'denial');
    expect(denials.length).toBeGreaterThan(3);
    for (const [n, {before, after}] of denials.entries())
      expect([before.counts.denials, after.counts.denials]).toEqual([n, n + 1]);
  });

  test('of a suspension has the guest stopped, of a resumption going on again', () => {
    for (const {record, before, after} of around('two-guests', ({kind}) => kind === 'suspend' || kind === 'resume')) {
      const states = [before, after].map(({guests}) => guests[record.guest]?.suspendedAt !== null);
      expect(states, `event ${record.index}`).toEqual(record.kind === 'suspend' ? [false, true] : [true, false]);
    }
  });

  test('of an access has its effect on the card, and right before it none of it', () => {
    const writes = around(
      'transmit',
      (record) => record.kind === 'access' && record.direction === 'out' && record.offset === 4 && record.page === 0,
    );
    expect(writes.length).toBeGreaterThan(0);
    for (const {record, before, after} of writes) {
      if (record.kind !== 'access') continue;
      expect(after.registers['TPSR']).toBe(record.value);
      expect(after.counts.accesses).toBe(before.counts.accesses + 1);
      expect(before.counts.accesses).toBeLessThan(after.counts.accesses);
    }
  });

  test('of the VMM’s own read has moved the card’s address by that read alone', () => {
    for (const {record, before, after} of around(
      'bulk',
      (one) => one.kind === 'vmm-access' && one.direction === 'in',
    )) {
      const moves = record.kind === 'vmm-access' && record.offset === 16;
      expect(after.registers['CRDA'] !== before.registers['CRDA'], `event ${record.index}`).toBe(moves);
    }
  });

  test('of the frame’s end has the frame sent, and the model still waits for the interrupt', () => {
    const [sent] = around('transmit', ({kind}) => kind === 'frame-tx');
    expect([sent?.before.guests[0]?.counts.txFrames, sent?.after.guests[0]?.counts.txFrames]).toEqual([0, 1]);
    expect(sent?.after.model.state).toBe('Trans');
    const [done] = around('transmit', (one) => one.kind === 'transition' && one.event === EVENTS.indexOf('PTX'));
    expect([done?.before.model.state, done?.after.model.state]).toEqual(['Trans', 'Idle']);
  });
});

test('a step of the VMM begun anew writes what it wrote: records are the same after every instant of a hand-off', () => {
  const whole = ended('two-guests');
  const [first] = ofKind(recordsOf(whole), 'handoff').slice(1);
  const lab = opened('two-guests');
  for (let event = (first?.index ?? 0) - 40; event < (first?.index ?? 0) + 5; event++) {
    lab.seek(event);
    lab.finishStep();
    expect(lab.position).toBeGreaterThanOrEqual(event);
  }
  lab.runToEnd();
  expect(lab.digest()).toBe(whole.digest());
});

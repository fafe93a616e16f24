// When the card may change hands, why not yet, and what a hand-off puts back.
import {describe, expect, test} from 'vitest';
import {CR, ISR} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import type {LabOptions} from '../../../src/sim/lab/open-lab.ts';
import {ofKind, PROFILES, scenarioOf} from '../lab/runs.ts';
import {remote, setUp} from './listed-guest.ts';
import {VmmTestbench} from './vmm-testbench.ts';

const A = setUp(0x40, 0x60, 0x3f);
const B = setUp(0x60, 0x80, 0x3f, '525400000102');
const SOON = {quantum: 20_000};
/** More than a quantum, in cycles. */
const LONG = 'wait 8000';
const SEND = 'out TBCR0 40; out TBCR1 0; out TPSR 40; out CR 26; wait 40000';

/** Guest 0 has set the card up and owns it, guest 1 has not begun. */
function owned(options: LabOptions = {}, change: Partial<Scenario> = {}): VmmTestbench {
  return new VmmTestbench(['', ''], {profile: 'datasheet', ...options}, {...SOON, ...change}).let(0, A);
}

const refusals = (bench: VmmTestbench): string[] =>
  ofKind(bench.records(), 'handoff-refused').map(({reason}) => reason);
const owners = (bench: VmmTestbench): number[] => ofKind(bench.records(), 'handoff').map(({guest}) => guest);

describe('refused while', () => {
  test.each(PROFILES)('a remote read is open: the model says so (%s)', (profile) => {
    const bench = owned({profile})
      .let(0, remote(0x0a, 0x4000, 8))
      .goOn(1, 'in BNRY')
      .let(0, `${LONG}; in BNRY; ${LONG}`);
    expect([refusals(bench), owners(bench)]).toEqual([['model'], [0]]);
    bench.goOn(0, `out CR 22; ${LONG}`).run();
    expect([refusals(bench), owners(bench)]).toEqual([['model'], [0, 1]]);
  });

  test('a frame is on the wire, and given once it has left', () => {
    const bench = owned()
      .let(0, 'out IMR 0; out TBCR0 ea; out TBCR1 5; out TPSR 40; out CR 26')
      .goOn(1, 'in BNRY')
      .run();
    expect(refusals(bench)).toEqual(['model']);
    const [sent] = ofKind(bench.records(), 'frame-tx');
    expect(ofKind(bench.records(), 'handoff')[1]?.at).toBeGreaterThanOrEqual(sent?.at ?? Number.POSITIVE_INFINITY);
  });

  test('CR selects another page, where ISR cannot be read', () => {
    const bench = owned().let(0, 'out CR 62').goOn(1, 'in BNRY').let(0, `${LONG}; in CURR; ${LONG}`);
    expect([refusals(bench), owners(bench)]).toEqual([['page'], [0]]);
    bench.goOn(0, `out CR 22; ${LONG}`).run();
    expect(owners(bench)).toEqual([0, 1]);
  });

  test('a status bit is pending that IMR lets through: it could not be put back', () => {
    const bench = owned().let(0, SEND).goOn(1, 'in BNRY').let(0, `${LONG}; in ISR; ${LONG}`);
    expect([refusals(bench), owners(bench)]).toEqual([['isr'], [0]]);
    bench.goOn(0, `out ISR 2; ${LONG}`).run();
    expect(owners(bench)).toEqual([0, 1]);
  });

  test.each([
    ['masked', [], [0, 1]],
    ['all', ['isr'], [0]],
  ] as const)('a bit that IMR masks: policy %s', (isrQuiet, why, who) => {
    const policies = {...scenarioOf('two-guests').policies, isrQuiet};
    const bench = owned({}, {policies}).let(0, `out IMR 0; ${SEND}`).goOn(1, 'in BNRY').run();
    expect([refusals(bench), owners(bench)]).toEqual([why, who]);
  });

  test('its time is not over: an owner that works keeps the card for a quantum', () => {
    const bench = owned({}, {quantum: 10_000_000});
    bench.goOn(1, 'in BNRY').let(0, `${LONG}; in BNRY; ${LONG}; in BNRY; ${LONG}`);
    expect(owners(bench)).toEqual([0]);
    bench.run(); // it halts
    expect([owners(bench), refusals(bench)]).toEqual([[0, 1], []]);
  });
});

describe('owed status bits', () => {
  test.each(
    PROFILES,
  )('are seen until acknowledged, the status port trapped meanwhile and not after (%s)', (profile) => {
    const hooks = 'deck,w:PSTART,w:PSTOP,w:DCR,w:RCR,w:TCR,w:IMR'; // no CURR, which shares ISR's port
    const bench = owned({profile, hooks}).let(0, `out IMR 0; ${SEND}`).let(1, `${B}; ${LONG}`);
    bench.let(0, 'in ISR; in ISR; out ISR 2; in ISR; in ISR');
    expect(owners(bench)).toEqual([0, 1, 0]);
    expect(bench.guests[0]?.answers.map((value) => Number(value) & 2)).toEqual([2, 2, 0, 0]);
    const reads = ofKind(bench.records(), 'access').filter(
      ({guest, offset, direction}) => guest === 0 && offset === 7 && direction === 'in',
    );
    expect(reads.map(({exited}) => exited)).toEqual([true, true, false, false]);
  });

  test.each(PROFILES)('that the guest unmasks interrupt it, though the card’s line is down (%s)', (profile) => {
    const bench = owned({profile}).let(0, `out IMR 0; ${SEND}`).let(1, `${B}; ${LONG}`);
    bench.goOn(0, 'out IMR 3f; sti; halt; in ISR; out ISR 2').run();
    expect([bench.guests[0]?.interrupts, bench.guests[0]?.answers.map((value) => Number(value) & 2)]).toEqual([1, [2]]);
  });

  test.each(PROFILES)('RDC that was pending is made again on the card (%s)', (profile) => {
    const bench = owned({profile, hooks: 'all'})
      .let(0, `${remote(0x0a, 0x4000, 2)}; inw data`)
      .let(1, `${B}; ${LONG}`);
    bench.let(0, 'in ISR; out ISR 40; in ISR');
    expect(owners(bench)).toEqual([0, 1, 0]);
    expect(bench.guests[0]?.answers.slice(1).map((value) => Number(value) & 0x40)).toEqual([0x40, 0]);
    expect(ofKind(bench.records(), 'denial')).toEqual([]);
  });
});

describe('what a hand-off puts back', () => {
  test.each(PROFILES)('every register that a guest can see or that places its buffers (%s)', (profile) => {
    const change =
      'out BNRY 4a; out TPSR 46; out TBCR0 77; out TBCR1 1; out CR 62; out MAR3 5a; out CURR 4f; out CR 22';
    const see = 'in CR; in BNRY; in ISR; out CR 62; in PAR0; in PAR5; in CURR; in MAR3; out CR 22';
    const bench = owned({profile}).let(0, `${change}; ${see}`);
    const names = ['PSTART', 'PSTOP', 'TPSR', 'TBCR', 'RCR', 'TCR', 'DCR', 'IMR', 'BNRY', 'CURR'];
    const before = names.map((name) => [name, bench.peek(name)]);
    bench.let(1, `${B}; ${LONG}`);
    expect(names.map((name) => [name, bench.peek(name)])).not.toEqual(before);
    bench.let(0, see);
    const answers = bench.guests[0]?.answers ?? [];
    expect(owners(bench)).toEqual([0, 1, 0]);
    expect(answers.slice(7)).toEqual(answers.slice(0, 7));
    expect(names.map((name) => [name, bench.peek(name)])).toEqual(before);
  });

  test('a guest that never touched the card is given a stopped one', () => {
    const bench = owned().let(1, 'in CR; in ISR');
    const [command, status] = bench.guests[1]?.answers ?? [];
    expect([Number(command) & CR.STP, status]).toEqual([CR.STP, ISR.RST]); // STA stays latched: only a reset takes it back
  });

  test('a guest that has not set the card up keeps it: Initiation is not reusable', () => {
    const bench = owned().let(1, `in BNRY; ${LONG}`).goOn(0, 'in BNRY').run();
    expect([owners(bench), refusals(bench)]).toEqual([[0, 1], ['model']]);
  });
});

describe('bitmaps', () => {
  test('the owner exits at hooked ports, everybody else at every port, after each step', () => {
    const bench = owned({hooks: 'deck'})
      .goOn(0, `out CR 22; ${LONG}; in BNRY; ${LONG}`)
      .goOn(1, `${LONG}; ${B}; ${LONG}`);
    const {guests, monitor} = bench.lab.machine;
    const hooked = (port: number): boolean => bench.lab.machine.hooks.coversPort(port - 0x300);
    for (let steps = 0; bench.lab.step(); steps++) {
      for (const guest of guests) {
        const wrong = Array.from({length: 32}, (_, i) => 0x300 + i).filter(
          (port) => guest.bitmap.exits(port, 1) !== (guest.id !== monitor.owner || hooked(port)),
        );
        if (wrong.length > 0) expect.fail(`step ${steps}: guest ${guest.id}, ports ${wrong.join()}`);
      }
    }
    expect(owners(bench).slice(0, 2)).toEqual([0, 1]);
  });
});

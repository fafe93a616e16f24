// Configuration space as guests of a whole machine find it: a picture for each, and bus mastering that is the card's as its owner has it.
import {beforeAll, describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {fetchEveryKit} from '../../../src/kits/device-kits.ts';
import {RTL8139_FUZZ} from '../../../src/kits/rtl8139/fuzz/fuzz.ts';
import {DENY_REASONS} from '../../../src/kits/rtl8139/model/names.ts';
import {PCI, PCI_COMMAND} from '../../../src/kits/rtl8139/sheet/pci.ts';
import {CR, CR9346_MODE, PORT, RCR, TSD_BITS} from '../../../src/kits/rtl8139/sheet/registers.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {HostileGuest} from '../../../src/sim/lab/fuzz/hostile-guest.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import type {GuestProgram, Instruction} from '../../../src/sim/machine/guest-program.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {ofKind, opened, recordsOf, scenarioOf} from '../../sim/lab/runs.ts';
import {Configuring, configRead, configWrite, Listed, mastering, named} from './configuring-guest.ts';

const PROFILES: readonly CardProfile[] = ['qemu', 'datasheet'];
const ALL_ONES = 0xffff_ffff;
const SOUND = {qemu: 'minimal', datasheet: 'minimal-datasheet'} as const;
const OUT = (port: {readonly offset: number; readonly bytes?: number}, value: number): Instruction => ({
  op: 'out',
  offset: port.offset,
  size: port.bytes ?? 1,
  value,
});
const WAIT = (us: number): Instruction => ({op: 'compute', cycles: us * CYCLES_PER_US});

beforeAll(() => fetchEveryKit());

/** The scenario of two guests with programs in their places, run to its end. */
function run(profile: CardProfile, programs: readonly GuestProgram[], hooks = 'sharing'): Lab {
  const lab = open(profile, programs, hooks);
  lab.runToEnd();
  return lab;
}

function open(
  profile: CardProfile,
  programs: readonly GuestProgram[],
  hooks = 'sharing',
  policies: Partial<Scenario['policies']> = {},
): Lab {
  const own = scenarioOf('rtl8139-two-guests');
  const scenario: Scenario = {...own, policies: {...own.policies, ...policies, guestMemory: 'identity'}};
  return opened(scenario, {
    profile,
    hooks,
    programs: (guest) => present(programs[guest], 'each has one'),
    forwardsOnly: true,
  });
}

const denialsOf = (lab: Lab): (string | undefined)[] =>
  ofKind(recordsOf(lab), 'denial').map(({reason}) => DENY_REASONS[reason]?.name);

/** Bus mastering as the card has it. */
const isMaster = ({machine}: Lab): boolean => {
  const {card} = present(machine.cards[0], 'there is a card');
  return ((card.readConfig?.(PCI.PCICMD.offset, 1) ?? 0) & PCI_COMMAND.MASTER) !== 0;
};

/** A ring and a frame of the first guest's own. */
function places({machine}: Lab) {
  const window = present(machine.windows[0], 'it has a window');
  return {ring: window.start + 0x4000, frame: window.start + 0x1000, end: window.end};
}

describe('a guest’s picture', () => {
  test('says who the card is, and where firmware put it', () => {
    const first = new Listed([
      ...configRead(0, 4),
      ...configRead(0x10, 4),
      ...configRead(0x14, 4),
      ...configRead(0x3d, 1),
    ]);
    run('qemu', [first, new Listed([])]);
    expect(first.answers).toEqual([0x8139_10ec, 0xc001, 0xfebf_0000, 1]);
  });

  test('keeps what is written there, answers for a base address’s size, and is nobody else’s', () => {
    const second = new Listed([WAIT(1000), ...configRead(0x10, 4), ...configRead(0x3c, 1)]);
    const first = new Listed([
      ...configWrite(0x10, 4, ALL_ONES),
      ...configRead(0x10, 4),
      ...configWrite(0x3c, 1, 9),
      ...configRead(0x3c, 2),
    ]);
    const {machine} = run('qemu', [first, second]);
    expect(first.answers).toEqual([0xffff_ff01, 0x0109]);
    expect(second.answers).toEqual([0xc001, 11]);
    expect(machine.card.readConfig?.(0x10, 4)).toBe(0xc001);
  });

  test('has no INTx bit: an interrupt is not one guest’s to turn off', () => {
    const first = new Listed([...configWrite(4, 2, ALL_ONES & 0xffff), ...configRead(4, 2)]);
    run('qemu', [first, new Listed([])]);
    expect(first.answers).toEqual([7]);
  });

  test('is found where CONFIG_ADDRESS names the card, and nowhere else', () => {
    const data: Instruction = {op: 'port-in', port: 0xcfc, size: 4};
    const first = new Listed([
      data,
      ...[0x8000_1000, 0x8001_1800, 0x0000_1800, 0x8000_1900].flatMap((address) => [named(0, address), data]),
      named(4),
      {op: 'port-in', port: 0xcf8, size: 4},
      {op: 'port-out', port: 0xcf8, size: 1, value: 0x10},
      {op: 'port-in', port: 0xcfe, size: 2},
      {op: 'port-in', port: 0x80, size: 1},
    ]);
    run('qemu', [first, new Listed([])]);
    expect(first.answers).toEqual([...new Array<number>(5).fill(ALL_ONES), 0x8000_1804, 0, 0xff]);
  });

  test('costs an exit each, which are counted as hooked', () => {
    const lab = run('qemu', [new Listed(configRead(0, 4)), new Listed([])], 'none');
    expect(lab.machine.guests[0]?.counts).toMatchObject({accesses: 2, hooked: 2, config: 2, exits: 2});
    expect(lab.report().config).toBe(2);
  });
});

describe.each(PROFILES)('bus mastering (%s)', (profile) => {
  test('is the card’s as its owner has it: a hand-off puts it back', () => {
    const seen: boolean[] = [];
    const first = new Listed([
      ...mastering(false),
      WAIT(4000),
      OUT(PORT.CR, CR.TE),
      WAIT(4000),
      OUT(PORT.IMR, 0),
      WAIT(9000),
    ]);
    const second = new Listed([WAIT(500), OUT(PORT.CR, CR.TE), WAIT(2000), ...configRead(4, 1), WAIT(20_000)]);
    const lab = open(profile, [first, second]);
    let owner = -1;
    while (lab.step()) {
      const {owner: now} = lab.machine.monitor;
      if (now !== owner && !lab.machine.shared.handover.isSwitching) seen.push(isMaster(lab));
      owner = now;
    }
    expect(second.answers).toEqual([7]);
    expect(seen.length).toBeGreaterThan(2);
    expect(new Set(seen)).toEqual(new Set([true, false]));
    const own = ofKind(recordsOf(lab), 'vmm-access').filter(({page, offset}) => page === 2 && offset === 4);
    expect(own.map(({value}) => value & PCI_COMMAND.MASTER)).toContain(PCI_COMMAND.MASTER);
  });

  test('is put back where a hand-off leaves the receiver on, too', () => {
    const first = new Listed([...mastering(false), OUT(PORT.CR, CR.TE), WAIT(9000)]);
    const second = new Listed([WAIT(500), OUT(PORT.CR, CR.TE), WAIT(2000), ...mastering(false), ...configRead(4, 1)]);
    const lab = open(profile, [first, second], 'sharing', {receiver: 'left'});
    const seen: boolean[] = [];
    while (lab.step()) {
      const {monitor, shared} = lab.machine;
      if (monitor.owner === 1 && !shared.handover.isSwitching) seen.push(isMaster(lab));
    }
    expect([seen[0], second.answers, seen.at(-1)]).toEqual([true, [3], false]);
  });

  test('of who does not own the card waits for it', () => {
    const first = new Listed([OUT(PORT.CR, CR.TE), WAIT(3000)]);
    const second = new Listed([WAIT(100), ...mastering(false), ...configRead(4, 1)]);
    const lab = run(profile, [first, second]);
    const {suspensions} = present(lab.machine.guests[1], 'there are two').counts;
    expect([suspensions, second.answers, isMaster(lab)]).toEqual([1, [3], false]);
  });

  /** Turns the receiver on over a ring while it is off, has a frame come, turns it on, has another come. */
  function received(ringAt: (lab: Lab) => number) {
    const list: Instruction[] = [];
    const first = new Listed(list);
    const lab = open(profile, [first, new Listed([])]);
    const ring = ringAt(lab);
    list.push(
      ...mastering(false),
      OUT(PORT.CR, CR.TE),
      OUT(PORT.RBSTART, ring),
      OUT(PORT.RCR, RCR.AAP),
      OUT(PORT.CR, CR.TE | CR.RE),
      WAIT(300),
      ...mastering(true),
      ...configRead(4, 1),
      WAIT(300),
    );
    const {segment} = lab.machine;
    const frame = new Uint8Array(64).fill(0xff);
    segment.offer(frame, 200 * CYCLES_PER_US);
    segment.offer(frame, 500 * CYCLES_PER_US);
    lab.runToEnd();
    const records = recordsOf(lab);
    const moves = ofKind(records, 'dma').filter(({move}) => move === 'write');
    return {lab, first, ring, records, moves};
  }

  test('off, nothing that comes in reaches memory; on again, it does', () => {
    const {first, ring, records, moves, lab} = received((own) => places(own).ring);
    const on = present(
      ofKind(records, 'access').find(
        ({page, offset, direction, value}) => page === 2 && offset === 4 && direction === 'out' && value === 7,
      ),
      'it was turned on',
    );
    expect(first.answers).toEqual([7]);
    expect(ofKind(records, 'frame-rx')).toHaveLength(2);
    expect(moves.length).toBeGreaterThan(0);
    expect(moves.every(({index, address}) => index > on.index && address >= ring)).toBe(true);
    expect([denialsOf(lab), lab.report().belief.unsafe]).toEqual([[], 0]);
  });

  test('turned on over a ring that leaves its guest’s memory is denied, and stays off', () => {
    const {first, moves, lab} = received((own) => places(own).end - 32);
    expect(denialsOf(lab)).toEqual(['receive-outside-memory']);
    expect([first.answers, moves, isMaster(lab)]).toEqual([[3], [], false]);
  });

  test('turned on after a load from the EEPROM that nobody saw, the receiver stays off', () => {
    const list: Instruction[] = [];
    const first = new Listed(list);
    const lab = open(profile, [first, new Listed([])], SOUND[profile]);
    const {ring} = places(lab);
    list.push(OUT(PORT.CR, CR.TE), OUT(PORT.RBSTART, ring), OUT(PORT.RCR, RCR.AAP), OUT(PORT.CR, CR.TE | CR.RE));
    list.push(OUT(PORT['9346CR'], CR9346_MODE.AUTO_LOAD), ...mastering(false), ...mastering(true));
    list.push({op: 'in', offset: PORT.CR.offset, size: 1}, WAIT(500));
    lab.machine.segment.offer(new Uint8Array(64).fill(0xff), 300 * CYCLES_PER_US);
    lab.runToEnd();
    expect(first.answers.map((answer) => answer & CR.RE)).toEqual([0]);
    expect([ofKind(recordsOf(lab), 'dma').filter(({move}) => move === 'write'), lab.report().belief.unsafe]).toEqual([
      [],
      0,
    ]);
  });

  test('with nobody watching such a ring is filled', () => {
    const list: Instruction[] = [];
    const lab = open(profile, [new Listed(list), new Listed([])], 'none');
    list.push(
      ...mastering(false),
      OUT(PORT.RBSTART, places(lab).end - 32),
      OUT(PORT.RCR, RCR.AAP),
      OUT(PORT.CR, CR.RE),
    );
    list.push(...mastering(true), WAIT(500));
    lab.machine.segment.offer(new Uint8Array(64).fill(0xff), 300 * CYCLES_PER_US);
    lab.runToEnd();
    expect(lab.report().belief.unsafe).toBeGreaterThan(0);
  });

  test('off, a frame given to the card is refused, and none is on its way when it is turned off', () => {
    const list: Instruction[] = [];
    const lab = open(profile, [new Listed(list), new Listed([])]);
    const {frame} = places(lab);
    const send: Instruction[] = [OUT(PORT.TSD0, 1000), ...mastering(false), WAIT(500)];
    list.push(OUT(PORT.CR, CR.TE), OUT(PORT.TSAD0, frame), OUT(PORT.TSAD1, frame), ...send, ...mastering(false));
    list.push(OUT(PORT.TSD1, TSD_BITS.OWN), OUT(PORT.TSD1, 60), WAIT(500));
    lab.runToEnd();
    const inUse = profile === 'qemu' ? [] : ['descriptor-in-use'];
    expect(denialsOf(lab)).toEqual([...inUse, 'bus-master-off']);
    expect(ofKind(recordsOf(lab), 'frame-tx')).toHaveLength(1);
  });
});

test.each([
  ['qemu', 'minimal'],
  ['qemu', 'sharing'],
  ['datasheet', 'exact'],
  ['datasheet', 'all'],
] as const)('whatever guests do with it, belief is never wrong in the dangerous direction (%s, %s)', (profile, hooks) => {
  for (const seed of [1, 2, 3]) {
    const programs = RTL8139_FUZZ.windows.slice(0, 2).map((window, guest) => {
      const hostile = new HostileGuest(RTL8139_FUZZ, 10 * seed + guest, window, 600);
      return new Configuring(hostile, 100 * seed + guest);
    });
    const lab = open(profile, programs, hooks);
    const {segment, clock} = lab.machine;
    for (let steps = 0; steps < 12_000 && lab.step(); steps++)
      if (steps % 24 === 0)
        segment.offer(new Uint8Array(60 + (steps % 900)).fill(0xff), clock.now + (steps % 50) * CYCLES_PER_US);
    const {belief, handoffs, config = 0} = lab.report();
    expect([seed, belief.unsafe]).toEqual([seed, 0]);
    expect(Math.min(config, handoffs)).toBeGreaterThan(3);
  }
});

test('a guest of a card on no PCI bus finds nothing there, beside one that does', () => {
  const guests = scenarioOf('two-cards').guests.map(() => new Listed(configRead(0, 4)));
  const lab = opened('two-cards', {programs: (guest) => present(guests[guest], 'each has one'), forwardsOnly: true});
  lab.runToEnd();
  const found = new Set(guests.map(({answers}) => answers[0]));
  expect(found).toEqual(new Set([ALL_ONES, 0x8139_10ec]));
});

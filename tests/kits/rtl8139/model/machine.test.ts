// The model in a whole machine: accesses of any width, what they show, status of two bytes.
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {moveAt} from '../../../../src/kits/contract/moves.ts';
import {RTL8139_BASICS} from '../../../../src/kits/rtl8139/basics.ts';
import {DENY_REASONS} from '../../../../src/kits/rtl8139/model/names.ts';
import {PORT} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {opened, recordsOf, scenarioOf} from '../../../sim/lab/runs.ts';
import {ListedGuest} from '../../../sim/vmm/listed-guest.ts';

/** A machine with one guest that does what it is told. */
function machine(text: string, profile: CardProfile = 'qemu', hooks = 'exact') {
  const guest = new ListedGuest(text);
  const lab = opened({...scenarioOf('rtl8139-transmit'), profile}, {hooks, programs: () => guest});
  const runOn = (): void => {
    while (!guest.isDone && lab.step());
  };
  runOn();
  const {monitor, card} = lab.machine;
  const switched = monitor.model.contextSwitch;
  return {
    answers: guest.answers,
    denials: () => recordsOf(lab).flatMap((one) => (one.kind === 'denial' ? [DENY_REASONS[one.reason]?.name] : [])),
    accesses: () => recordsOf(lab).flatMap((one) => (one.kind === 'access' ? [one] : [])),
    card,
    owe: (bits: number) => {
      switched.addPendingStatus(monitor.context(0), bits);
      lab.machine.vmm.changePolicies({}); // the permission map is written anew
    },
    owed: () => switched.pendingStatus(monitor.context(0)),
    goOn: (more: string) => {
      guest.goOn(more);
      runOn();
    },
  };
}

describe('what a guest reads back', () => {
  test('of an address is its own, whole and by words; QEMU’s card has no bytes of it', () => {
    const {answers, card} = machine('outl 20 1234; inl 20; inw 20; inw 22; in 20');
    expect(answers).toEqual([0x1234, 0x1234, 0, 0]);
    expect(card.registers()[PORT.TSAD0.name]).not.toBe(0x1234);
  });

  test('on the chip is its own byte by byte', () => {
    const {answers} = machine('outl 30 12345; inl 30; in 30; in 31; in 32; inw 31', 'datasheet');
    expect(answers).toEqual([0x1_2345, 0x45, 0x23, 0x01, 0x123]);
  });

  test('of CPCR is 0: a write that starts nothing stays here', () => {
    const {answers, card, denials} = machine('outw e0 60; inw e0; out 37 4; outl 20 1000; outl 10 40');
    expect(answers).toEqual([0]);
    expect(card.registers()[PORT.TSADS.name]).toBe(0x100f);
    expect(denials()).toEqual([]);
  });
});

describe('widths', () => {
  test('a part of a register that is followed is refused on the chip, and nothing to QEMU’s card', () => {
    const text = 'outw 20 1234; out 46 1; inl 20';
    expect(machine(text, 'datasheet').denials()).toEqual(['partial-write', 'partial-write']);
    const {denials, accesses} = machine(text, 'qemu');
    expect(denials()).toEqual([]);
    expect(accesses().map(({hooked}) => hooked)).toEqual([false, false, false]);
  });

  test.each(['qemu', 'datasheet'] as const)('CR is reached by the registers before it (%s)', (profile) => {
    const {denials, card} = machine('outl 34 8000000; outw 36 800', profile);
    expect(denials()).toEqual(['receive-ring-unset', 'receive-ring-unset']);
    expect((card.registers()[PORT.CR.name] ?? 0) & 0x0c).toBe(0);
  });
});

describe('status of two bytes that a guest is owed', () => {
  test('shows in reads, in either byte, until it is acknowledged', () => {
    const one = machine('inw 3e');
    one.owe(0x4001);
    one.goOn('inw 3e; outw 3e 1; inw 3e; outw 3e 4000; inw 3e');
    expect(one.answers).toEqual([0, 0x4001, 0x4000, 0]);
    expect(one.owed()).toBe(0);
  });

  test('on the chip shows in accesses that meet more of it, or a part', () => {
    const one = machine('outw 3c 5', 'datasheet');
    one.owe(0x4001);
    one.goOn('inl 3c; in 3e; in 3f; out 3f 40; inl 3c; outl 3c 10005; inl 3c');
    expect(one.answers).toEqual([0x4001_0005, 1, 0x40, 0x1_0005, 5]);
    expect(one.owed()).toBe(0);
  });

  test('shows nothing where QEMU’s card shows nothing', () => {
    const one = machine('inw 3e');
    one.owe(0x4001);
    one.goOn('in 3e; inl 3c');
    expect(one.answers).toEqual([0, 0, 0]);
    expect(one.owed()).toBe(0x4001);
  });
});

test('a move is about the descriptor whose register was accessed', () => {
  const {transmit} = RTL8139_BASICS.moves;
  const of = (offset: number): string[] => {
    const move = present(moveAt(transmit, offset), 'frames are sent');
    return [move.address.name, move.length.name];
  };
  expect(of(PORT.TSD2.offset)).toEqual(['TSAD2', 'TSD2']);
  expect(of(PORT.TSAD3.offset)).toEqual(['TSAD3', 'TSD3']);
  expect(of(PORT.CR.offset)).toEqual(['TSAD0', 'TSD0']);
  expect(moveAt(undefined, 0)).toBeUndefined();
});

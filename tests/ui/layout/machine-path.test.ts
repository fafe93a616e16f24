import {describe, expect, test} from 'vitest';
import {STATES} from '../../../src/kits/ne2000/model/names.ts';
import {pathOf} from '../../../src/ui/layout/machine-path.ts';
import {registerBox} from '../../../src/ui/layout/meaning/lit-path.ts';
import {
  access,
  DENIAL,
  DENIED_CHECK,
  FRAME_RX,
  FRAME_TX,
  HANDOFF,
  INJECT,
  IRQ,
  SUSPEND,
  TRANSITION,
} from './records.ts';

describe('the path of the present event', () => {
  test('a hooked access goes from the guest through the VMM and the monitor to the card', () => {
    const lit = pathOf(access());
    expect(lit.hops).toEqual(['exit', 'ask', 'forward']);
    expect(lit).toMatchObject({stop: null, guest: 0, port: 0, register: 'CR'});
  });

  test('an unhooked access goes straight to the card', () => {
    const lit = pathOf(access({offset: 7, hooked: false, exited: false}));
    expect(lit.hops).toEqual(['unhooked']);
    expect(lit.register).toBe('ISR');
  });

  test('an access that exits without being hooked passes the VMM and asks nobody', () => {
    expect(pathOf(access({direction: 'in', offset: 4, hooked: false, exited: true})).hops).toEqual([
      'exit',
      'vmm-card',
    ]);
  });

  test('a denied access stops at the monitor', () => {
    for (const record of [access({denied: true}), DENIED_CHECK, DENIAL]) {
      const lit = pathOf(record);
      expect(lit.hops).toEqual(['exit', 'ask']);
      expect(lit.stop).toBe('denied');
    }
  });

  test('a suspended access stops at the VMM', () => {
    expect(pathOf(SUSPEND)).toMatchObject({hops: ['exit'], stop: 'suspended', guest: 1});
  });

  test('the data port moves bytes by remote DMA, towards memory on OUT and from memory on IN', () => {
    const data = {offset: 0x10, size: 2, hooked: false, exited: false, count: 757};
    const [read, write] = [STATES.indexOf('DmaRd'), STATES.indexOf('TransDmaWr')];
    expect(pathOf(access({...data, state: write}))).toMatchObject({
      hops: ['unhooked', 'remote-dma'],
      reversed: [],
      register: 'data',
    });
    expect(pathOf(access({...data, direction: 'in', state: read}))).toMatchObject({reversed: ['remote-dma']});
  });

  test('where the model knows of no remote DMA, the way ends at the data port', () => {
    const data = {offset: 0x10, size: 2, hooked: false, exited: false, state: STATES.indexOf('Idle')};
    expect(pathOf(access(data))).toMatchObject({hops: ['unhooked'], reversed: [], register: 'data'});
    expect(pathOf(access({...data, direction: 'in'}))).toMatchObject({hops: ['unhooked'], reversed: []});
  });

  test('an interrupt goes from the card to the VMM, and injected on to the guest', () => {
    expect(pathOf(IRQ).hops).toEqual(['interrupt']);
    expect(pathOf(INJECT).hops).toEqual(['interrupt', 'inject']);
  });

  test('a frame sent takes local DMA and the wire; a frame received takes them the other way', () => {
    expect(pathOf(FRAME_TX)).toMatchObject({hops: ['local-dma', 'wire'], reversed: []});
    expect(pathOf(FRAME_RX)).toMatchObject({hops: ['wire', 'local-dma'], reversed: ['wire', 'local-dma']});
  });

  test('a transition on a command came from the guest, one on PTX from the card', () => {
    expect(pathOf(TRANSITION).hops).toEqual(['exit', 'ask', 'forward']);
    const sent = {index: 9, at: 0, guest: 0, cause: 8, kind: 'transition', from: 2, to: 1, event: 7, edge: 2} as const;
    expect(pathOf(sent)).toMatchObject({hops: ['interrupt'], place: 'dmm'});
  });

  test('a hand-off is the VMM’s own doing on the card', () => {
    expect(pathOf(HANDOFF).hops).toEqual(['vmm-card']);
  });

  test('before the first event nothing is lit', () => {
    expect(pathOf(null)).toMatchObject({hops: [], place: null, guest: null});
  });

  test('halves of a word share a box, on whichever page they are', () => {
    expect(registerBox(0, 8, true)).toBe('RSAR');
    expect(registerBox(0, 11, true)).toBe('RBCR');
    expect(registerBox(1, 7, true)).toBe('CURR');
    expect(registerBox(0, 0x1f, false)).toBe('reset');
  });
});

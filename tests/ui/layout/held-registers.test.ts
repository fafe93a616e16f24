import {describe, expect, test} from 'vitest';
import type {ShadowView} from '../../../src/sim/lab/lab-view.ts';
import {allHeldWords, heldRegisters, heldWords, isHeldWrite} from '../../../src/ui/layout/held-registers.ts';
import {pathOf, pathWords} from '../../../src/ui/layout/machine-path.ts';
import {machineSentence} from '../../../src/ui/layout/machine-words.ts';
import {fixtureView} from '../fixture-view.ts';
import {access, SUSPEND} from './records.ts';

const registers = {RSAR0: 0x00, RSAR1: 0x40, RBCR0: 0x40, RBCR1: 0x00};
const shadow = (...held: string[]): {readonly shadow: ShadowView} => ({shadow: {guest: 0, registers, held}});
/** OUT RSAR1. */
const write = access({offset: 9, value: 0x40});

describe('registers that the DMM holds', () => {
  test('halves are one register; the half that is not held is not told', () => {
    expect(heldRegisters(shadow('RSAR0', 'RSAR1', 'RBCR0'))).toEqual([
      {name: 'RSAR', digits: '4000'},
      {name: 'RBCR', digits: '··40'},
    ]);
    expect(heldRegisters(shadow('RSAR1'))).toEqual([{name: 'RSAR', digits: '40··'}]);
  });

  test('where nothing is held, or nobody owns the card, there is nothing to say', () => {
    expect([heldRegisters(shadow()), heldRegisters({shadow: null})]).toEqual([[], []]);
    expect(allHeldWords([])).toEqual([]);
  });

  test('words say what waits and that the card has it not', () => {
    const held = heldRegisters(shadow('RSAR0', 'RSAR1', 'RBCR0', 'RBCR1'));
    expect(held.map(heldWords)).toEqual([
      'held in the shadow: 4000, not yet on the card',
      'held in the shadow: 0040, not yet on the card',
    ]);
    expect(allHeldWords(held)[0]).toBe('held in the shadow, not yet on the card: RSAR 4000, RBCR 0040');
  });

  test('a write that is held ends at the monitor, any other goes on', () => {
    expect(isHeldWrite(write, shadow('RSAR1'))).toBe(true);
    const others = [
      access(),
      {...write, direction: 'in'},
      {...write, denied: true},
      {...write, guest: 1},
      SUSPEND,
    ] as const;
    for (const other of others) expect(isHeldWrite(other, shadow('RSAR1'))).toBe(false);
    expect(isHeldWrite(write, shadow('RBCR1'))).toBe(false);
    const lit = pathOf(write, true);
    expect(lit).toMatchObject({hops: ['exit', 'ask'], stop: 'held', register: 'RSAR'});
    expect(pathWords(lit)).toBe(
      'hooked: guest to VMM, VMM to Device Modeling Monitor, which holds it in the shadow: not yet on the card',
    );
    expect(machineSentence({...fixtureView(), ...shadow('RSAR1')}, write, lit)).toMatch(
      /Held in the shadow, not yet on the card: RSAR 40··\.$/,
    );
  });
});

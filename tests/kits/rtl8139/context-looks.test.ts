// What the lab reads out of contexts of the RTL8139's model.
import {describe, expect, test} from 'vitest';
import {RTL8139_BASICS} from '../../../src/kits/rtl8139/basics.ts';
import {RTL8139_LOOKS} from '../../../src/kits/rtl8139/context-looks.ts';
import {linuxDriver} from '../../../src/kits/rtl8139/guests/linux-driver.ts';
import {freshContext} from '../../../src/kits/rtl8139/model/context.ts';
import {parseHookSet} from '../../../src/sim/models/parse-hooks.ts';
import {Rig} from './guests/rig.ts';

const WINDOW = {start: 0x40000, end: 0x60000};
const VIEW = {translation: {kind: 'offset', by: 0x40000, size: 0x20000}, windows: [WINDOW]} as const;

function hooks(text: string) {
  const set = parseHookSet(RTL8139_BASICS, text);
  if (!set.ok) throw new Error(set.fault.message);
  return set.value;
}

describe('the shadow', () => {
  const context = {...freshContext(WINDOW, VIEW), CR: 0x0c, RBSTART: 0x3000, TSAD: [0x1000, 0, 0, 0]};

  test('has addresses as the card is to have them, and none that its guest never set', () => {
    expect(RTL8139_LOOKS.shadow(context, hooks('w:RBSTART,w:TSAD0,w:TSAD1,w:CR'))).toEqual({
      registers: {CR: 0x0c, RBSTART: 0x43000, TSAD0: 0x41000},
      held: [],
    });
  });

  test('is of registers alone whose writes are seen', () => {
    expect(RTL8139_LOOKS.shadow(context, hooks('none')).registers).toEqual({});
  });
});

test('a register that the card has otherwise than the context is stale; the VMM’s own filter bit is not', () => {
  const {card} = new Rig(linuxDriver, 'qemu');
  const [RCR, IMR, RBSTART] = ['RCR', 'IMR', 'RBSTART'].map((name) => card.registers()[name] ?? 0) as [
    number,
    number,
    number,
  ];
  const context = {...freshContext(WINDOW), RCR, IMR, RBSTART};
  expect(RTL8139_LOOKS.staleRegisters(context, card)).toEqual([]);
  expect(RTL8139_LOOKS.staleRegisters({...context, IMR: 0}, card)).toEqual([{offset: 0x3c, believed: 0, real: IMR}]);
  expect(RTL8139_LOOKS.staleRegisters({...context, RCR: RCR | 1, isPromiscuous: true}, card)).toEqual([]);
  expect(RTL8139_LOOKS.staleRegisters({...context, RCR: RCR | 1}, card)).toHaveLength(1);
});

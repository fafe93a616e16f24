// The declaration and the table that XState made of it.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {RTL8139_MODEL} from '../../../../src/kits/rtl8139/model/compiled.ts';
import {RTL8139_DECLARATION} from '../../../../src/kits/rtl8139/model/declaration.ts';
import {RTL8139_MODEL_NAMES} from '../../../../src/kits/rtl8139/model/model-names.ts';
import {EVENTS, type EventName, STATES} from '../../../../src/kits/rtl8139/model/names.ts';
import {MODEL_SOURCE} from '../../../../src/kits/rtl8139/model/statechart.ts';
import {RTL8139_MODEL_WORDS} from '../../../../src/kits/rtl8139/model/words.ts';
import {printCells} from '../../../../src/sim/models/cells-text.ts';
import {compileStatechart} from '../../../../src/sim/models/compile-statechart.ts';

describe('the declared model', () => {
  test('the table is what XState says', () => {
    const text = printCells(compileStatechart(MODEL_SOURCE.statechart, MODEL_SOURCE.order));
    expect(readFileSync('src/kits/rtl8139/model/cells.ts', 'utf8')).toBe(text);
    expect(RTL8139_MODEL.states).toEqual(STATES);
  });

  test.each(STATES)('in %s every event has its edge, drawn or with a reason', (state) => {
    const {on} = RTL8139_DECLARATION.declared[state];
    const told = RTL8139_MODEL_WORDS.undrawn.filter(({from}) => from === state);
    expect(told.map((edge) => edge.on)).toEqual(EVENTS.filter((event) => on[event].meta.row === undefined));
    for (const {why, to, on: event} of told) {
      expect(why.length).toBeGreaterThan(10);
      expect(on[event as EventName].target ?? state).toBe(to);
    }
  });

  test('a card that sends, or is being set up, is not handed over', () => {
    expect(RTL8139_MODEL_NAMES.states.filter(({isReusable}) => isReusable).map(({name}) => name)).toEqual([
      'Idle',
      'Receiving',
      'OffBus',
    ]);
    expect(RTL8139_MODEL_NAMES.states.filter(({isSending}) => isSending).map(({name}) => name)).toEqual([
      'Sending',
      'SendingReceiving',
    ]);
  });

  test('drawn edges are those that lead from one state to another', () => {
    expect(RTL8139_MODEL_NAMES.drawn.map(({from, on, to}) => `${from} ${on.join()} ${to}`)).toEqual([
      'PowerOn SetUp Idle',
      'Idle Transmit Sending',
      'Sending Sent Idle',
      'Idle ReceiveOn Receiving',
      'Receiving ReceiveOff Idle',
      'Receiving Transmit SendingReceiving',
      'SendingReceiving Sent Receiving',
      'Sending ReceiveOn SendingReceiving',
      'SendingReceiving ReceiveOff Sending',
      'Idle MasterOff OffBus',
      'OffBus MasterOn Idle',
    ]);
    expect(RTL8139_MODEL_WORDS.undrawn).toHaveLength(STATES.length * EVENTS.length - 11);
  });
});

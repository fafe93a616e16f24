import {expect, test} from 'vitest';
import {EVENTS, STATES} from '../../../src/sim/models/ne2k/names.ts';
import {STATE_MEANING, waysOn} from '../../../src/ui/layout/state-words.ts';

test.each(STATES)('%s has a meaning, and every event a way on from it, once', (state) => {
  expect(STATE_MEANING[state]).toMatch(/\.$/);
  const named = waysOn(state).flatMap(({events}) => events.replace(/Cmd: |INT: /g, '').split(/[,;] /));
  expect([...named].sort()).toEqual([...EVENTS].sort());
});

test('the ways out of Trans are as the slide draws them, with the checks that are asked first', () => {
  expect(waysOn('Trans').filter(({why}) => why === null)).toEqual([
    {events: 'INT: PTX, TXE', to: 'Idle', isChecked: false, why: null},
    {events: 'Cmd: DmaRd', to: 'TransDmaRd', isChecked: true, why: null},
    {events: 'Cmd: DmaWr', to: 'TransDmaWr', isChecked: true, why: null},
  ]);
});

import {expect, test} from 'vitest';
import {SLIDE_26} from '../../../src/kits/ne2000/model/declaration.ts';
import {EVENTS, STATES} from '../../../src/kits/ne2000/model/names.ts';
import {waysOn} from '../../../src/ui/layout/state-words.ts';

test.each(STATES)('%s has a meaning, and every event a way on from it, once', (state) => {
  expect(SLIDE_26[state].meta.words).toMatch(/\.$/);
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

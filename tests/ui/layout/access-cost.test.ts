// What an access costs, by the deck's price list.
import {expect, test} from 'vitest';
import {Flag, Kind, packAccess} from '../../../src/trace/record-layout.ts';
import {viewOf} from '../../../src/trace/record-view.ts';
import {accessCost} from '../../../src/ui/layout/access-cost.ts';
import {isAccess} from '../../../src/ui/layout/event-story.ts';
import {hookedPorts} from '../../../src/ui/layout/hooked-ports.ts';
import {fixtureView} from '../fixture-view.ts';

function cost(offset: number, value: number, flags: number, asksModel: boolean) {
  const record = viewOf(0, packAccess(Kind.ACCESS, 0, offset, 2, 0, false, 1, flags), value, 0, 0);
  return isAccess(record)
    ? accessCost(record, asksModel, fixtureView().costs).map(({name, cycles}) => [name, cycles])
    : null;
}

test('a hooked access that moves the model pays four times', () => {
  expect(cost(0, 0x12, Flag.WRITE | Flag.EXITED, true)).toEqual([
    ['exit', 1218],
    ['dispatch', 90],
    ['model', 100],
    ['card port', 530],
  ]);
});

test('a burst pays the port once an element and nothing else', () => {
  expect(cost(0x10, 757, Flag.WRITE | Flag.BURST, false)).toEqual([['card port', 757 * 530]]);
});

test('a denied access never reaches the port', () => {
  expect(cost(0, 0x0a, Flag.WRITE | Flag.EXITED | Flag.DENIED, true)?.map(([name]) => name)).toEqual([
    'exit',
    'dispatch',
    'model',
  ]);
});

test('the deck’s hook set puts sixteen bits into the bitmap: eight registers, and the reset port wherever the board answers', () => {
  const reset = Array.from({length: 8}, (_, i) => 0x18 + i);
  expect([...hookedPorts(fixtureView().hooks)].sort((a, b) => a - b)).toEqual([0, 4, 5, 6, 8, 9, 10, 11, ...reset]);
});

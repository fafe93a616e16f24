// What an access costs, by the deck's price list.
import {expect, test} from 'vitest';
import {Flag, Kind, packAccess} from '../../../src/trace/record-layout.ts';
import {viewOf} from '../../../src/trace/record-view.ts';
import {accessCost, waitedFor} from '../../../src/ui/layout/access-cost.ts';
import {isAccess} from '../../../src/ui/layout/meaning/access.ts';
import {opened, scenarioOf} from '../../sim/lab/runs.ts';
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

test('an access to a page of registers pays for finding out which it meets, an estimate', () => {
  const record = viewOf(0, packAccess(Kind.ACCESS, 0, 0, 1, 0, true, 1, Flag.EXITED), 0x12, 0, 0);
  const costs = [...fixtureView().costs, {name: 'decode', cycles: 1000, source: 'estimate'} as const];
  const parts = isAccess(record) ? accessCost(record, false, costs, 'inline', true) : [];
  expect(parts.map(({name, cycles, isEstimate}) => [name, cycles, isEstimate])).toEqual([
    ['exit', 1218, false],
    ['dispatch', 90, false],
    ['decoding', 1000, true],
    ['card port', 530, false],
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

test('a model beside the device is not waited for, one in the guest takes no exit; both are estimates', () => {
  const record = (flags: number) => viewOf(0, packAccess(Kind.ACCESS, 0, 0, 1, 0, true, 1, flags), 0x12, 0, 0);
  const parts = (flags: number, placement: 'overlapped' | 'guest') => {
    const access = record(flags);
    return isAccess(access) ? accessCost(access, true, fixtureView().costs, placement) : [];
  };
  const beside = parts(Flag.WRITE | Flag.EXITED, 'overlapped');
  expect(beside.find(({name}) => name === 'model')).toMatchObject({isEstimate: true, where: 'beside the device'});
  expect(waitedFor(beside)).toBe(1218 + 90 + 530);
  const inGuest = parts(Flag.WRITE, 'guest');
  expect(inGuest.map(({name, where}) => [name, where])).toEqual([
    ['model', 'in the guest'],
    ['card port', undefined],
  ]);
  expect(waitedFor(inGuest)).toBe(100 + 530);
});

test('the deck’s hook set puts sixteen bits into the bitmap: eight registers, and the reset port wherever the board answers', () => {
  const reset = Array.from({length: 8}, (_, i) => 0x18 + i);
  expect(opened({...scenarioOf('transmit'), hooks: {qemu: 'deck', datasheet: 'deck'}}).view(false).hookedPorts).toEqual(
    [0, 4, 5, 6, 8, 9, 10, 11, ...reset],
  );
});

// Messages in their order, where code is fetched in between or cannot be.
import {expect, test} from 'vitest';
import {MessageOrder} from '../../src/bridge/message-order.ts';
import type {ToLab} from '../../src/bridge/protocol/messages.ts';

test('a message whose code cannot be fetched is missed by itself, and those behind it are taken in their order', async () => {
  const told: string[] = [];
  const order: MessageOrder<ToLab> = new MessageOrder<ToLab>(
    (act) => act(),
    (message) => {
      if (message.type === 'run-back') order.with(Promise.reject(new Error('offline')), () => told.push('done'));
      else told.push(message.type);
    },
    (message) => told.push(`missed ${message.type}`),
  );
  order.take({type: 'pause'});
  order.take({type: 'run-back'});
  order.take({type: 'crash'});
  expect(told).toEqual(['pause']);
  await Promise.resolve();
  await Promise.resolve();
  expect(told).toEqual(['pause', 'missed run-back', 'crash']);
});

test('an act that needs more code keeps what was held, and nothing overtakes it', async () => {
  const told: string[] = [];
  const order: MessageOrder<ToLab> = new MessageOrder<ToLab>(
    (act) => act(),
    (message) => {
      if (message.type !== 'run-back') return void told.push(message.type);
      order.with(Promise.resolve(1), () => {
        told.push('first');
        order.with(Promise.resolve(2), () => told.push('second'));
        order.take({type: 'pause'});
      });
    },
    (message) => told.push(`missed ${message.type}`),
  );
  order.take({type: 'run-back'});
  order.take({type: 'crash'});
  for (let turns = 0; turns < 5; turns++) await Promise.resolve();
  expect(told).toEqual(['first', 'second', 'crash', 'pause']);
  order.take({type: 'pause'});
  expect(told.at(-1)).toBe('pause');
});

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

// Opens a fake lab where the page expects a worker.
import type {OpenChannel} from '../../src/bridge/channel.ts';
import {FakeLab} from './fake-lab.ts';

/** Opens a channel to a fake with so many records. */
export function openFake(records?: number): OpenChannel {
  return (listener) => {
    const lab = new FakeLab((message) => listener.message(message), records);
    return {post: (message) => lab.post(message), close: () => lab.close()};
  };
}

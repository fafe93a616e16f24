// A real lab where the page expects a worker, in the same thread: for what a hand-made run cannot answer.
import type {OpenChannel} from '../../src/bridge/client.ts';
import {LabSession} from '../../src/bridge/session.ts';

/** Opens a channel to a lab of its own; what it says comes a turn later, as a worker's does. */
export const openSession: OpenChannel = (listener) => {
  let isOpen = true;
  const say = (act: () => void): void => void setTimeout(() => (isOpen ? act() : undefined));
  const session: {current: LabSession | null} = {current: null};
  say(() => {
    session.current = new LabSession({
      say: (message) => {
        const copy = structuredClone(message);
        say(() => listener.message(copy));
      },
      later: (ms, act) => void setTimeout(() => (isOpen ? act() : undefined), ms),
      nowMs: () => performance.now(),
    });
  });
  return {
    post: (message) => {
      const copy = structuredClone(message);
      say(() => session.current?.take(copy));
    },
    close: () => {
      isOpen = false;
    },
  };
};

// The worker: a session with the page at its other end.

import {fetchKit} from '../kits/device-kits.ts';
import {USUAL_DEVICE} from '../kits/usual-device.ts';
import type {ToLab} from './protocol/messages.ts';
import {LabSession} from './session.ts';

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToLab>) => void) | null;
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  /** A promise was broken and nobody heard it; an error thrown goes to the page's end of the worker by itself. */
  onunhandledrejection: ((event: {readonly reason: unknown; preventDefault(): void}) => void) | null;
}

declare const self: WorkerScope;

// Most runs are of this device; what does not come is asked for again when a run is opened.
fetchKit(USUAL_DEVICE).catch(() => undefined);

const turns = new MessageChannel();
const waiting: (() => void)[] = [];
turns.port1.onmessage = () => waiting.shift()?.();

const session = new LabSession({
  say: (message, transfer) => self.postMessage(message, transfer),
  later: (ms, act) => {
    if (ms > 0) {
      setTimeout(act, ms);
      return;
    }
    waiting.push(act);
    turns.port2.postMessage(null);
  },
  nowMs: () => performance.now(),
});

self.onmessage = (event) => session.take(event.data);
self.onunhandledrejection = (event) => {
  event.preventDefault();
  session.fail(event.reason);
};

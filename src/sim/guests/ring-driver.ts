// A paravirtual driver: no ports at all, a ring shared with the VMM and a hypercall a frame. It replaces the guest's own
// driver, which is what this technique asks for. [deck, slide 5]
import {assert} from '../../base/assert.ts';
import type {Driver, DriverOp, DriverState, OpResult} from './driver.ts';

// biome-ignore lint/correctness/useYield: nothing to set up, and an operation is a generator all the same
function* init(): DriverOp<OpResult> {
  return {changed: {isUp: true, buffers: [0], sending: -1}};
}

function* transmit(_board: unknown, _state: DriverState, frame: Uint8Array): DriverOp<OpResult> {
  yield {op: 'hypercall', frame};
  return {changed: {}};
}

function* interrupt(): DriverOp<OpResult> {
  const received: Uint8Array[] = [];
  for (;;) {
    const frame = yield {op: 'ring-take'};
    assert(frame instanceof Uint8Array, 'the ring answers with bytes');
    if (frame.length === 0) return {changed: {}, received};
    received.push(frame);
  }
}

/** Ring and hypercalls. */
export const ringDriver: Driver = {
  name: 'ring',
  init,
  canTake: ({isUp}) => isUp,
  transmit,
  interrupt,
};

// Frames that wait in the receive ring, told by the chain of their headers; nothing is moved.
import {RECEIVE_HEADER_BYTES, RECEIVED, RING_ALIGN} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {readsAt, roomLeft} from './ring.ts';

/** The least that a frame takes: its header, its length counted again in multiples of four. */
const LEAST_STEP = RECEIVE_HEADER_BYTES + RING_ALIGN;

/** Frames stored and not yet given back by CAPR: the chain of headers up to CBR; 0 where none leads there. */
export function framesInRing(core: Core): number {
  const {latches} = core;
  if (roomLeft(core) === 0) return 0;
  let left = latches.ringLength - roomLeft(core);
  let at = readsAt(core);
  let frames = 0;
  while (left > 0) {
    const length = wordAt(core, at + 2);
    const step = RECEIVE_HEADER_BYTES + ((length + RING_ALIGN - 1) & ~(RING_ALIGN - 1));
    if ((wordAt(core, at) & RECEIVED.ROK) === 0 || step < LEAST_STEP) return 0;
    left -= step;
    at = (at + step) & (latches.ringLength - 1);
    frames++;
  }
  return left === 0 ? frames : 0;
}

function wordAt({regs, memory}: Core, at: number): number {
  const address = regs.RBSTART + at;
  return (memory.bytes[address] ?? 0) | ((memory.bytes[address + 1] ?? 0) << 8);
}

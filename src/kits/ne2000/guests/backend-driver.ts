// The VMM's own driver of the card: Linux's manner, and every frame let in, group frames included; the VMM sorts.

import {type DriverOp, type OpResult, outb} from '../../../sim/guests/driver.ts';
import type {BackendDriver} from '../../contract/device-kit.ts';
import {PACKET_MEMORY, PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {PAGE_BYTES, RCR} from '../sheet/dp8390.ts';
import {linuxDriver} from './linux-driver.ts';

function* takeEverything(): DriverOp<OpResult> {
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.RCR, RCR.AB | RCR.AM | RCR.PRO);
  return {changed: {}};
}

/** For emulation and shared rings. */
export const NE2000_BACKEND: BackendDriver = {
  driver: linuxDriver,
  takeEverything,
  board: (mac) => ({mac, firstPage: PACKET_MEMORY.start / PAGE_BYTES, endPage: PACKET_MEMORY.end / PAGE_BYTES}),
};

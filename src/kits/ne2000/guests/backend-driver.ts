// The VMM's own driver of the card: Linux's manner, and every frame let in, group frames included; the VMM sorts.

import {type DriverOp, type OpResult, outb} from '../../../sim/guests/driver.ts';
import type {BackendDriver} from '../../contract/device-kit.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {RCR} from '../sheet/dp8390.ts';
import {linuxDriver} from './linux-driver.ts';

function* takeEverything(): DriverOp<OpResult> {
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.RCR, RCR.AB | RCR.AM | RCR.PRO);
  return {changed: {}};
}

/** For emulation and shared rings. */
export const NE2000_BACKEND: BackendDriver = {driver: linuxDriver, takeEverything};

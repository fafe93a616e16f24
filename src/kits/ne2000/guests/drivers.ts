// The drivers by the names of scenarios (a rogue's is the one that knows its attack), and the VMM's own: Linux's manner, and every
// frame let in, group frames included; the VMM sorts.
import {type Driver, type DriverOp, type OpResult, outb} from '../../../sim/guests/driver.ts';
import type {BackendDriver} from '../../contract/device-kit.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {RCR} from '../sheet/dp8390.ts';
import {ATTACK_DRIVERS} from './attacks/attack-drivers.ts';
import {geekosDriver} from './geekos-driver.ts';
import {linuxDriver} from './linux-driver.ts';

const ATTACKS: Readonly<Record<string, Driver>> = ATTACK_DRIVERS;

/** The driver of a name and, for the rogue, an attack, its own if it is told none; undefined: there is none. */
export function driverNamed(name: string, attack = 'reach'): Driver | undefined {
  if (name === 'linux') return linuxDriver;
  if (name === 'geekos') return geekosDriver;
  return name === 'rogue' && Object.hasOwn(ATTACKS, attack) ? ATTACKS[attack] : undefined;
}

function* takeEverything(): DriverOp<OpResult> {
  yield* outb(PORT.CR, COMMAND.START);
  yield* outb(PORT.RCR, RCR.AB | RCR.AM | RCR.PRO);
  return {changed: {}};
}

/** For emulation and shared rings. */
export const NE2000_BACKEND: BackendDriver = {driver: linuxDriver, takeEverything};

// The drivers by the names of scenarios (a rogue's is the one that knows its attack), and the VMM's own: Linux's manner, and every
// frame let in; the VMM sorts.
import type {Driver, DriverOp, OpResult} from '../../../sim/guests/driver.ts';
import type {BackendDriver} from '../../contract/device-kit.ts';
import {RCR} from '../sheet/registers.ts';
import {ATTACK_DRIVERS} from './attacks/attack-drivers.ts';
import {cPlusDriver, piecesDriver} from './c-plus-driver.ts';
import {etherbootDriver} from './etherboot-driver.ts';
import {LINUX_RCR, linuxDriver, restartReceiver} from './linux-driver.ts';

const ATTACKS: Readonly<Record<string, Driver>> = ATTACK_DRIVERS;

/** The driver of a name and, for the rogue, an attack, its own if it is told none; undefined: there is none. */
export function driverNamed(name: string, attack = 'reach'): Driver | undefined {
  if (name === 'linux') return linuxDriver;
  if (name === 'linux-cp') return cPlusDriver;
  if (name === 'pieces') return piecesDriver;
  if (name === 'etherboot') return etherbootDriver;
  return name === 'rogue' && Object.hasOwn(ATTACKS, attack) ? ATTACKS[attack] : undefined;
}

function* takeEverything(): DriverOp<OpResult> {
  return {changed: {ringAt: yield* restartReceiver(LINUX_RCR | RCR.AAP)}};
}

/** For emulation and shared rings. */
export const RTL8139_BACKEND: BackendDriver = {driver: linuxDriver, takeEverything};

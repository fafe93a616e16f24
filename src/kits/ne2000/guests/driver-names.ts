// The drivers by the names of scenarios; a rogue's is the one that knows its attack.
import type {Driver} from '../../../sim/guests/driver.ts';
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

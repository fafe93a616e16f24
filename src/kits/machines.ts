// The devices by their machine halves: what can be built in a machine.
import type {DeviceKit} from './contract/device-kit.ts';
import {NE2000_KIT} from './ne2000/kit.ts';

/** Every kit, the usual device first. A kit's contexts are looked into by the kit alone, so that the lab need not know their type. */
export const KITS: readonly DeviceKit[] = [NE2000_KIT as DeviceKit];

/** The kit of a device by the name that scenarios use; undefined: there is none. */
export function kitNamed(name: string): DeviceKit | undefined {
  return KITS.find(({facts}) => facts.name === name);
}

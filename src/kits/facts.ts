// The devices by their facts: what scenarios and lists have to know before a kit is fetched.
import {present} from '../base/assert.ts';
import type {CardProfile, DeviceFacts} from './contract/device-facts.ts';
import {COPY_FACTS} from './copy-engine/facts.ts';
import {NE2000_FACTS} from './ne2000/facts.ts';
import {RTL8139_FACTS} from './rtl8139/facts.ts';

/** Every device, the usual one first. */
export const DEVICES = [NE2000_FACTS, RTL8139_FACTS, COPY_FACTS] as const satisfies readonly DeviceFacts[];

/** A driver of some device, by the name that scenarios use. */
export type DriverName = (typeof DEVICES)[number]['drivers'][number];
/** What a rogue can be told to try. */
export type AttackName = (typeof DEVICES)[number]['attacks'][number];

/** The devices that recordings can have been made of, as their headers name them, the usual one first. */
export const RECORDED_DEVICES: readonly string[] = DEVICES.map(({inRecordings}) => inRecordings);

/** The facts of the device that a recording was made of, by the name in its header, which was held to the devices when it was read. */
export function recordedFacts(inRecordings: string): DeviceFacts {
  const found = DEVICES.find((facts: DeviceFacts) => facts.inRecordings === inRecordings);
  return present<DeviceFacts>(found, `a recording is of a device that there is, and this is of ${inRecordings}`);
}

/** The profile that is wanted where the device has it, else the device's usual one. */
export function profileOn({profiles}: DeviceFacts, wanted: CardProfile): CardProfile {
  return profiles.includes(wanted) ? wanted : present(profiles[0], 'a device has a profile');
}

/** The facts of a device by name; undefined: there is none. */
export function factsOf(name: string): DeviceFacts | undefined {
  return DEVICES.find((facts: DeviceFacts) => facts.name === name);
}

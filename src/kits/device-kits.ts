// The devices by their kits: what can be put into a machine, each kit fetched before the first machine with it is built.
import {present} from '../base/assert.ts';
import type {DeviceKit} from './contract/device-kit.ts';

/** Every kit, by the name that scenarios use. */
const KITS: Readonly<Record<string, () => Promise<DeviceKit>>> = {
  // A kit's contexts are looked into by the kit alone, so that the lab need not know their type.
  ne2000: async () => (await import('./ne2000/kit.ts')).NE2000_KIT as DeviceKit,
  rtl8139: async () => (await import('./rtl8139/kit.ts')).RTL8139_KIT as DeviceKit,
  'copy-engine': async () => (await import('./copy-engine/kit.ts')).COPY_KIT as DeviceKit,
};

const fetched = new Map<string, DeviceKit>();

/** True where a machine with this device can be built at once; true, too, of a name that is no device's: there is nothing to fetch. */
export function isFetched(name: string): boolean {
  return fetched.has(name) || !Object.hasOwn(KITS, name);
}

/** Fetches a device’s kit; a name that is no device's is let pass. */
export async function fetchKit(name: string): Promise<void> {
  const load = Object.hasOwn(KITS, name) ? KITS[name] : undefined;
  if (load !== undefined) fetched.set(name, await load());
}

/** Fetches all of them: for who will open whatever scenario comes along. */
export async function fetchEveryKit(): Promise<void> {
  await Promise.all(Object.keys(KITS).map(fetchKit));
}

/** The kit of a device by name; undefined: there is none. One that was not fetched is an error of ours. */
export function kitNamed(name: string): DeviceKit | undefined {
  if (!Object.hasOwn(KITS, name)) return undefined;
  return present(fetched.get(name), `the kit of ${name} is fetched before a machine is built of it`);
}

/** The names of all devices. */
export const DEVICE_NAMES: readonly string[] = Object.keys(KITS);

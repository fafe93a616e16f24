// The devices by their screen halves, each fetched when a run with it is opened.
import type {DeviceScreen} from './contract/device-screen.ts';

/** Every kit's screen, by the name that scenarios use. */
const SCREENS: Readonly<Record<string, () => Promise<DeviceScreen>>> = {
  ne2000: async () => (await import('./ne2000/screen/screen.ts')).NE2000_SCREEN,
};

/** The device of scenarios that name none. */
export const USUAL_DEVICE = 'ne2000';

/** The device whose words are spoken and whose drawings are shown: that of the run on the screen. There is one at a time, as there is one language. */
export let device: DeviceScreen;

/** Speaks of this device from now on; before a run with it is shown, and before anything is drawn. Another name is an error of ours. */
export async function speakOf(name: string): Promise<void> {
  const load = SCREENS[name];
  if (load === undefined) throw new Error(`no kit is called ${name}`);
  device = await load();
}

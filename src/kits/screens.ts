// The devices by their screen halves, each fetched when a run with it is opened.
import {present} from '../base/assert.ts';
import type {DeviceScreen} from './contract/device-screen.ts';

/** Every kit's screen, by the name that scenarios use. */
const SCREENS: Readonly<Record<string, () => Promise<DeviceScreen>>> = {
  ne2000: async () => (await import('./ne2000/screen/screen.ts')).NE2000_SCREEN,
  rtl8139: async () => (await import('./rtl8139/screen/screen.ts')).RTL8139_SCREEN,
  'copy-engine': async () => (await import('./copy-engine/screen.ts')).COPY_SCREEN,
};

/** The device whose words are spoken and whose drawings are shown: that of the run on the screen. There is one at a time, as there is one language. */
export let device: DeviceScreen;

const known = new Map<string, DeviceScreen>();

/** True of a name of a kit. */
export function isKit(name: string): boolean {
  return Object.hasOwn(SCREENS, name);
}

/** True of a device that can be spoken of at once. */
export function isKnown(name: string): boolean {
  return known.has(name);
}

/** Fetches a device's screen. Another name than a kit's is an error of ours. */
export async function learn(name: string): Promise<void> {
  const load = Object.hasOwn(SCREENS, name) ? SCREENS[name] : undefined;
  if (load === undefined) throw new Error(`no kit is called ${name}`);
  const screen = await load();
  if (screen.diagram !== null) known.set(name, screen);
  else {
    const {plainDiagram} = await import('./plain-diagram.ts');
    known.set(name, {...screen, diagram: plainDiagram(screen.model)});
  }
}

/** Fetches what is not known yet of all devices: for a page that will have no network. */
export async function learnEvery(): Promise<void> {
  for (const name of Object.keys(SCREENS)) if (!isKnown(name)) await learn(name);
}

/** Speaks of a device that is known from now on: together with the first look at a run with it. */
export function speak(name: string): void {
  device = present(known.get(name), `${name} is spoken of before it is known`);
}

/** Tells something at once in the words of a device that is known; then the one is spoken of again that was before. */
export function inWordsOf<T>(name: string, tell: () => T): T {
  const before = device;
  speak(name);
  try {
    return tell();
  } finally {
    device = before;
  }
}

/** Speaks of a device as soon as it is known: before anything is drawn. */
export async function speakOf(name: string): Promise<void> {
  await learn(name);
  speak(name);
}

// The host memory of a machine, and guests' memory in it; none where no device reaches it.
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import {HostMemory} from '../machine/host-memory.ts';
import {TranslatedMemory} from '../machine/translated-memory.ts';
import type {DmaView} from '../models/dma-view.ts';
import {GuestMemory} from '../vmm/guest-memory.ts';

/** All of it, where one of the devices masters the bus. */
export function hostMemoryOf(...devices: readonly DeviceFacts[]): HostMemory | null {
  const ends = devices.flatMap(({memory}) => (memory.isHost === true ? [memory.end] : []));
  return ends.length === 0 ? null : new HostMemory(Math.max(...ends));
}

/** Guests' own, by what their addresses mean; null for a guest that no device reaches in it, and that keeps nothing there. */
export function guestMemoryOf(host: HostMemory | null, views: readonly (DmaView | null)[]): GuestMemory | undefined {
  if (host === null) return undefined;
  return new GuestMemory(views.map((view) => view && new TranslatedMemory(host, view.translation)));
}

// The host memory of a machine, and guests' memory in it; none where no device reaches it.
import type {DeviceFacts} from '../../kits/contract/device-facts.ts';
import {HostMemory} from '../machine/host-memory.ts';
import {TranslatedMemory} from '../machine/translated-memory.ts';
import type {DmaView} from '../models/dma-view.ts';
import {GuestMemory} from '../vmm/guest-memory.ts';

/** All of it, for a device that masters the bus. */
export function hostMemoryOf({memory}: DeviceFacts): HostMemory | null {
  return memory.isHost === true ? new HostMemory(memory.end) : null;
}

/** Guests' own, by what their addresses mean. */
export function guestMemoryOf(host: HostMemory | null, views: readonly DmaView[]): GuestMemory | undefined {
  if (host === null) return undefined;
  return new GuestMemory(views.map(({translation}) => new TranslatedMemory(host, translation)));
}

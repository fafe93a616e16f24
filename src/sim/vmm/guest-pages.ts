// What guests' addresses mean to a device that masters the bus, as moves of pages leave it; guests' own loads and stores go the same way.
import {present} from '../../base/assert.ts';
import type {GuestId} from '../../trace/units.ts';
import {HOST_PAGE_BYTES} from '../machine/host-memory.ts';
import {type DmaView, movedPage} from '../monitor/monitor.ts';
import type {GuestMemory} from './guest-memory.ts';

/** The page maps of a run. */
export class GuestPages {
  #views: readonly (DmaView | null)[];
  readonly #memory: GuestMemory | undefined;

  /** By guest, null where its card reaches no host memory. `memory`: what goes by the same maps. */
  constructor(views: readonly (DmaView | null)[], memory: GuestMemory | undefined) {
    this.#views = views;
    this.#memory = memory;
  }

  view(guest: GuestId): DmaView {
    return present(this.#views[guest], 'every guest has a page map');
  }

  /** A guest's page comes to lie in another of host memory; returns what its addresses mean from now on. */
  move(guest: GuestId, page: number, to: number): DmaView {
    const moved = movedPage(this.view(guest), page, to, HOST_PAGE_BYTES);
    this.restore(this.#views.map((view, id) => (id === guest ? moved : view)));
    return moved;
  }

  /** Plain data, never changed. */
  snapshot(): readonly (DmaView | null)[] {
    return this.#views;
  }

  restore(views: readonly (DmaView | null)[]): void {
    this.#views = views;
    for (const [guest, view] of views.entries()) if (view !== null) this.#memory?.remap(guest, view.translation);
  }
}

// What the monitor believes of the owner's registers: the shadow of hooked writes, by data sheet name.
import {PAGE0_WRITE, PAGE1} from '../../datasheets/dp8390.ts';
import {type GuestId, NOBODY} from '../../trace/units.ts';
import type {Machine} from './machine.ts';

/** The shadow of one guest's registers. */
export interface ShadowView {
  readonly guest: GuestId;
  /** Bytes last written by the guest, for the registers whose writes are hooked. A register it never wrote is missing. */
  readonly registers: Readonly<Record<string, number>>;
  /** Registers whose bytes wait in the monitor for the command that needs them. */
  readonly held: readonly string[];
}

/** What is written to ISR clears bits there: it is no value that the register has. */
const NOT_SHADOWED = new Set(['ISR']);

/** The shadow that stands for the card now; null while nobody owns it. */
export function shadowView({monitor, hooks}: Machine): ShadowView | null {
  const {owner} = monitor;
  if (owner === NOBODY) return null;
  const {CR, page0, page1, written0, held} = monitor.context(owner);
  const registers: Record<string, number> = hooks.lists(true, 0, 0) ? {CR} : {};
  for (let offset = 1; offset < 16; offset++) {
    const onPage0 = PAGE0_WRITE[offset] ?? '';
    const isWritten = (written0 & (1 << offset)) !== 0;
    if (isWritten && hooks.lists(true, 0, offset) && !NOT_SHADOWED.has(onPage0))
      registers[onPage0] = page0[offset] ?? 0;
    if (hooks.lists(true, 1, offset)) registers[PAGE1[offset] ?? ''] = page1[offset] ?? 0;
  }
  return {guest: owner, registers, held: PAGE0_WRITE.filter((_, offset) => (held & (1 << offset)) !== 0)};
}

// What the monitor believes of the owner's registers: the shadow of hooked writes, by data sheet name.

import {isAmong} from '../../base/bits.ts';
import {PAGE0_WRITE, PAGE1} from '../../kits/ne2000/sheet/dp8390.ts';
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

/** The shadow that stands for the card now; null while nobody owns it. */
export function shadowView({monitor, hooks}: Machine): ShadowView | null {
  const {owner} = monitor;
  if (owner === NOBODY) return null;
  const context = monitor.context(owner);
  const {shadow, writtenOnPage0, held} = context;
  const registers: Record<string, number> = {};
  for (const [offset, name] of PAGE0_WRITE.entries()) {
    if (!hooks.lists(true, 0, offset)) continue;
    if (name === 'CR') registers.CR = context.CR;
    else if (isAmong(writtenOnPage0, offset) && name !== 'ISR') registers[name] = shadow[name]; // an ISR write clears bits
  }
  for (const [offset, name] of PAGE1.entries())
    if (name !== 'CR' && hooks.lists(true, 1, offset)) registers[name] = shadow[name];
  return {guest: owner, registers, held: PAGE0_WRITE.filter((_, offset) => isAmong(held, offset))};
}

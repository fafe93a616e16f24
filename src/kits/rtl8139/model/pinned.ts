// Which bytes of host memory have to stay where they are, since the card has their address, or will have it again.
import type {ApprovedRange} from '../../../sim/models/device-model.ts';
import {hostAddress} from './checks.ts';
import type {Rtl8139Context} from './context.ts';
import {ringOf} from './ring.ts';
import {shadowReach} from './shadow-ring.ts';
import type {Rtl8139Variant} from './variant.ts';

/**
 * With copies that is what the card may reach now: anything else can be anywhere the next time. Without them a frame and a ring have to be in
 * one piece, so that a page out of the middle of either would have it refused: all that a driver has given an address of stays.
 */
export function pinned(
  context: Rtl8139Context,
  reached: readonly ApprovedRange[],
  variant: Rtl8139Variant,
): readonly ApprovedRange[] {
  if (context.isCPlus) return [...reached, ...shadowReach(context, variant)]; // buffers are never copied
  if (variant.bounce !== null) return reached;
  const ring = ringOf(context, variant);
  const received: ApprovedRange[] = ring === null ? [] : [{move: 'write', start: ring.start, length: ring.reach}];
  const frames = context.TSAD.flatMap((address): ApprovedRange[] => {
    const start = variant.seesAddresses ? hostAddress(context.view, address) : address;
    return address === 0 || start === null ? [] : [{move: 'read', start, length: variant.longest}];
  });
  return [...reached, ...received, ...frames];
}

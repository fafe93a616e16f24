// What a guest reads back of what it wrote, where the card has something else: its own addresses in place of the host's, and its own
// filter where the VMM takes everybody's frames.
import {PORT} from '../sheet/registers.ts';
import type {Rtl8139Context} from './context.ts';
import {addressAt} from './turn.ts';
import type {Rtl8139Variant} from './variant.ts';

const LONG_BYTES = 4;

/** The byte of a followed register at an offset as its guest is to see it; null: as the card has it. */
export function heldByte(context: Rtl8139Context, offset: number, variant: Rtl8139Variant): number | null {
  const first = offset - (offset % LONG_BYTES);
  const descriptor = variant.seesAddresses ? addressAt(first) : -1;
  if (descriptor >= 0) return byteOf(context.TSAD[descriptor] ?? 0, offset - first);
  if (first === PORT.RBSTART.offset && variant.seesRing) return byteOf(context.RBSTART, offset - first);
  if (variant.shadowAt !== null && first === PORT.RDSARLO.offset) return byteOf(context.RDSAR[0] ?? 0, offset - first);
  const isFilter = first === PORT.RCR.offset && context.isPromiscuous && variant.seesLength;
  return isFilter ? byteOf(context.RCR, offset - first) : null;
}

function byteOf(value: number, at: number): number {
  return (value >>> (8 * at)) & 0xff;
}

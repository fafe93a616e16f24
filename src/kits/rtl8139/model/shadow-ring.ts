// Shadow rings of C+ mode: the card walks descriptors in a page of the VMM's, and each stands for one of its guest's, copied when it was checked.
// What its guest writes into its own ring afterwards the card never sees. [RTL8139C+, Tx and Rx Descriptor]
import {littleEndian, putLittleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import {TranslatedMemory} from '../../../sim/machine/translated-memory.ts';
import type {ApprovedRange, CardPort} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/registers.ts';
import {write} from './card-access.ts';
import type {Rtl8139Context} from './context.ts';
import {DESCRIPTOR_BYTES, FIRST_WORD, type Half, MOST_DESCRIPTORS, type ShadowRing} from './descriptors.ts';
import type {Rtl8139Variant} from './variant.ts';

const AREA_BYTES = DESCRIPTOR_BYTES * MOST_DESCRIPTORS;

/** Where a half's shadow begins. */
export function shadowOf(half: Half, {shadowAt}: Rtl8139Variant): number {
  return (shadowAt ?? 0) + (half === 'transmit' ? 0 : AREA_BYTES);
}

/** Where the card has the `k`th of what it was given. */
function slotOf({first, base, length}: ShadowRing, k: number): number {
  return (first + k - base + length) % length;
}

/** The first two words of a descriptor, which is its ring's last or not. */
function wordsOf({command, tag}: {readonly command: number; readonly tag: number}, isLast: boolean): Uint8Array {
  const bytes = new Uint8Array(8);
  putLittleEndian(bytes, 0, 4, ((command & ~FIRST_WORD.EOR) | (isLast ? FIRST_WORD.EOR : 0)) >>> 0);
  putLittleEndian(bytes, 4, 4, tag);
  return bytes;
}

/** Gives the card copies from the `from`th on. */
export function putDescriptors(memory: BusMemory, half: Half, ring: ShadowRing, from: number, variant: Rtl8139Variant) {
  for (const [k, given] of ring.given.entries()) {
    if (k < from) continue;
    const slot = slotOf(ring, k);
    const bytes = new Uint8Array(DESCRIPTOR_BYTES);
    bytes.set(wordsOf(given, slot === ring.length - 1));
    putLittleEndian(bytes, 8, 4, given.start);
    memory.write(shadowOf(half, variant) + slot * DESCRIPTOR_BYTES, bytes);
  }
}

/** The two words that the card left in the oldest; null where it still has it, or has none. */
export function doneWords(memory: BusMemory, half: Half, ring: ShadowRing, k: number, variant: Rtl8139Variant) {
  const given = ring.given[k];
  if (given === undefined) return null;
  const bytes = memory.read(shadowOf(half, variant) + slotOf(ring, k) * DESCRIPTOR_BYTES, 8);
  const command = littleEndian(bytes, 0, 4);
  if (command >= FIRST_WORD.OWN) return null;
  return {given, command, tag: littleEndian(bytes, 4, 4)};
}

/** The ring without its oldest, whose status its guest finds in its own ring from now on. */
export function giveBack(
  {view}: Rtl8139Context,
  memory: BusMemory,
  ring: ShadowRing,
  words: {readonly command: number; readonly tag: number},
): ShadowRing {
  const own = new TranslatedMemory(memory, view.translation);
  own.write(ring.at + ring.first * DESCRIPTOR_BYTES, wordsOf(words, ring.first === ring.length - 1));
  return {...ring, first: (ring.first + 1) % ring.length, given: ring.given.slice(1)};
}

/** Points the card at the shadow, whose rings are laid anew: the next descriptor of each is its first. */
export function layShadow(context: Rtl8139Context, card: CardPort, variant: Rtl8139Variant): void {
  const {hostMemory: memory} = card;
  if (memory === undefined) return;
  memory.write(shadowOf('transmit', variant), new Uint8Array(2 * AREA_BYTES));
  for (const half of ['transmit', 'receive'] as const) {
    const ring = context[half];
    if (ring === null) continue;
    context[half] = {...ring, base: ring.first};
    putDescriptors(memory, half, {...ring, base: ring.first}, 0, variant);
  }
  write(card, PORT.TSAD0, shadowOf('transmit', variant));
  write(card, PORT.TSAD1, 0);
  write(card, PORT.RDSARLO, shadowOf('receive', variant));
  write(card, PORT.RDSARHI, 0);
}

/** What the card may reach in C+ mode: its shadow, and the buffers of what it has. */
export function shadowReach({transmit, receive}: Rtl8139Context, variant: Rtl8139Variant): readonly ApprovedRange[] {
  const shadow: ApprovedRange = {move: 'write', start: shadowOf('transmit', variant), length: 2 * AREA_BYTES};
  const reads = (transmit?.given ?? []).map((given): ApprovedRange => ({move: 'read', ...given}));
  const writes = (receive?.given ?? []).map((given): ApprovedRange => ({move: 'write', ...given}));
  return [shadow, ...reads, ...writes];
}

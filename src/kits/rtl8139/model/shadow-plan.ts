// What a write in C+ mode would have the card take over of its guest's rings, and what speaks against it: read once, checked, and what was
// read is what the card gets.
import {littleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import {TranslatedMemory} from '../../../sim/machine/translated-memory.ts';
import type {CardPort, CheckOutcome} from '../../../sim/models/device-model.ts';
import {mayTouch} from '../../../sim/models/dma-view.ts';
import {CR, ISR, PORT} from '../sheet/registers.ts';
import {read} from './card-access.ts';
import {placeOf, put} from './checks.ts';
import type {Rtl8139Context} from './context.ts';
import {
  DESCRIPTOR_BYTES,
  FIRST_WORD,
  type Given,
  type Half,
  MOST_DESCRIPTORS,
  type PlannedRing,
  type ShadowPlan,
  type ShadowRing,
} from './descriptors.ts';
import type {DenyReasonName} from './names.ts';
import type {Rtl8139Variant} from './variant.ts';

/** Bytes of a buffer, by its descriptor. */
const LENGTH = {transmit: 0xffff, receive: 0x1fff} as const;

/** Reads its guest's rings as far as a write has to do with them; null where it has not. */
export function planFor(
  context: Rtl8139Context,
  offset: number,
  value: number,
  card: CardPort,
  variant: Rtl8139Variant,
): ShadowPlan | null {
  const {hostMemory: memory} = card;
  const isCommand = offset === PORT.CR.offset;
  const isRefresh = offset === PORT.IMR.offset || offset === PORT.ISR.offset || offset === PORT.TPPOLL.offset;
  if (!context.isCPlus || memory === undefined || !(isCommand || isRefresh)) return null;
  if (isCommand && value & CR.RST) return null;
  const on = isCommand ? value : context.CR;
  const sends = (isCommand || offset === PORT.TPPOLL.offset) && (on & CR.TE) !== 0;
  const tells = offset === PORT.ISR.offset && !variant.sendsInside && (value & ISR.TDU) !== 0 && context.given !== 0;
  return {
    transmit: sends ? planned(context, memory, 'transmit', isCommand) : null,
    receive: (on & CR.RE) !== 0 ? planned(context, memory, 'receive', isCommand) : null,
    isAnew: isCommand,
    isOver: tells && (read(card, PORT.ISR) & ISR.TDU) !== 0,
  };
}

/** Tells a check what was found. */
export function checkPlanned(found: PlannedRing | null, half: Half, out: CheckOutcome): void {
  out.move = half === 'transmit' ? 'transmit' : 'write';
  put(out, found?.start ?? 0, found?.length ?? 0, found?.reason ?? null);
}

/** `isAnew`: the card begins at the ring's first descriptor. */
function planned(context: Rtl8139Context, memory: BusMemory, half: Half, isAnew: boolean): PlannedRing {
  const own = new TranslatedMemory(memory, context.view.translation);
  const known = isAnew ? null : context[half];
  const [at = 0, high = 0] = half === 'transmit' ? context.TSAD : context.RDSAR;
  if (known === null && at === 0 && high === 0) return {ring: null, added: 0, reason: null, start: 0, length: 0};
  const ring = known ?? measured(context, own, at, high);
  if (typeof ring === 'string') return {ring: null, added: 0, reason: ring, start: at, length: DESCRIPTOR_BYTES};
  // At a write to CR descriptors to send are only looked for: the card takes them when it is told to poll.
  return half === 'transmit' && isAnew
    ? {ring, added: 0, reason: null, start: at, length: ring.length * DESCRIPTOR_BYTES}
    : filled(context, own, half, ring);
}

/** A ring that ends, in its guest's own pages; or why not. */
function measured(
  {view}: Rtl8139Context,
  own: TranslatedMemory,
  at: number,
  high: number,
): ShadowRing | DenyReasonName {
  if (high !== 0) return 'descriptors-outside-memory';
  for (let length = 1; length <= MOST_DESCRIPTORS; length++) {
    const start = at + (length - 1) * DESCRIPTOR_BYTES;
    if (!mayTouch(view, {start, length: DESCRIPTOR_BYTES})) return 'descriptors-outside-memory';
    const command = littleEndian(own.read(start, 4), 0, 4);
    if (command & FIRST_WORD.EOR) return {at, length, first: 0, base: 0, given: []};
  }
  return 'descriptors-without-end';
}

/** The ring with what its guest has given the card since; of frames to send whole ones only, so that no half of one can stay in the card. */
function filled({view}: Rtl8139Context, own: TranslatedMemory, half: Half, ring: ShadowRing): PlannedRing {
  const given: Given[] = [...ring.given];
  let whole = given.length;
  for (let isInside = false; given.length < ring.length; ) {
    const index = (ring.first + given.length) % ring.length;
    const bytes = own.read(ring.at + index * DESCRIPTOR_BYTES, DESCRIPTOR_BYTES);
    const command = littleEndian(bytes, 0, 4);
    if (command < FIRST_WORD.OWN) break;
    const start = littleEndian(bytes, 8, 4);
    const length = command & LENGTH[half];
    const {kind, address} = placeOf(view, {start, length}, true);
    const isEnd = (command & FIRST_WORD.EOR) !== 0;
    let reason: DenyReasonName | null = null;
    if (littleEndian(bytes, 12, 4) !== 0 || kind === 'outside') reason = `${half}-outside-memory`;
    else if (kind === 'scattered') reason = `${half}-scattered`;
    else if (isEnd !== (index === ring.length - 1)) reason = 'descriptors-without-end';
    else if (half === 'transmit' && isInside === ((command & FIRST_WORD.FS) !== 0)) reason = 'half-frame';
    if (reason !== null) return {ring, added: 0, reason, start: address, length};
    given.push({start: address, length, command, tag: littleEndian(bytes, 4, 4)});
    isInside = (command & FIRST_WORD.LS) === 0;
    if (half === 'receive' || !isInside) whole = given.length;
  }
  given.length = whole;
  const first = given[ring.given.length];
  const added = whole - ring.given.length;
  return {ring: {...ring, given}, added, reason: null, start: first?.start ?? 0, length: first?.length ?? 0};
}

// What a write in C+ mode would have the card take over of its guest's rings, and what speaks against it: read once, checked, and what was
// read is what the card gets.
import {littleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import {TranslatedMemory} from '../../../sim/machine/translated-memory.ts';
import type {CardPort, CheckOutcome} from '../../../sim/models/device-model.ts';
import {mayTouch} from '../../../sim/models/dma-view.ts';
import {CR, ISR, PORT, TPPOLL} from '../sheet/registers.ts';
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

/** True of a write at which buffers to receive are taken over, and after which statuses are in its guest's own ring. */
export function isRefresh(offset: number): boolean {
  return offset === PORT.TPPOLL.offset || offset === PORT.IMR.offset || offset === PORT.ISR.offset;
}

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
  if (!context.isCPlus || memory === undefined || !(isCommand || isRefresh(offset))) return null;
  if (isCommand && value & CR.RST) return null;
  const on = isCommand ? value : context.CR;
  const polls = offset === PORT.TPPOLL.offset && (value & TPPOLL.NPQ) !== 0 && (on & CR.TE) !== 0;
  const look = (half: Half, known: ShadowRing | null): PlannedRing =>
    planned(context, memory, half, known, variant.checksShadow);
  const tells = offset === PORT.ISR.offset && !variant.sendsInside && (value & ISR.TDU) !== 0 && context.given !== 0;
  return {
    transmit: polls ? look('transmit', context.transmit) : null,
    receive: (on & CR.RE) !== 0 ? look('receive', isCommand ? null : context.receive) : null,
    isAnew: isCommand,
    isOver: tells && (read(card, PORT.ISR) & ISR.TDU) !== 0,
  };
}

/** Tells a check what was found. */
export function checkPlanned(found: PlannedRing | null, half: Half, out: CheckOutcome): void {
  out.move = half === 'transmit' ? 'transmit' : 'write';
  put(out, found?.start ?? 0, found?.length ?? 0, found?.reason ?? null);
  out.entry = found?.entry ?? null;
}

/** `known`: null where the card begins at the ring's first descriptor. */
function planned(
  context: Rtl8139Context,
  memory: BusMemory,
  half: Half,
  known: ShadowRing | null,
  isChecked: boolean,
): PlannedRing {
  const own = new TranslatedMemory(memory, context.view.translation);
  const [at = 0, high = 0] = half === 'transmit' ? context.TSAD : context.RDSAR;
  const isUnset = at === 0 && high === 0;
  const ring = known ?? (isUnset ? null : measured(context, own, at, high));
  if (ring === null) return {ring, added: 0, reason: null, start: 0, length: 0, entry: null};
  if ('reason' in ring) return {ring: null, added: 0, ...ring};
  return filled(context, own, half, ring, isChecked);
}

/** A ring that ends, in its guest's own pages; or why not. */
function measured({view}: Rtl8139Context, own: TranslatedMemory, at: number, high: number): ShadowRing | AskedEntry {
  if (high !== 0) return entryAt(view, high * 2 ** 32 + at, 0, 'descriptors-outside-memory');
  for (let length = 1; length <= MOST_DESCRIPTORS; length++) {
    const start = at + (length - 1) * DESCRIPTOR_BYTES;
    if (!mayTouch(view, {start, length: DESCRIPTOR_BYTES}))
      return entryAt(view, start, length - 1, 'descriptors-outside-memory');
    const command = littleEndian(own.read(start, 4), 0, 4);
    if (command & FIRST_WORD.EOR) return {at, length, first: 0, base: 0, given: []};
  }
  return entryAt(view, at + (MOST_DESCRIPTORS - 1) * DESCRIPTOR_BYTES, MOST_DESCRIPTORS - 1, 'descriptors-without-end');
}

/** What a check is told of: a descriptor's buffer, or the descriptor itself. */
type AskedEntry = Pick<PlannedRing, 'start' | 'length' | 'reason' | 'entry'>;

function entryAt(view: Rtl8139Context['view'], own: number, entry: number, reason: DenyReasonName): AskedEntry {
  const range = {start: own, length: DESCRIPTOR_BYTES};
  return {...range, start: placeOf(view, range, true).address, reason, entry};
}

/**
 * The ring with what its guest has given the card since; of frames to send whole ones only, so that no half of one can stay in the card.
 * Without checks all that there is, as it is.
 */
function filled(
  {view}: Rtl8139Context,
  own: TranslatedMemory,
  half: Half,
  ring: ShadowRing,
  isChecked: boolean,
): PlannedRing {
  const given: Given[] = [...ring.given];
  let whole = given.length;
  let asked: AskedEntry = {start: 0, length: 0, reason: null, entry: null};
  for (let isInside = false; given.length < ring.length && asked.reason === null; ) {
    const index = (ring.first + given.length) % ring.length;
    const at = ring.at + index * DESCRIPTOR_BYTES;
    const bytes = own.read(at, DESCRIPTOR_BYTES);
    const command = littleEndian(bytes, 0, 4);
    if (command < FIRST_WORD.OWN) break;
    const length = command & LENGTH[half];
    const {kind, address: start} = placeOf(view, {start: bufferAt(bytes, isChecked), length}, true);
    const isEnd = (command & FIRST_WORD.EOR) !== 0;
    let reason: DenyReasonName | null = null;
    if (!isChecked) reason = null;
    else if (kind === 'outside') reason = `${half}-outside-memory`;
    else if (kind === 'scattered') reason = `${half}-scattered`;
    else if (isEnd !== (index === ring.length - 1)) reason = 'descriptors-without-end';
    else if (half === 'transmit' && isInside === ((command & FIRST_WORD.FS) !== 0)) reason = 'half-frame';
    asked =
      reason === 'descriptors-without-end' ? entryAt(view, at, index, reason) : {start, length, reason, entry: index};
    given.push({start, length, command, tag: littleEndian(bytes, 4, 4)});
    isInside = (command & FIRST_WORD.LS) === 0;
    if (half === 'receive' || !isInside || !isChecked) whole = given.length;
  }
  given.length = whole;
  return {ring: {...ring, given}, added: whole - ring.given.length, ...asked};
}

/** Where a descriptor's buffer lies, by its guest's own addresses; without checks the upper half is not looked at. */
function bufferAt(bytes: Uint8Array, isChecked: boolean): number {
  return littleEndian(bytes, 8, 4) + (isChecked ? littleEndian(bytes, 12, 4) * 2 ** 32 : 0);
}

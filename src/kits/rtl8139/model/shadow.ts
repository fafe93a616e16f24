// C+ mode under policy `descriptors: shadow`: what its writes mean, what the card is given for them, and how statuses come back.
import {littleEndian, putLittleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import type {CardPort, ClaimedFrame, CollectOutcome, Interpretation} from '../../../sim/models/device-model.ts';
import {CPCR, DTCCR, FCS_BYTES, ISR, PORT, RECEIVE_HEADER_BYTES, RECEIVED, TPPOLL} from '../sheet/registers.ts';
import {isStillReceiving, read, waitFor, write} from './card-access.ts';
import {isReceiving, type Rtl8139Context} from './context.ts';
import {
  DESCRIPTOR_BYTES,
  FIRST_WORD,
  type Half,
  type PlannedRing,
  type ShadowPlan,
  type ShadowRing,
} from './descriptors.ts';
import {denyNumber, eventNumber} from './numbers.ts';
import {isRefresh} from './shadow-plan.ts';
import {doneWords, giveBack, layShadow, putDescriptors, shadowOf} from './shadow-ring.ts';
import {addressAt, descriptorAt, refuseInUse} from './turn.ts';
import type {Rtl8139Variant} from './variant.ts';

const BOTH = CPCR.TXENABLE | CPCR.RXENABLE;
const TRANSMIT = eventNumber('Transmit');
const RING_MOVED = eventNumber('RingMoved');
const UNSERVED = denyNumber('c-plus-unserved');
/** The halves of the address of the receive ring. */
const RDSAR: readonly number[] = [PORT.RDSARLO.offset, PORT.RDSARHI.offset];
const HALVES: readonly Half[] = ['receive', 'transmit'];
const ADDRESS_BYTES = 6;
/** Bits of a receive descriptor: the frame's length. How its address was met stands so many bits below in a ring's status word. */
const STORED = 0x1fff;
const WHOLE = FIRST_WORD.FS | FIRST_WORD.LS;
const MET = 11;
const MATCHED = RECEIVED.BAR | RECEIVED.PAM | RECEIVED.MAR;

/** True of a write on which C+ mode has a word of its own; `out` is filled then, `false`: as ever. */
export function interpretShadow(
  context: Rtl8139Context,
  offset: number,
  value: number,
  plan: ShadowPlan | null,
  {shadowAt}: Rtl8139Variant,
  out: Interpretation,
): boolean {
  if (shadowAt === null) return false;
  const {isCPlus} = context;
  const isRing = RDSAR.includes(offset);
  if (offset === PORT.CPCR.offset) interpretMode(context, value, out);
  else if (isRing || (isCPlus && addressAt(offset) >= 0)) {
    out.hold = true;
    // Only a write to CR has the card begin a ring anew.
    if (context[isRing ? 'receive' : 'transmit'] !== null) out.refusal = UNSERVED;
  } else if (!isCPlus) return false;
  else if (descriptorAt(offset) >= 0 || offset === PORT.RBSTART.offset) {
    out.hold = true;
    const isAsked = offset === PORT.TSD0.offset ? value & DTCCR.CMD : descriptorAt(offset) < 0 && value;
    if (isAsked) out.refusal = UNSERVED;
  } else if (isRefresh(offset)) interpretRefresh(offset, value, plan, out);
  else return false;
  return true;
}

/** Both halves are turned on at once, before anything is given to the card; a 0 is held, as where the mode is refused. */
function interpretMode({isCPlus, given, waiting}: Rtl8139Context, value: number, out: Interpretation): void {
  const enabled = value & BOTH;
  if (enabled !== BOTH) {
    out.hold = true;
    if (enabled !== 0 || isCPlus) out.refusal = UNSERVED;
  } else if (!isCPlus) {
    out.release = true;
    if ((given | waiting) !== 0) refuseInUse(out);
  }
}

function interpretRefresh(offset: number, value: number, plan: ShadowPlan | null, out: Interpretation): void {
  if (offset === PORT.TPPOLL.offset && value & TPPOLL.HPQ) out.refusal = UNSERVED;
  if (isNews(plan?.transmit)) out.events[out.count++] = TRANSMIT;
  if (isNews(plan?.receive)) out.events[out.count++] = RING_MOVED;
  out.release = out.count > 0;
}

/** Something that a check has to see. */
function isNews(found: PlannedRing | null | undefined): boolean {
  return found != null && (found.added > 0 || found.reason !== null);
}

/** What the card is given before the write reaches it: at CPCR an empty shadow, at CR rings that begin anew, else what is new in them. */
export function releaseShadow(
  context: Rtl8139Context,
  plan: ShadowPlan | null,
  card: CardPort,
  variant: Rtl8139Variant,
): void {
  const {hostMemory: memory} = card;
  if (memory === undefined) return;
  if (plan === null || plan.isAnew) {
    if (plan !== null && isReceiving(context)) {
      write(card, PORT.CR, 0);
      if (variant.storesInTime) waitFor(card, () => !isStillReceiving(card));
    }
    layShadow({...context, ...ringsBy(context, plan)}, card, variant);
  }
  const news = HALVES.flatMap((half) => {
    const {ring = null, added = 0} = plan?.[half] ?? {};
    return ring === null || added === 0 ? [] : [{half, ring, added}];
  });
  for (const {half, added} of news) card.copied?.(shadowOf(half, variant), added * DESCRIPTOR_BYTES, false);
  // That all is sent TDU tells, which the poll to come sets again at its end.
  if (news.some(({half}) => half === 'transmit') && !variant.sendsInside) write(card, PORT.ISR, ISR.TDU);
  if (plan?.isAnew === true) return;
  // At last: from here on no time passes until the context has them too.
  for (const {half, ring, added} of news) putDescriptors(memory, half, ring, ring.given.length - added, variant);
}

/** Both rings after a write; without a plan C+ mode was entered. */
function ringsBy(own: Rtl8139Context, plan: ShadowPlan | null): Record<Half, ShadowRing | null> {
  const after = (half: Half): ShadowRing | null =>
    plan !== null && plan[half] === null && !plan.isAnew ? own[half] : (plan?.[half]?.ring ?? null);
  return {transmit: after('transmit'), receive: after('receive')};
}

/** The context follows a write; before what every mode has follows it. */
export function commitShadow(context: Rtl8139Context, offset: number, value: number, plan: ShadowPlan | null): void {
  if (RDSAR.includes(offset))
    context.RDSAR = context.RDSAR.map((held, half) => (RDSAR[half] === offset ? value : held));
  else if (offset === PORT.CPCR.offset && value & BOTH) {
    if (!context.isCPlus) Object.assign(context, ringsBy(context, null));
    context.isCPlus = true;
    context.CPCR = value;
  } else if (plan !== null) {
    Object.assign(context, ringsBy(context, plan));
    if (plan.isOver) context.isOver = true;
    if ((plan.transmit?.added ?? 0) === 0) return;
    context.given = 1;
    context.isOver = false;
  }
}

/** True where the card has sent all that it was given. */
export function hasSent(context: Rtl8139Context, card: CardPort, variant: Rtl8139Variant): boolean {
  const {transmit, isOver} = context;
  const {hostMemory: memory} = card;
  if (memory === undefined || transmit === null) return true;
  const isFetched = transmit.given.every((_, k) => doneWords(memory, 'transmit', transmit, k, variant) !== null);
  return isFetched && (variant.sendsInside || isOver || (read(card, PORT.ISR) & ISR.TDU) !== 0);
}

/** Statuses into the guest's own rings, as far as the card is done; frames for others are taken out of its buffers before. */
export function collectShadow(
  context: Rtl8139Context,
  card: CardPort,
  claim: (frame: ClaimedFrame) => readonly Rtl8139Context[],
  park: (into: Rtl8139Context, memory: BusMemory, frame: Uint8Array, stored: Uint8Array) => boolean,
  variant: Rtl8139Variant,
): CollectOutcome {
  const {hostMemory: memory} = card;
  const kept: {into: Rtl8139Context; frame: Uint8Array; stored: boolean}[] = [];
  if (memory === undefined) return {seen: 0, kept};
  let [seen, told] = [0, 0];
  for (const half of HALVES) {
    for (let ring = context[half]; ring !== null; seen++) {
      const done = doneWords(memory, half, ring, 0, variant);
      if (done === null) break;
      const {start} = done.given;
      const length = half === 'receive' ? (done.command & STORED) - FCS_BYTES : 0;
      if (length > 0) {
        const bytes = memory.read(start, length + FCS_BYTES);
        const frame = bytes.slice(0, length);
        const claimed = claim({destination: frame.slice(0, ADDRESS_BYTES)});
        const stored = storedAs(done.command, bytes);
        for (const into of claimed) kept.push({into, frame, stored: park(into, memory, frame, stored)});
        if (claimed.length > 0 && ((frame[0] ?? 0) & 1) === 0) memory.write(start, new Uint8Array(length));
      }
      ring = giveBack(context, memory, ring, done);
      context[half] = ring;
      told++;
    }
  }
  if (told > 0) card.copied?.(shadowOf('transmit', variant), told * DESCRIPTOR_BYTES, true);
  return {seen, kept};
}

/** A frame as a receive ring has it, with its header: what is parked is told so, whatever mode its guest is in. */
function storedAs(command: number, bytes: Uint8Array): Uint8Array {
  const stored = new Uint8Array(RECEIVE_HEADER_BYTES + bytes.length);
  putLittleEndian(stored, 0, 2, ((command >>> MET) & MATCHED) | RECEIVED.ROK);
  putLittleEndian(stored, 2, 2, bytes.length);
  stored.set(bytes, RECEIVE_HEADER_BYTES);
  return stored;
}

/** Puts a frame into the next buffer of a guest without the card, as the card would have; false where it has none. */
export function parkShadow(context: Rtl8139Context, memory: BusMemory, entry: Uint8Array): boolean {
  const {receive: ring} = context;
  const given = ring?.given[0];
  const bytes = entry.subarray(RECEIVE_HEADER_BYTES);
  if (ring === null || given === undefined || bytes.length > given.length) return false;
  memory.write(given.start, bytes);
  const met = (littleEndian(entry, 0, 2) & MATCHED) << MET;
  const command = (given.command & ~(FIRST_WORD.OWN | STORED)) | WHOLE | met | bytes.length;
  context.receive = giveBack(context, memory, ring, {command: command >>> 0, tag: given.tag});
  return true;
}

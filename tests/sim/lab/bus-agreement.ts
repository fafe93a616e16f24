// The event store held against the ears at the bus: same accesses, same order, each by the guest that owned the card.
import {RCR} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import {Flag, flagsOf} from '../../../src/trace/record-layout.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY} from '../../../src/trace/units.ts';
import type {BusTap} from './bus-tap.ts';
import {recordsOf} from './runs.ts';

type AccessRecord = Extract<RecordView, {kind: 'access'}>;

const ISR_OFFSET = 7;
const RCR_OFFSET = 12;

/** Held in the shadow until a command needs it: RSAR and RBCR on page 0, where they are hooked. */
function isHeld({hooked, direction, page, offset}: AccessRecord): boolean {
  return hooked && direction === 'out' && page === 0 && offset >= 8 && offset <= 11;
}

/** ISR merged with owed bits: the VMM has read the card, the record tells what the guest was given. */
function isMerged(record: AccessRecord, before: RecordView | undefined): boolean {
  if (record.direction !== 'in' || record.offset !== ISR_OFFSET || !record.hooked) return false;
  return before?.kind === 'vmm-access' && before.offset === ISR_OFFSET && before.cause === record.cause;
}

/** Everything that is wrong; empty when all is well. */
export function disagreements(tap: BusTap): string[] {
  const found: string[] = [...tap.trespasses];
  const records = recordsOf(tap.lab);
  const done = tap.asked.map(() => [] as AccessRecord[]);
  let owner = NOBODY;
  let at = 0;
  records.forEach((record, i) => {
    if (record.kind === 'handoff') owner = record.guest;
    if (record.kind !== 'access' && record.kind !== 'vmm-access') return;
    if (record.kind === 'access') {
      done[record.guest]?.push(record);
      if (record.guest !== owner) found.push(`#${record.index}: guest ${record.guest} uses a card that ${owner} owns`);
      if (record.denied || isHeld(record) || isMerged(record, records[i - 1])) return;
    }
    for (let element = 0; element < record.count; element++) {
      const heard = tap.bus[at++];
      if (heard === undefined) found.push(`#${record.index} never reached the card`);
      else if (!isSame(record, heard, (flagsOf(tap.lab.store.word(record.index, 0)) & Flag.BURST) !== 0))
        found.push(`#${record.index} is not what bus access ${at - 1} was`);
      else if (record.kind === 'access' && heard.owner !== record.guest)
        found.push(`#${record.index}: guest ${record.guest} reached the card of ${heard.owner}`);
    }
  });
  if (at !== tap.bus.length) found.push(`${tap.bus.length} accesses reached the card, ${at} are recorded`);
  tap.asked.forEach((_, guest) => {
    found.push(...orderFaults(tap, guest, done[guest] ?? []));
  });
  return [...found, ...suspensionFaults(records)];
}

function isSame(
  record: Extract<RecordView, {kind: 'access' | 'vmm-access'}>,
  heard: BusTap['bus'][number],
  isBurst: boolean,
): boolean {
  if (record.offset !== heard.offset || record.size !== heard.size || (record.direction === 'out') !== heard.isWrite)
    return false;
  if (isBurst) return true; // a burst's record counts and has no value
  const isFilter =
    record.kind === 'access' && record.offset === RCR_OFFSET && record.direction === 'out' && record.page === 0;
  return isFilter ? (record.value | RCR.PRO) === (heard.value | RCR.PRO) : record.value === heard.value;
}

/** Each access a guest's program asked for is carried out or denied exactly once, in the program's order. */
function orderFaults(tap: BusTap, guest: number, done: readonly AccessRecord[]): string[] {
  let at = 0;
  for (const [number, wanted] of (tap.asked[guest] ?? []).entries()) {
    let elements = 0;
    while (elements < wanted.count) {
      const record = done[at++];
      const isSingle = wanted.count === 1;
      const isIt =
        record !== undefined &&
        record.offset === wanted.offset &&
        record.size === wanted.size &&
        (record.direction === 'out') === wanted.isWrite &&
        (!isSingle || (record.count === 1 && record.value === wanted.value));
      if (!isIt) return [`guest ${guest}: its access ${number} is not record #${record?.index ?? 'none'}`];
      elements += record.count;
    }
    if (elements > wanted.count)
      return [`guest ${guest}: access ${number} was done ${elements} times of ${wanted.count}`];
  }
  // The access it stands at now may be done in part, or so much of the loop.
  const inPart = Math.max(1, tap.lab.machine.guests[guest]?.burst.done ?? 0);
  return done.length - at > inPart ? [`guest ${guest}: ${done.length - at} accesses that it never asked for`] : [];
}

/** After a suspension: a resume, and then that very access, before anything else of that guest reaches the card. */
function suspensionFaults(records: readonly RecordView[]): string[] {
  const found: string[] = [];
  const stopped = new Map<number, Extract<RecordView, {kind: 'suspend'}>>();
  const resumed = new Map<number, Extract<RecordView, {kind: 'suspend'}>>();
  for (const record of records) {
    const {guest} = record;
    const stop = stopped.get(guest);
    if (record.kind === 'suspend') {
      if (stop !== undefined) found.push(`#${record.index}: suspended twice`);
      stopped.set(guest, record);
    } else if (record.kind === 'resume') {
      if (stop === undefined) found.push(`#${record.index}: resumed without a suspension`);
      else resumed.set(guest, stop);
      stopped.delete(guest);
    } else if (record.kind === 'access') {
      if (stop !== undefined) found.push(`#${record.index}: an access of a suspended guest`);
      const before = resumed.get(guest);
      resumed.delete(guest);
      if (before === undefined) continue;
      const isSameAccess =
        before.offset === record.offset && before.direction === record.direction && before.size === record.size;
      if (!isSameAccess || (record.direction === 'out' && record.count === 1 && record.value !== before.value))
        found.push(`#${record.index}: not the access that #${before.index} stopped`);
    } else if (record.kind === 'inject' && stop !== undefined)
      found.push(`#${record.index}: a suspended guest is interrupted`);
  }
  return found;
}

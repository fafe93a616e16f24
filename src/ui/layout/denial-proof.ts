// The proof of a denial, found by walking records back: the command, who set its address and length, the check, the reason.
import {ISR, type Register} from '../../datasheets/dp8390.ts';
import {isDataPort, PORT} from '../../datasheets/ne2000.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import {NO_CAUSE} from '../../trace/units.ts';

/** Gives a record, or undefined while it is not at hand. */
export type RecordLookup = (index: EventIndex) => RecordView | undefined;

type Of<K extends RecordView['kind']> = Extract<RecordView, {kind: K}>;

/** A value and the writes that set it, newest first; empty where none was found within reach. */
export interface SetBy {
  readonly value: number;
  readonly writes: readonly EventIndex[];
}

/** What a denial rests on. Parts that do not apply are null. */
export interface Proof {
  readonly denial: Of<'denial'>;
  /** The access that was refused; null if no record of it is near. */
  readonly command: Of<'access'> | Of<'suspend'> | null;
  /** The state that the model was in and stays in, by number. */
  readonly state: number | null;
  readonly check: Of<'check'> | null;
  /** RSAR or TPSR in bytes, RBCR or TBCR; as the check saw them. */
  readonly address: SetBy | null;
  readonly length: SetBy | null;
  /** The last check of this guest that was allowed: for a data port used without one, or past its end. */
  readonly approved: Of<'check'> | null;
  /** Reads of ISR by the guest up to its next write to CR, and whether the bit it waits for ever showed; null if none followed. */
  readonly polls: {readonly reads: number; readonly bit: 'RDC' | 'PTX'; readonly showed: boolean} | null;
}

/** Why there is no proof yet, or never. */
export type ProofResult =
  | {readonly status: 'proved'; readonly proof: Proof}
  | {readonly status: 'waiting'}
  | {readonly status: 'not-a-denial'};

/** How far back a register's write is looked for, in records. */
const REACH_BACK = 8192;
const NEAR = 24;
const REACH_AHEAD = 400;

class Missing extends Error {}

/** Walks back from denial `index`. `waiting` means that a record was asked for and is on its way: ask again then. */
export function proveDenial(index: EventIndex, lookup: RecordLookup): ProofResult {
  const record = (at: EventIndex): RecordView => {
    const found = lookup(at);
    if (found === undefined) throw new Missing();
    return found;
  };
  try {
    const denial = record(index);
    if (denial.kind !== 'denial') return {status: 'not-a-denial'};
    return {status: 'proved', proof: walk(denial, record, lookup)};
  } catch (error) {
    if (error instanceof Missing) return {status: 'waiting'};
    throw error;
  }
}

function walk(denial: Of<'denial'>, record: (at: EventIndex) => RecordView, lookup: RecordLookup): Proof {
  const {guest, index} = denial;
  const causes = causesOf(denial, record);
  const near = Array.from({length: Math.min(NEAR, index)}, (_, n) => index - 1 - n);
  const check =
    causes.find(isDeniedCheck) ??
    nearest(near, record, (each) => (isDeniedCheck(each) && each.guest === guest ? each : null));
  const command =
    causes.find((each) => isAccess(each) && each.guest === guest && each.offset === denial.offset) ??
    nearest(
      ahead(index),
      (at) => lookup(at),
      (each) => (isRefused(each, denial) ? each : null),
    ) ??
    nearest(near, record, (each) => (isRefused(each, denial) ? each : null));
  const event = causes.find((each) => each.kind === 'model-event');
  const usesDataPort = isDataPort(denial.offset);
  const start = Math.min(index, command?.index ?? index);
  return {
    denial,
    command: command !== undefined && command !== null && isAccess(command) ? command : null,
    state: event?.kind === 'model-event' ? event.state : command?.kind === 'access' ? command.state : null,
    check: check !== undefined && check !== null && isCheck(check) ? check : null,
    ...(check !== undefined && check !== null && isCheck(check)
      ? settersOf(check, start, guest, record)
      : {address: null, length: null}),
    approved: usesDataPort ? lastAllowed(start, guest, record) : null,
    polls: pollsAfter(
      Math.max(index, command?.index ?? index),
      guest,
      check?.kind === 'check' && check.move === 'transmit' ? 'PTX' : 'RDC',
      lookup,
    ),
  };
}

const isCheck = (record: RecordView): record is Of<'check'> => record.kind === 'check';
const isDeniedCheck = (record: RecordView): record is Of<'check'> => record.kind === 'check' && !record.allowed;
const isAccess = (record: RecordView): record is Of<'access'> | Of<'suspend'> =>
  record.kind === 'access' || record.kind === 'suspend';
const isRefused = (record: RecordView, denial: Of<'denial'>): record is Of<'access'> =>
  record.kind === 'access' && record.denied && record.guest === denial.guest && record.offset === denial.offset;

function causesOf(denial: RecordView, record: (at: EventIndex) => RecordView): RecordView[] {
  const causes: RecordView[] = [];
  for (let each = denial; each.cause !== NO_CAUSE && causes.length < NEAR; causes.push(each)) each = record(each.cause);
  return causes;
}

const ahead = (index: EventIndex): number[] => Array.from({length: NEAR}, (_, n) => index + 1 + n);

/** The first record of a list that `accept` makes something of; records not at hand end the search. */
function nearest<T>(
  list: readonly EventIndex[],
  at: (index: EventIndex) => RecordView | undefined,
  accept: (record: RecordView) => T | null,
): T | null {
  for (const index of list) {
    const record = at(index);
    if (record === undefined) return null;
    const accepted = accept(record);
    if (accepted !== null) return accepted;
  }
  return null;
}

/** Registers of page 0 that place a move. */
const PLACED_BY = {
  remote: {address: [PORT.RSAR0, PORT.RSAR1], length: [PORT.RBCR0, PORT.RBCR1]},
  transmit: {address: [PORT.TPSR], length: [PORT.TBCR0, PORT.TBCR1]},
} as const;

function settersOf(
  check: Of<'check'>,
  from: EventIndex,
  guest: GuestId,
  record: (at: EventIndex) => RecordView,
): Pick<Proof, 'address' | 'length'> {
  const {address, length} = PLACED_BY[check.move === 'transmit' ? 'transmit' : 'remote'];
  const wanted = new Set([...address, ...length].map(({offset}) => offset));
  const found = new Map<number, EventIndex>();
  for (let index = from - 1; index >= Math.max(0, from - REACH_BACK) && found.size < wanted.size; index--) {
    const each = record(index);
    if (each.kind !== 'access' || each.guest !== guest || each.direction !== 'out' || each.page !== 0 || each.denied)
      continue;
    // A wide access writes the registers beside it too.
    for (let offset = each.offset; offset < each.offset + each.size; offset++) {
      if (wanted.has(offset) && !found.has(offset)) found.set(offset, index);
    }
  }
  const writes = (registers: readonly Register[]): EventIndex[] =>
    [...new Set(registers.flatMap(({offset}) => found.get(offset) ?? []))].sort((a, b) => b - a);
  return {
    address: {value: check.address, writes: writes(address)},
    length: {value: check.length, writes: writes(length)},
  };
}

function lastAllowed(from: EventIndex, guest: GuestId, record: (at: EventIndex) => RecordView): Of<'check'> | null {
  for (let index = from - 1; index >= Math.max(0, from - REACH_BACK); index--) {
    const each = record(index);
    if (each.kind === 'check' && each.allowed && each.guest === guest && each.move !== 'transmit') return each;
  }
  return null;
}

/** How the guest went on waiting, as far as records are at hand. */
function pollsAfter(from: EventIndex, guest: GuestId, bit: 'RDC' | 'PTX', lookup: RecordLookup): Proof['polls'] {
  let reads = 0;
  let showed = false;
  for (let index = from + 1; index < from + REACH_AHEAD; index++) {
    const each = lookup(index);
    if (each === undefined) break;
    if (each.kind !== 'access' || each.guest !== guest) continue;
    if (each.offset === PORT.CR.offset && each.direction === 'out') break;
    if (each.offset !== PORT.ISR.offset || each.direction !== 'in' || each.page !== 0) continue;
    reads += each.count;
    showed ||= (each.value & ISR[bit]) !== 0;
  }
  return reads === 0 ? null : {reads, bit, showed};
}

// The proof of a denial, found by walking records back: the command, who set its address and length, the check, the reason.

import {type Move, type MovePlaces, moveAt, type PlacedNumber, refusedPlace} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex, GuestId} from '../../trace/units.ts';
import {isCommand, isDataPort} from './device-ports.ts';
import {leadsTo} from './guest-pages.ts';
import type {RecordOf} from './meaning/record-meaning.ts';
import {causesOf, firstOf, type RecordAt, recordsFrom} from './record-walk.ts';
import {runGuests} from './run-guests.ts';

/** A value and the writes that set it, newest first; empty where none was found within reach. */
export interface SetBy {
  readonly value: number;
  readonly writes: readonly EventIndex[];
  /** What one hooked write of all of it had: where a monitor translates, the guest's own number. null: none had. */
  readonly written: number | null;
}

/** What a denial rests on. Parts that do not apply are null. */
export interface Proof {
  readonly denial: RecordOf<'denial'>;
  /** The access that was refused; null if no record of it is near. */
  readonly command: RecordOf<'access' | 'suspend'> | null;
  /** The state that the model was in and stays in, by number. */
  readonly state: number | null;
  readonly check: RecordOf<'check'> | null;
  /** Where the numbers of its range lie. */
  readonly places: MovePlaces | null;
  /** What places the move, in bytes, as the check saw it. */
  readonly address: SetBy | null;
  readonly length: SetBy | null;
  /** The descriptor in memory that names both, where the VMM read one: its number, and where its ring begins. */
  readonly descriptor: {
    readonly entry: number;
    readonly ring: Omit<SetBy, 'value'>;
    readonly isRefused: boolean;
  } | null;
  /** The last check of this guest that was allowed: for a data port used without one, or past its end. */
  readonly approved: RecordOf<'check'> | null;
  /** Reads of the status register by the guest up to its next command, and whether the bit it waits for ever showed; null if none followed. */
  readonly polls: {readonly reads: number; readonly bit: string; readonly showed: boolean} | null;
}

/** Why there is no proof yet, or never. */
export type ProofResult =
  | {readonly status: 'proved'; readonly proof: Proof}
  | {readonly status: 'waiting'}
  | {readonly status: 'not-a-denial'};

/** How far back a register's write is looked for, in records. */
const REACH_BACK = 8192;
const NEAR = 24;
const REACH_AHEAD = 399;

class Missing extends Error {}

/** Walks back from denial `index`. `waiting` means that a record was asked for and is on its way: ask again then. */
export function proveDenial(index: EventIndex, lookup: RecordAt): ProofResult {
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

function walk(denial: RecordOf<'denial'>, record: (at: EventIndex) => RecordView, lookup: RecordAt): Proof {
  const {guest, index} = denial;
  const isOurCheck = (each: RecordView): each is RecordOf<'check'> => isDeniedCheck(each) && each.guest === guest;
  const isOurDenial = (each: RecordView): each is RecordOf<'denial'> => each.kind === 'denial' && each.guest === guest;
  const isRefusal = (each: RecordView): each is RecordOf<'access'> =>
    each.kind === 'access' && each.denied && each.guest === guest && each.offset === denial.offset;
  const causes = [...causesOf(denial, record, NEAR)];
  const before = (): Iterable<RecordView> => recordsFrom(index - 1, -1, record, NEAR);
  // A check behind an earlier denial was about that one.
  const nearest = firstOf(
    before(),
    (each): each is RecordOf<'check' | 'denial'> => isOurCheck(each) || isOurDenial(each),
  );
  const check = causes.find(isDeniedCheck) ?? (nearest?.kind === 'check' ? nearest : null);
  const command =
    causes.filter(isGuests).find((each) => each.guest === guest && each.offset === denial.offset) ??
    firstOf(recordsFrom(index + 1, 1, lookup, NEAR), isRefusal) ??
    firstOf(before(), isRefusal);
  const event = causes.find((each) => each.kind === 'model-event');
  const usesDataPort = isDataPort(denial.offset);
  const start = Math.min(index, command?.index ?? index);
  return {
    denial,
    command,
    state: event?.state ?? (command?.kind === 'access' ? command.state : null),
    check,
    ...(check === null
      ? {address: null, length: null, places: null, descriptor: null}
      : rangeOf(check, denial, command, start, record)),
    approved: usesDataPort ? lastAllowed(start, guest, record) : null,
    polls: pollsAfter(Math.max(index, command?.index ?? index), guest, check?.move ?? 'read', lookup),
  };
}

const isDeniedCheck = (record: RecordView): record is RecordOf<'check'> => record.kind === 'check' && !record.allowed;
const isGuests = (record: RecordView): record is RecordOf<'access' | 'suspend'> =>
  record.kind === 'access' || record.kind === 'suspend';

type Range = Pick<Proof, 'address' | 'length' | 'places' | 'descriptor'>;

/** What set the range: registers, or a descriptor in memory, whose ring's beginning registers set. */
function rangeOf(
  check: RecordOf<'check'>,
  denial: RecordOf<'denial'>,
  command: Proof['command'],
  from: EventIndex,
  record: RecordAt,
): Range {
  const places = check.entry === null ? undefined : placesOf(check.move, denial.offset);
  if (check.entry === null || places?.descriptors === undefined)
    return {...settersOf(check, denial, command, from, record), descriptor: null};
  const {ring} = places.descriptors;
  const setBy = lastWrites([ring], denial.guest, command, from, record);
  const parts = ring.ports.map((port) => setBy({...ring, ports: [port]}, 0).written);
  const read = (value: number): SetBy => ({value, writes: [], written: null});
  return {
    places,
    address: read(check.address),
    length: read(check.length),
    descriptor: {
      entry: check.entry,
      ring: {writes: setBy(ring, 0).writes, written: addressOf(parts)},
      isRefused: device.model.reasons[denial.reason]?.about === 'descriptor',
    },
  };
}

/** An address in parts of four bytes; one above the lowest may never have been written. */
function addressOf([low = null, high = null]: readonly (number | null)[]): number | null {
  return low === null ? null : low + (high ?? 0) * 2 ** 32;
}

/** Who set the range: of a device with several descriptors, those of the one whose range it is, which need not be the one that was written. */
function settersOf(
  check: RecordOf<'check'>,
  denial: RecordOf<'denial'>,
  command: Proof['command'],
  from: EventIndex,
  record: RecordAt,
): Pick<Proof, 'address' | 'length' | 'places'> {
  const others = device.moves[check.move]?.address.alike ?? [];
  const offsets = [denial.offset, ...others.map(({offset}) => offset)];
  const setters = (offset: number): Pick<Proof, 'address' | 'length' | 'places'> => {
    const places = placesOf(check.move, offset);
    if (places === undefined) return {address: null, length: null, places: null};
    const place = refusedPlace(places, device.model.reasons[denial.reason]);
    const setBy = lastWrites([place, places.length], denial.guest, command, from, record);
    return {address: setBy(place, check.address), length: setBy(places.length, check.length), places};
  };
  const first = setters(denial.offset);
  const asker = runGuests().find(({id}) => id === denial.guest);
  const isAsked = ({address}: Pick<Proof, 'address'>): boolean =>
    address?.written == null || asker === undefined || asker.pageMap.length === 0
      ? true
      : [address.written, leadsTo(asker, {address: address.written, length: 1}).pieces[0]?.address].includes(
          check.address,
        );
  if (isAsked(first)) return first;
  return (
    offsets
      .slice(1)
      .map(setters)
      .find((one) => one.address?.written != null && isAsked(one)) ?? first
  );
}

/** Finds the last writes of numbers; answers a number's. */
function lastWrites(
  numbers: readonly PlacedNumber[],
  guest: GuestId,
  command: Proof['command'],
  from: EventIndex,
  record: RecordAt,
): (number: PlacedNumber, value: number) => SetBy {
  const wanted = new Map(numbers.flatMap(({ports, page}) => ports.map(({offset}) => [offset, page] as const)));
  const found = new Map<number, EventIndex>();
  const values = new Map<EventIndex, number>();
  // The refused write itself, where it is one of them.
  if (command !== null && command.direction === 'out' && wanted.has(command.offset)) {
    found.set(command.offset, command.index);
    values.set(command.index, command.value);
  }
  for (const each of recordsFrom(from - 1, -1, record, REACH_BACK)) {
    if (found.size === wanted.size) break;
    if (each.kind !== 'access' || each.guest !== guest || each.direction !== 'out' || each.denied) continue;
    // A wide access writes the registers beside it too.
    for (let offset = each.offset; offset < each.offset + each.size; offset++) {
      if (wanted.get(offset) !== each.page || found.has(offset)) continue;
      found.set(offset, each.index);
      if (offset === each.offset && each.hooked) values.set(each.index, each.value);
    }
  }
  return ({ports}, value) => {
    const writes = [...new Set(ports.flatMap(({offset}) => found.get(offset) ?? []))].sort((a, b) => b - a);
    const [only] = writes;
    return {value, writes, written: writes.length === 1 && only !== undefined ? (values.get(only) ?? null) : null};
  };
}

/** Where the numbers of a move lie, or of a permission that stands; undefined where nobody says. */
function placesOf(move: Move, offset: number): MovePlaces | undefined {
  return moveAt(device.moves[move], offset) ?? (move === 'transmit' ? undefined : device.memory.standing?.[move]);
}

function lastAllowed(from: EventIndex, guest: GuestId, record: RecordAt): RecordOf<'check'> | null {
  const isApproval = (each: RecordView): each is RecordOf<'check'> =>
    each.kind === 'check' && each.allowed && each.guest === guest && each.move !== 'transmit';
  return firstOf(recordsFrom(from - 1, -1, record, REACH_BACK), isApproval);
}

/** How the guest went on waiting, as far as records are at hand. */
function pollsAfter(from: EventIndex, guest: GuestId, move: Move, lookup: RecordAt): Proof['polls'] {
  const {offset, page, interrupts} = device.status;
  const bit = device.moves[move]?.ends;
  if (bit === undefined) return null;
  let reads = 0;
  let showed = false;
  for (const each of recordsFrom(from + 1, 1, lookup, REACH_AHEAD)) {
    if (each.kind !== 'access' || each.guest !== guest) continue;
    if (isCommand(each)) break;
    if (each.offset !== offset || each.direction !== 'in' || each.page !== page) continue;
    reads += each.count;
    showed ||= (each.value & (interrupts[bit] ?? 0)) !== 0;
  }
  return reads === 0 ? null : {reads, bit, showed};
}

// The story around one event: the access it belongs to, what the monitor made of it, what led to it, what follows.
import {moveAt, numbersOf} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessPort, isDataPort} from './device-ports.ts';
import {type AccessRecord, isAccess} from './meaning/access.ts';
import {meaningOf} from './meaning/meanings.ts';
import type {RecordKind, RecordOf} from './meaning/record-meaning.ts';
import {causesOf, type RecordAt, recordsFrom} from './record-walk.ts';

/** An access with all that the monitor did about it at once. */
export interface EventStory {
  readonly anchor: RecordView;
  readonly access: AccessRecord | null;
  readonly events: readonly RecordOf<'model-event'>[];
  readonly checks: readonly RecordOf<'check'>[];
  readonly transitions: readonly RecordOf<'transition'>[];
  readonly denial: RecordOf<'denial'> | null;
  /** First and last record of it. */
  readonly first: EventIndex;
  readonly last: EventIndex;
}

/** How many records one access and its consequences can span. */
const SPAN = 24;
/** How far back what set a register is looked for. */
const HISTORY = 4096;
/** How far ahead consequences are looked for. */
const AHEAD = 400;
/** How far back causes are told. */
const CAUSES = 12;

/** Where an access's chain begins: its exit, the point where the guest stopped, or itself. */
function origin(record: RecordView, at: RecordAt): EventIndex {
  let first = record;
  for (const cause of causesOf(record, at, SPAN)) {
    if (meaningOf(cause).isOfAccess !== true && cause.kind !== 'suspend') break;
    first = cause;
  }
  return first.index;
}

/** Gathers the story around a record. A record that is part of no access is its own story. */
export function eventStory(anchor: RecordView, at: RecordAt): EventStory {
  const members = membersOf(anchor, at);
  const indices = members.map(({index}) => index);
  return {
    anchor,
    access: members.find(isAccess) ?? null,
    events: members.filter((record) => record.kind === 'model-event'),
    checks: members.filter((record) => record.kind === 'check'),
    transitions: members.filter((record) => record.kind === 'transition'),
    denial: members.find((record) => record.kind === 'denial') ?? null,
    first: Math.min(...indices),
    last: Math.max(...indices),
  };
}

/** The records around one that come from the same origin, as far as no other access of a guest lies between. */
function membersOf(anchor: RecordView, at: RecordAt): readonly RecordView[] {
  if (meaningOf(anchor).isOfAccess !== true) return [anchor];
  const start = origin(anchor, at);
  const members = [anchor];
  const gather = (step: 1 | -1): void => {
    let met = anchor.kind === 'access';
    for (const record of recordsFrom(anchor.index + step, step, at, SPAN)) {
      const isOurs = meaningOf(record).isOfAccess === true && origin(record, at) === start;
      if (record.kind === 'access' && (!isOurs || met)) break;
      if (record.kind === 'access') met = true;
      if (isOurs) members.push(record);
    }
  };
  gather(-1);
  gather(1);
  return members.sort((a, b) => a.index - b.index);
}

/** The last access before `before` that wrote a register, by the same guest since it has the card. */
export function lastWrite(register: string, before: AccessRecord, at: RecordAt): RecordOf<'access'> | null {
  for (const record of recordsFrom(before.index - 1, -1, at, HISTORY)) {
    if (record.kind === 'handoff') return null;
    if (record.kind === 'access' && record.guest === before.guest && !record.denied && writes(record, register))
      return record;
  }
  return null;
}

/** True of an OUT to a register. */
export function writes(access: AccessRecord, register: string): boolean {
  return access.direction === 'out' && accessPort(access) === register;
}

/** What led to the story, nearest first: the causes outside it, and the accesses that set what the check asked about. */
export function whyChain(story: EventStory, at: RecordAt): readonly RecordView[] {
  const found = new Map<EventIndex, RecordView>();
  const add = (record: RecordView | null): void => {
    if (record && (record.index < story.first || record.index > story.last)) found.set(record.index, record);
  };
  // That the processor left the guest says little: what the VMM then did is told by the records after it.
  for (const cause of causesOf(at(story.first) ?? story.anchor, at, CAUSES))
    if (cause.kind !== 'exit' || cause.reason !== 'io') add(cause);
  const {access} = story;
  const check = story.checks[0];
  if (access !== null && check !== undefined) {
    for (const {ports} of numbersOf(moveAt(device.moves[check.move], access.offset)))
      for (const {name} of ports.toReversed()) add(lastWrite(name, access, at));
  }
  // The access that was allowed to start the remote DMA which a data port access is part of.
  if (access?.kind === 'access' && isDataPort(access.offset))
    add(accessBehind('check', access.index, at, ({guest, move}) => guest === access.guest && move !== 'transmit'));
  // The access or interrupt that brought this guest's model into the state: every guest has one of its own.
  const moved = story.transitions[0];
  if (moved !== undefined) {
    const cameThere = ({guest, from, to}: RecordOf<'transition'>): boolean =>
      guest === moved.guest && to === moved.from && from !== moved.from;
    add(accessBehind('transition', story.first, at, cameThere));
  }
  return [...found.values()].sort((a, b) => b.index - a.index);
}

/** The access behind the last record of a kind before an event that is looked for; the record itself where an interrupt is behind it. */
function accessBehind<K extends RecordKind>(
  kind: K,
  before: EventIndex,
  at: RecordAt,
  accept: (record: RecordOf<K>) => boolean,
): RecordView | null {
  for (const record of recordsFrom(before - 1, -1, at, HISTORY))
    if (record.kind === kind && accept(record as RecordOf<K>)) return eventStory(record, at).access ?? record;
  return null;
}

/** Records that the story caused, at most so many; the first use of the data port after an approved remote DMA counts. */
export function whatFollows(story: EventStory, at: RecordAt, most = 4): readonly RecordView[] {
  const inStory = new Set<EventIndex>();
  const found: RecordView[] = [];
  let awaitsData = story.checks.some(({allowed, move}) => allowed && move !== 'transmit');
  for (const record of recordsFrom(story.first, 1, at, story.last - story.first + AHEAD + 1)) {
    if (found.length === most) break;
    const isFirstData =
      awaitsData && record.kind === 'access' && record.guest === story.anchor.guest && isDataPort(record.offset);
    if (record.index <= story.last) inStory.add(record.index);
    else if (inStory.has(record.cause)) found.push(record);
    else if (isFirstData) {
      awaitsData = false;
      found.push(record);
    }
  }
  return found;
}

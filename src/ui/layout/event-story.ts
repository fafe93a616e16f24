// The story around one event: the access it belongs to, what the monitor made of it, what led to it, what follows.
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {accessPort} from './access-meaning.ts';

/** Answers with a record, or undefined where none is at hand. */
export type RecordAt = (index: EventIndex) => RecordView | undefined;
type Of<K extends RecordView['kind']> = Extract<RecordView, {kind: K}>;
/** A record that is about one port access. */
export type AccessRecord = Of<'access'> | Of<'vmm-access'> | Of<'suspend'>;

/** An access with all that the monitor did about it at once. */
export interface EventStory {
  readonly anchor: RecordView;
  readonly access: AccessRecord | null;
  readonly events: readonly Of<'model-event'>[];
  readonly checks: readonly Of<'check'>[];
  readonly transitions: readonly Of<'transition'>[];
  readonly denial: Of<'denial'> | null;
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

/** What one access is told by, beside itself. */
const STORY_KINDS: ReadonlySet<RecordView['kind']> = new Set([
  'access',
  'exit',
  'model-event',
  'check',
  'transition',
  'denial',
]);

/** True for a record about one port access: a guest's, the VMM's, or one that a guest stopped at. */
export function isAccess(record: RecordView | undefined): record is AccessRecord {
  return (
    record !== undefined && (record.kind === 'access' || record.kind === 'vmm-access' || record.kind === 'suspend')
  );
}

/** Where an access's chain begins: its exit, the point where the guest stopped, or itself. */
function origin(record: RecordView, at: RecordAt): EventIndex {
  let current = record;
  for (let hop = 0; hop < SPAN; hop++) {
    const cause = current.cause < 0 ? undefined : at(current.cause);
    if (cause === undefined || !(STORY_KINDS.has(cause.kind) || cause.kind === 'suspend')) break;
    current = cause;
  }
  return current.index;
}

/** Gathers the story around a record. A record that is part of no access is its own story. */
export function eventStory(anchor: RecordView, at: RecordAt): EventStory {
  const members = membersOf(anchor, at);
  const access = members.find(isAccess) ?? null;
  const indices = members.map(({index}) => index);
  return {
    anchor,
    access,
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
  if (!STORY_KINDS.has(anchor.kind)) return [anchor];
  const start = origin(anchor, at);
  const members = [anchor];
  const gather = (step: 1 | -1): void => {
    let met = anchor.kind === 'access';
    for (let index = anchor.index + step; Math.abs(index - anchor.index) <= SPAN; index += step) {
      const record = at(index);
      if (record === undefined) break;
      const isOurs = STORY_KINDS.has(record.kind) && origin(record, at) === start;
      if (record.kind === 'access' && (!isOurs || met)) break;
      if (record.kind === 'access') met = true;
      if (isOurs) members.push(record);
    }
  };
  gather(-1);
  gather(1);
  return members.sort((a, b) => a.index - b.index);
}

/** The last access before `before` that wrote a register, by the same guest. */
export function lastWrite(register: string, before: AccessRecord, at: RecordAt): Of<'access'> | null {
  for (let index = before.index - 1; index >= Math.max(0, before.index - HISTORY); index--) {
    const record = at(index);
    if (record === undefined) return null;
    if (record.kind === 'handoff') return null;
    if (
      record.kind === 'access' &&
      record.guest === before.guest &&
      record.direction === 'out' &&
      !record.denied &&
      accessPort(record) === register
    )
      return record;
  }
  return null;
}

/** What led to the story, nearest first: the causes outside it, and the accesses that set what the check asked about. */
export function whyChain(story: EventStory, at: RecordAt): readonly RecordView[] {
  const found = new Map<EventIndex, RecordView>();
  const add = (record: RecordView | null | undefined): void => {
    if (record && (record.index < story.first || record.index > story.last)) found.set(record.index, record);
  };
  addCauses(story, at, add);
  const {access} = story;
  const check = story.checks[0];
  if (access !== null && check !== undefined) {
    const registers = check.move === 'transmit' ? ['TPSR', 'TBCR1', 'TBCR0'] : ['RSAR1', 'RSAR0', 'RBCR1', 'RBCR0'];
    for (const register of registers) add(lastWrite(register, access, at));
  }
  if (access?.kind === 'access' && accessPort(access) === 'data') add(approvalOf(access, at));
  const from = story.transitions[0]?.from;
  if (from !== undefined) add(transitionInto(from, story.first, at));
  return [...found.values()].sort((a, b) => b.index - a.index);
}

/** The access that was allowed to start the remote DMA which a data port access is part of. */
function approvalOf(access: Of<'access'>, at: RecordAt): RecordView | null {
  for (let index = access.index - 1; index >= Math.max(0, access.index - HISTORY); index--) {
    const record = at(index);
    if (record === undefined) return null;
    if (record.kind === 'check' && record.guest === access.guest && record.move !== 'transmit')
      return eventStory(record, at).access ?? record;
  }
  return null;
}

function addCauses(story: EventStory, at: RecordAt, add: (record: RecordView | undefined) => void): void {
  for (
    let current: RecordView | undefined = at(story.first) ?? story.anchor, hop = 0;
    current !== undefined && hop < 12;
    hop++
  ) {
    if (current.cause < 0) break;
    current = at(current.cause);
    // That the processor left the guest says little: what the VMM then did is told by the records after it.
    if (current?.kind !== 'exit' || current.reason !== 'io') add(current);
  }
}

/** The access or interrupt that brought the model into a state, last before an event. */
function transitionInto(state: number, before: EventIndex, at: RecordAt): RecordView | null {
  for (let index = before - 1; index >= Math.max(0, before - HISTORY); index--) {
    const record = at(index);
    if (record === undefined) return null;
    if (record.kind === 'transition' && record.to === state && record.from !== state)
      return eventStory(record, at).access ?? record;
  }
  return null;
}

/** Records that the story caused, at most so many; the first use of the data port after an approved remote DMA counts. */
export function whatFollows(story: EventStory, at: RecordAt, most = 4): readonly RecordView[] {
  const inStory = new Set<EventIndex>();
  const found: RecordView[] = [];
  let awaitsData = story.checks.some(({allowed, move}) => allowed && move !== 'transmit');
  for (let index = story.first; index <= story.last + AHEAD && found.length < most; index++) {
    const record = at(index);
    if (record === undefined) break;
    if (index <= story.last) inStory.add(index);
    else if (inStory.has(record.cause)) found.push(record);
    else if (
      awaitsData &&
      record.kind === 'access' &&
      record.guest === story.anchor.guest &&
      accessPort(record) === 'data'
    ) {
      awaitsData = false;
      found.push(record);
    }
  }
  return found;
}

// The record that the panels speak of: as soon as it is at hand, what led to it, and how fast amber may run.
import {useRef} from 'react';
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {otherDevice} from '../layout/card-words.ts';
import {eventStory} from '../layout/event-story.ts';
import type {AccessRecord} from '../layout/meaning/access.ts';
import {eventChain} from '../layout/record-walk.ts';
import {selectCurrent, useLab} from './lab-store.ts';
import {records, useRecordVersion} from './record-cache.ts';
import {isRunning} from './run-phase.ts';
import type {ShownInstant} from './shown-instant.ts';
import {SPEEDS} from './speeds.ts';

/** The selected record, else the last that happened; null before the first. */
export function useCurrentRecord(): RecordView | null {
  return useRecordAt(useLab(selectCurrent));
}

/** Record `event`; null before the first. */
export function useRecordAt(event: EventIndex): RecordView | null {
  useRecordVersion();
  const last = useRef<RecordView | null>(null);
  const record = event < 0 ? null : (records.record(event) ?? last.current);
  last.current = record;
  return record;
}

/** What happens now at the card that is shown, and how it may be shown. */
export interface Present {
  readonly current: RecordView | null;
  /** Its check, its denial, its transitions, as far as they are at hand. */
  readonly chain: readonly RecordView[];
  /** The access that it is part of; null: it is part of none. */
  readonly access: AccessRecord | null;
  /** Milliseconds a stretch of the path takes; 0 while the machine runs or is set to more than 1/50 of real time. */
  readonly motion: number;
}

/** What a drawing of an instant is given; without `chain` and `motion` it stands still and tells the event alone. */
export interface InstantProps extends Partial<Omit<Present, 'current'>> {
  readonly view: LabView;
  /** The record the panels speak of; null before the first. */
  readonly current: RecordView | null;
  /** The event whose instant is shown, where that is not the present. */
  readonly chosen?: EventIndex | null;
  /** Least size of text in pixels; a presenter asks for more. */
  readonly leastText?: number;
}

const HOP_MS = 600;
const FASTEST_WITH_MOTION = 1 / 50;

/** The event of the shown instant. */
export function usePresent({event}: ShownInstant): Present {
  useRecordVersion();
  const last = useRecordAt(event);
  // What is drawn of one card knows nothing of what happens at another.
  const current = last === null || otherDevice(last) !== null ? null : last;
  const chain = current === null ? [] : eventChain(current, (index) => records.record(index));
  const access = current === null ? null : eventStory(current, (index) => records.record(index)).access;
  const isStill = useLab((state) => !isRunning(state) && (SPEEDS[state.speed] ?? 1) <= FASTEST_WITH_MOTION);
  return {current, chain, access, motion: isStill ? HOP_MS : 0};
}

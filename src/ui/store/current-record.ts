// The record that the panels speak of, as soon as it is at hand; until then the one before it, so that nothing flickers.
import {useRef} from 'react';
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';
import {selectCurrent, useLab} from './lab-store.ts';
import {records, useRecordVersion} from './record-cache.ts';

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

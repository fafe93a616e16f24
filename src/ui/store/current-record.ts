// The record that the panels speak of, as soon as it is at hand; until then the one before it, so that nothing flickers.
import {useRef} from 'react';
import type {RecordView} from '../../trace/record-view.ts';
import {selectCurrent, useLab} from './lab-store.ts';
import {records, useRecordVersion} from './record-cache.ts';

/** The selected record, else the last that happened; null before the first. */
export function useCurrentRecord(): RecordView | null {
  useRecordVersion();
  const current = useLab(selectCurrent);
  const last = useRef<RecordView | null>(null);
  const record = current < 0 ? null : (records.record(current) ?? last.current);
  last.current = record;
  return record;
}

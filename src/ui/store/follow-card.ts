// The card that an event is about, shown where drawings stand alone over an event's caption.
import {useEffect} from 'react';
import type {RecordView} from '../../trace/record-view.ts';
import {otherDevice} from '../layout/card-words.ts';
import {useLab} from './lab-store.ts';
import {useCurrentRecord} from './present-event.ts';
import {isRunning} from './run-phase.ts';

/** Shows the card that a record is about; what is selected stays so. True where another was shown. */
export function showCardOf(record: RecordView): boolean {
  const other = otherDevice(record);
  const {view, selection, showCard, select} = useLab.getState();
  const card = other === null ? -1 : (view?.devices.indexOf(other) ?? -1);
  if (card < 0) return false;
  showCard(card);
  if (selection !== null) select(selection);
  return true;
}

/** From event to event the drawings are of its card; while the machine runs they stay with the one that they have. */
export function useCardOfEvent(): void {
  const record = useCurrentRecord();
  const running = useLab(isRunning);
  const event = record?.index ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once an event; who chooses another card at it keeps that one
  useEffect(() => {
    if (record !== null && !running) showCardOf(record);
  }, [event, running]);
}

// For screen readers: the present event as a sentence, once the machine stands still there.
import {useEffect, useState} from 'react';
import {POWER_ON} from '../layout/caption.ts';
import {narrate} from '../layout/narration.ts';
import {useLab} from '../store/lab-store.ts';
import {useCurrentRecord} from '../store/present-event.ts';
import {records} from '../store/record-cache.ts';
import {isRunning} from '../store/run-phase.ts';

/** Who holds a key down hears the last event alone. */
const CALM_MS = 400;

/** Reads out politely: it never breaks in. */
export default function Narration() {
  const record = useCurrentRecord();
  const running = useLab(isRunning);
  const isOpen = useLab((state) => state.view !== null);
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    if (running || !isOpen) return;
    const tell = (): void =>
      setSentence(record === null ? POWER_ON : narrate(record, (index) => records.record(index)));
    const timer = setTimeout(tell, CALM_MS);
    return () => clearTimeout(timer);
  }, [record, running, isOpen]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-label="The present event">
      {sentence}
    </div>
  );
}

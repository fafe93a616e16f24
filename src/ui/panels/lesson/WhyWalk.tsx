// Why it came so: the causes of an outcome one by one, nearest first, each shown by the machine while it is told.
import {useEffect, useRef, useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {Asked} from '../../../lessons/question.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {recordLine, recordSentence} from '../../layout/describe-record.ts';
import {useRecordAt} from '../../store/present-event.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import './question.css';

interface WhyWalkProps {
  readonly asked: Pick<Asked, 'causes' | 'outcome'>;
  /** Shows a record without moving the machine; null: the outcome again. */
  readonly onShow: (event: EventIndex | null) => void;
}

/** Closed until it is asked for; nothing where an outcome has no causes. */
export function WhyWalk({asked: {causes, outcome}, onShow}: WhyWalkProps) {
  const [at, setAt] = useState<number | null>(null);
  const show = useRef(onShow);
  show.current = onShow;
  // Who goes away while a cause is shown leaves the machine at the present.
  useEffect(() => () => show.current(null), []);
  if (outcome === null || causes.length === 0) return null;
  const go = (next: number | null): void => {
    setAt(next);
    onShow(next === null ? null : (causes[next] ?? null));
  };
  if (at === null)
    return (
      <button type="button" className="button why-open" onClick={() => go(0)}>
        Why? Walk back through {causes.length === 1 ? 'its cause' : `its ${causes.length} causes`}
      </button>
    );
  const event = causes[at] ?? outcome;
  return (
    <section className="why-walk" aria-label="Why">
      <p className="why-head">
        <strong>
          Cause {at + 1} of {causes.length}
        </strong>{' '}
        <span className="quiet">
          event <span className="mono">{thousands(event)}</span>
        </span>
      </p>
      <div role="status">
        <CauseWords event={event} />
      </div>
      <div className="question-acts">
        <button
          type="button"
          className="button"
          aria-disabled={at === causes.length - 1}
          onClick={() => go(Math.min(at + 1, causes.length - 1))}
        >
          And why that?
        </button>
        <button type="button" className="button" aria-disabled={at === 0} onClick={() => go(Math.max(0, at - 1))}>
          Nearer
        </button>
        <button type="button" className="button" onClick={() => go(null)}>
          Back to the outcome
        </button>
      </div>
    </section>
  );
}

function CauseWords({event}: {readonly event: EventIndex}) {
  const record = useRecordAt(event);
  if (record === null || record.index !== event) return <p className="quiet">Fetching the event.</p>;
  const sentence = recordSentence(record);
  return (
    <>
      <p>
        <GuestChip guest={record.guest} /> {recordLine(record)}
      </p>
      {sentence !== null && <p className="quiet">{sentence}</p>}
    </>
  );
}

// A list of records to walk to: the number shows it, a double press goes there.

import {thousands} from '../../../base/figures.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {recordLine} from '../../layout/describe-record.ts';
import {firstWords} from '../../layout/first-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {Worded} from '../../widgets/Worded.tsx';

interface RecordLinksProps {
  readonly title: string;
  readonly records: readonly RecordView[];
  readonly empty: string;
}

/** Each entry selects its record; the inspector then offers to go there. */
export function RecordLinks({title, records, empty}: RecordLinksProps) {
  const {select, goTo} = useLab.getState();
  const lines = records.map((record) => recordLine(record));
  const dotted = firstWords(lines);
  return (
    <section className="event-part">
      <h3>{title}</h3>
      {records.length === 0 && <p className="quiet">{empty}</p>}
      {records.length > 0 && (
        <ol className="record-links">
          {records.map((record, i) => (
            <li key={record.index}>
              <button
                type="button"
                className="link"
                onClick={() => select(record.index)}
                onDoubleClick={() => goTo(record.index)}
              >
                {thousands(record.index)}
              </button>
              <span>
                <GuestChip guest={record.guest} />
              </span>
              <span title={lines[i]}>
                <Worded text={lines[i] ?? ''} dot={dotted[i] ?? []} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

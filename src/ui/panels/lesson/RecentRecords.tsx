// The last records up to the instant that a lesson shows, the present one last: a log that knows nothing of what comes.

import {thousands} from '../../../base/figures.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {recordLine} from '../../layout/describe-record.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {useSize} from '../../widgets/use-size.ts';

const ROW = 26;

/** As many as there is room for. */
export function RecentRecords({event}: {readonly event: EventIndex}) {
  useRecordVersion();
  const [body, {height}] = useSize({width: 400, height: 400});
  const count = Math.max(1, Math.floor(height / ROW));
  const rows = Array.from({length: count}, (_, i) => records.record(event - count + 1 + i)).filter(
    (record): record is RecordView => record !== undefined,
  );
  return (
    <Panel title="Log" subtitle="the last events up to now">
      <div ref={body} className="recent-frame">
        {rows.length === 0 ? (
          <p className="panel-empty">Nothing has happened yet.</p>
        ) : (
          <ol className="recent">
            {rows.map((record) => (
              <li
                key={record.index}
                className="recent-row"
                aria-current={record.index === event ? 'step' : undefined}
                data-kind={record.kind}
              >
                <span className="recent-number mono quiet">{thousands(record.index)}</span>
                <span>
                  <GuestChip guest={record.guest} />
                </span>
                <span className="recent-text">{recordLine(record)}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}

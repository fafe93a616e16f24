// A hand-off's registers: what the VMM read for the guest that had the card, and what it wrote for the one that has it now.

import {thousands} from '../../../base/figures.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {NOBODY} from '../../../trace/units.ts';
import {handoffSight} from '../../layout/handoff-sight.ts';
import {records} from '../../store/record-cache.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';

/** Nothing for any other event. */
export function HandoffList({record}: {readonly record: RecordView}) {
  if (record.kind !== 'handoff') return null;
  const {saved, loaded, moved} = handoffSight(record, (index) => records.record(index));
  return (
    <section className="event-part">
      {record.from !== NOBODY && (
        <>
          <h3>Saved for {guestLetter(record.from)}</h3>
          <p className="mono">{saved.length === 0 ? 'no register' : saved.join(', ')}</p>
        </>
      )}
      <h3>Loaded for {guestLetter(record.guest)}</h3>
      <p className="mono">{loaded.join(', ')}</p>
      {moved > 0 && <p>{`${thousands(moved)} bytes of ${device.memory.name} were moved as well.`}</p>}
    </section>
  );
}

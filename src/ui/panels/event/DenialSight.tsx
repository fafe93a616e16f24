// What the denied guest saw: the policy's consequence, and the record that shows it.

import {thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {denialSight} from '../../layout/denial-sight.ts';
import type {EventStory} from '../../layout/event-story.ts';
import {useLab} from '../../store/lab-store.ts';
import {records} from '../../store/record-cache.ts';

interface DenialSightProps {
  readonly story: EventStory;
  readonly rule: LabView['rules']['denial'];
}

/** Nothing for events that were not denied. */
export function DenialSight({story, rule}: DenialSightProps) {
  const sight = denialSight(story, rule, (index) => records.record(index));
  if (sight === null) return null;
  const {access, policy, evidence} = sight;
  return (
    <section className="event-part">
      <h3>What the guest saw</h3>
      <p>
        {access} {policy}
      </p>
      {evidence !== null && (
        <p>
          Event{' '}
          <button type="button" className="link" onClick={() => useLab.getState().select(evidence.index)}>
            {thousands(evidence.index)}
          </button>
          : {evidence.words}
        </p>
      )}
    </section>
  );
}

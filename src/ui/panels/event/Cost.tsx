// The event's price as one bar: solid parts are measured, hatched ones estimated.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {accessCost} from '../../layout/access-cost.ts';
import type {EventStory} from '../../layout/event-story.ts';
import {duration, thousands} from '../../widgets/figures.ts';

/** Cycles by what they were spent on. */
export function Cost({story, costs}: {readonly story: EventStory; readonly costs: LabView['costs']}) {
  const {access, events, checks, transitions} = story;
  if (access === null) return null;
  const parts = accessCost(access, events.length + checks.length + transitions.length > 0, costs);
  const total = parts.reduce((sum, {cycles}) => sum + cycles, 0);
  if (total === 0) return null;
  return (
    <section className="event-part">
      <h3>
        Cost: {thousands(total)} cycles, {duration(total)}
      </h3>
      <div className="cost-bar" aria-hidden="true">
        {parts.map(({name, cycles, isEstimate, token}) => (
          <i
            key={name}
            className={isEstimate ? 'estimate' : undefined}
            style={{flexGrow: cycles, backgroundColor: `var(${token})`}}
          />
        ))}
      </div>
      <p className="cost-words">
        {parts.map(({name, cycles, isEstimate}, i) => (
          <span key={name}>
            {i > 0 && ', '}
            {name} {thousands(cycles)}
            {isEstimate && <span className="quiet"> (estimate)</span>}
          </span>
        ))}
      </p>
    </section>
  );
}

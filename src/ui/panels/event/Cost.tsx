// The event's price as one bar: solid parts are measured, hatched ones estimated.

import {thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {accessCost, waitedFor} from '../../layout/access-cost.ts';
import type {EventStory} from '../../layout/event-story.ts';
import {BarPart} from '../../widgets/BarPart.tsx';
import {duration} from '../../widgets/figures.ts';

/** Cycles by what they were spent on. */
export function Cost({
  story,
  costs,
  placement,
  byMemory,
}: {
  readonly story: EventStory;
  readonly costs: LabView['costs'];
  readonly placement: LabView['rules']['modelPlacement'];
  /** The access is to a page of registers. */
  readonly byMemory: boolean;
}) {
  const {access, events, checks, transitions} = story;
  if (access === null) return null;
  const parts = accessCost(access, events.length + checks.length + transitions.length > 0, costs, placement, byMemory);
  const total = waitedFor(parts);
  if (total === 0) return null;
  return (
    <section className="event-part">
      <h3>
        Cost: {thousands(total)} cycles, {duration(total)}
      </h3>
      <div className="cost-bar" aria-hidden="true">
        {parts
          .filter(({where}) => where !== 'beside the device')
          .map((part) => (
            <BarPart key={part.name} part={part} />
          ))}
      </div>
      <p className="cost-words">
        {parts.map(({name, cycles, isEstimate, where}, i) => (
          <span key={name}>
            {i > 0 && ', '}
            {name} {thousands(cycles)}
            {where !== undefined && ` ${where}`}
            {where === 'beside the device' && ', not waited for'}
            {isEstimate && <span className="quiet"> (estimate)</span>}
          </span>
        ))}
      </p>
    </section>
  );
}

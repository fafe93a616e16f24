// The policies that are times: taking the card by force after a deadline, and a guest's time on the processor.
import type {Scenario} from '../../../scenarios/scenario.ts';
import {duration} from '../../widgets/figures.ts';
import type {PolicyDraft} from './policy-draft.ts';

/** A deadline to begin with, in microseconds. */
const USUAL_DEADLINE_US = 5000;
const LONGEST_US = 60_000_000;

interface TimeFieldsProps {
  readonly draft: PolicyDraft;
  readonly original: Scenario;
  readonly onDraft: (draft: PolicyDraft) => void;
}

export function TimeFields({draft, original, onDraft}: TimeFieldsProps) {
  const {forcedAbortUs} = draft.policies;
  const own = original.policies.forcedAbortUs;
  const setDeadline = (us: number | null): void =>
    onDraft({...draft, policies: {...draft.policies, forcedAbortUs: us}});
  return (
    <>
      <fieldset className="policy">
        <legend>The card taken by force</legend>
        <label className="policy-choice">
          <input
            type="radio"
            name="forcedAbort"
            checked={forcedAbortUs === null}
            onChange={() => setDeadline(null)}
            aria-describedby="forcedAbort-never"
          />
          <span>
            <b className="strong">never</b>
            {own === null && <span className="quiet"> the scenario’s own</span>}
          </span>
          <span id="forcedAbort-never" className="policy-consequence">
            A guest that never becomes reusable keeps the card; the others wait for ever.
          </span>
        </label>
        <label className="policy-choice">
          <input
            type="radio"
            name="forcedAbort"
            checked={forcedAbortUs !== null}
            onChange={() => setDeadline(own ?? USUAL_DEADLINE_US)}
            aria-describedby="forcedAbort-after"
          />
          <span>
            <b className="strong">after a deadline</b>
            {own !== null && <span className="quiet"> the scenario’s own, {own} µs</span>}
          </span>
          <span id="forcedAbort-after" className="policy-consequence">
            The VMM stops the card: nobody waits for ever, and the owner’s transfer is lost.
          </span>
        </label>
        <label className="policy-number">
          microseconds of waiting
          <input
            className="field mono"
            type="number"
            min={1}
            max={LONGEST_US}
            required={forcedAbortUs !== null}
            disabled={forcedAbortUs === null}
            value={forcedAbortUs ?? ''}
            onChange={(event) => setDeadline(event.target.valueAsNumber || 0)}
          />
        </label>
      </fieldset>
      <fieldset className="policy">
        <legend>A guest’s time on the processor</legend>
        <label className="policy-number">
          cycles
          <input
            className="field mono"
            type="number"
            min={10_000}
            max={1_800_000_000}
            required
            value={draft.quantum}
            onChange={(event) => onDraft({...draft, quantum: event.target.valueAsNumber || 0})}
            aria-describedby="quantum-words"
          />
        </label>
        <p id="quantum-words" className="policy-consequence">
          {duration(draft.quantum)}. Shorter: others wait less for the processor and the card; more exits and hand-offs.
          {draft.quantum !== original.quantum && ` The scenario’s own: ${original.quantum}.`}
        </p>
      </fieldset>
    </>
  );
}

// The policy that is a time: the card is taken by force after a deadline, or never.
import {useId} from 'react';

/** A deadline to begin with, in microseconds. */
const USUAL_DEADLINE_US = 5000;
const LONGEST_US = 60_000_000;

interface DeadlineFieldProps {
  /** Null: never. */
  readonly us: number | null;
  /** The scenario's own. */
  readonly own: number | null;
  readonly onUs: (us: number | null) => void;
}

export function DeadlineField({us, own, onUs}: DeadlineFieldProps) {
  const words = useId();
  return (
    <fieldset className="policy">
      <legend>The card taken by force</legend>
      <label className="policy-choice">
        <input
          type="radio"
          name="forcedAbort"
          checked={us === null}
          onChange={() => onUs(null)}
          aria-describedby={`${words}-never`}
        />
        <span>
          <b className="strong">never</b>
          {own === null && <span className="quiet"> the scenario’s own</span>}
        </span>
        <span id={`${words}-never`} className="policy-consequence">
          A guest that never becomes reusable keeps the card; the others wait for ever.
        </span>
      </label>
      <label className="policy-choice">
        <input
          type="radio"
          name="forcedAbort"
          checked={us !== null}
          onChange={() => onUs(own ?? USUAL_DEADLINE_US)}
          aria-describedby={`${words}-after`}
        />
        <span>
          <b className="strong">after a deadline</b>
          {own !== null && <span className="quiet"> the scenario’s own, {own} µs</span>}
        </span>
        <span id={`${words}-after`} className="policy-consequence">
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
          required={us !== null}
          disabled={us === null}
          value={us ?? ''}
          onChange={(event) => onUs(event.target.valueAsNumber || 0)}
        />
      </label>
    </fieldset>
  );
}

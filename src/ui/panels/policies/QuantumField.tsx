// A guest's time on the processor.
import type {Scenario} from '../../../scenarios/scenario.ts';
import type {PolicyDraft} from '../../layout/policy-draft.ts';
import {duration} from '../../widgets/figures.ts';

interface QuantumFieldProps {
  readonly draft: PolicyDraft;
  readonly original: Scenario;
  readonly onDraft: (draft: PolicyDraft) => void;
}

export function QuantumField({draft, original, onDraft}: QuantumFieldProps) {
  return (
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
  );
}

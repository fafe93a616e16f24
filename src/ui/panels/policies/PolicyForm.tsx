// The form of all policies. Applying it opens the same scenario changed: a new run; the worker's refusal is shown here.
import {type FormEvent, useState} from 'react';
import type {AnswerTo} from '../../../bridge/questions/questions.ts';
import {changesOf, choose, draftOf} from '../../layout/policy-draft.ts';
import {machineWords} from '../../layout/policy-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {HookSetField} from './HookSetField.tsx';
import {PolicyChoice} from './PolicyChoice.tsx';
import {AllPagesNote, PolicyFields} from './PolicyFields.tsx';
import {QuantumField} from './QuantumField.tsx';
import './policies.css';

/** `onApplied` runs when the run under the new policies is open. */
export function PolicyForm({run, onApplied}: {readonly run: AnswerTo<'describe'>; readonly onApplied: () => void}) {
  const {scenario, original} = run;
  const [draft, setDraft] = useState(() => draftOf(scenario));
  const [refusal, setRefusal] = useState<string | null>(null);
  const changes = changesOf(draft, original);
  const isRecorded = scenario.guests.some(({driver}) => driver === 'recorded');
  const isAsRun = JSON.stringify(draft) === JSON.stringify(draftOf(scenario));
  const anew = useLab((state) => state.view?.policies)?.filter(({isChanged}) => isChanged) ?? [];

  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setRefusal(null);
    const {reopen} = useLab.getState();
    if (await reopen({changes, profile: draft.profile})) onApplied();
    else setRefusal(useLab.getState().refusal);
  };

  return (
    <form className="policies" onSubmit={(event) => void apply(event)} aria-label="Policies of the run">
      <div className="policies-all">
        <PolicyFields
          policies={draft.policies}
          own={original.policies}
          onPolicies={(policies) => setDraft({...draft, policies})}
        />
        {machineWords().map(({policy, name, choices}) => (
          <PolicyChoice
            key={policy}
            id={policy}
            name={name}
            choices={choices}
            chosen={draft[policy]}
            own={original[policy]}
            isDisabled={policy === 'profile' && isRecorded}
            onChoose={(value) => setDraft(choose(draft, policy, value, original))}
          />
        ))}
        <QuantumField draft={draft} original={original} onDraft={setDraft} />
        <HookSetField
          hooks={draft.hooks}
          own={original.hooks[draft.profile]}
          onHooks={(hooks) => setDraft({...draft, hooks})}
        />
      </div>
      <AllPagesNote policies={draft.policies} own={original.policies} />
      {anew.length > 0 && (
        <p className="strong">
          Changed on its way: {anew.map(({name, choice}) => `${name} ${choice}`).join('; ')}. A new run begins without
          that.
        </p>
      )}
      {refusal !== null && (
        <p className="policies-refusal" role="alert">
          {refusal}. The open run stays open.
        </p>
      )}
      <footer className="policies-foot">
        <button type="submit" className="button primary" disabled={isAsRun}>
          Open a new run with these
        </button>
        <button type="button" className="button" onClick={() => setDraft(draftOf(original))}>
          The scenario’s own
        </button>
        <span className="quiet">
          {isAsRun
            ? `These are the policies ${anew.length === 0 ? 'of the open run' : 'that the open run began with'}.`
            : 'The same scenario and seed from power-on: other events, another digest. Its link carries the choices.'}
        </span>
      </footer>
    </form>
  );
}

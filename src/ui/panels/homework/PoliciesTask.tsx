// A task of policies: those that may be chosen, as the dialog Policies has them, and what a trial run with them comes to. What is
// chosen is the answer at once; what cannot be run is not kept, and said.
import {type FormEvent, useMemo, useState} from 'react';
import {present} from '../../../base/assert.ts';
import {faultLine} from '../../../base/result.ts';
import type {TriedPolicies} from '../../../bridge/protocol/findings.ts';
import type {TaskOf} from '../../../homework/assignment.ts';
import {assignedScenario, chosenPolicies} from '../../../homework/chosen-policies.ts';
import type {Policies} from '../../../scenarios/scenario.ts';
import {changedPolicies} from '../../layout/policy-draft.ts';
import {useHomework} from '../../store/homework-store.ts';
import {useLab} from '../../store/lab-store.ts';
import {AllPagesNote, PolicyFields} from '../policies/PolicyFields.tsx';
import {LimitTable} from './LimitTable.tsx';
import {type OpenRun, RunLine} from './RunLine.tsx';

interface PoliciesTaskProps {
  readonly task: TaskOf<'policies'>;
  readonly openRun: OpenRun;
}

/** What came of one choice, told by its text. */
interface Trial {
  readonly of: string;
  readonly tried: TriedPolicies;
}

export function PoliciesTask({task, openRun}: PoliciesTaskProps) {
  const own = useMemo(() => ownPolicies(task), [task]);
  const given = useHomework((state) => state.given[task.id]?.answer);
  const [policies, setPolicies] = useState(() => policiesOf(task, given) ?? own);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [isTrying, setTrying] = useState(false);
  const chosen = changedPolicies(policies, own);
  const text = JSON.stringify(chosen);
  const tried = trial?.of === text ? trial.tried : null;

  const give = (next: Policies): boolean => {
    setPolicies(next);
    const answer = changedPolicies(next, own);
    const read = chosenPolicies(task, answer);
    setTrouble(read.ok ? null : `Not kept: ${faultLine(read.fault)}.`);
    if (read.ok) useHomework.getState().answer(task.id, null, answer);
    return read.ok;
  };
  const onTry = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!give(policies)) return;
    setTrying(true);
    const outcome = await useHomework.getState().tryPolicies(task, chosen);
    setTrying(false);
    if (outcome.ok) setTrial({of: text, tried: outcome.value});
    else setTrouble(`${faultLine(outcome.fault)}.`);
  };
  const onTake = (): void => {
    const taken = useLab.getState().changes?.policies;
    if (taken === undefined) return setTrouble('There is nothing to take: the open run is as its scenario has it.');
    const read = chosenPolicies(task, taken);
    if (read.ok) give(read.value.policies);
    else setTrouble(`Not taken: ${faultLine(read.fault)}.`);
  };

  return (
    <form className="homework-policies" onSubmit={(event) => void onTry(event)} aria-label="Policies to choose">
      <div className="homework-choices">
        <PolicyFields policies={policies} own={own} choose={task.choose} onPolicies={give} />
      </div>
      <AllPagesNote policies={policies} own={own} />
      <footer className="homework-act">
        <button type="submit" className="button" disabled={isTrying}>
          {task.trial ? 'Try these' : 'It is these'}
        </button>
        <button type="button" className="button" onClick={() => give(own)}>
          The scenario’s own
        </button>
        <button type="button" className="button" onClick={onTake}>
          Take those of the open run
        </button>
      </footer>
      <p className="quiet" role="status">
        {statusOf(task, {isTrying, isTried: tried !== null, isGiven: given !== undefined})}
      </p>
      {trouble !== null && <p role="alert">{trouble}</p>}
      <LimitTable limits={task.limits} outcomes={tried?.outcomes ?? null} />
      {tried !== null && <RunLine run={tried.run} words="with these policies" openRun={openRun} />}
    </form>
  );
}

interface Progress {
  readonly isTrying: boolean;
  readonly isTried: boolean;
  readonly isGiven: boolean;
}

function statusOf({trial}: TaskOf<'policies'>, {isTrying, isTried, isGiven}: Progress): string {
  if (isTrying) return 'The run goes to its end.';
  if (!isGiven) return 'What you choose is your answer; all else is as the scenario has it.';
  if (isTried) return 'Your answer is kept, and this is what it comes to.';
  return trial
    ? 'Your answer is kept; it is not tried yet.'
    : 'Your answer is kept. The figures come with your points.';
}

function ownPolicies({run}: TaskOf<'policies'>): Policies {
  const own = assignedScenario(run, null);
  return present(own.ok ? own.value : null, 'the assignment was read with its changes').policies;
}

/** Of an answer that was kept; null: there is none, or none that can be run. */
function policiesOf(task: TaskOf<'policies'>, given: unknown): Policies | null {
  const read = chosenPolicies(task, given);
  return read.ok ? read.value.policies : null;
}

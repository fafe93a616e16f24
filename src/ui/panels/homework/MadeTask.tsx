// A task whose answer is made in the lab: a hook set, a scenario. It is taken from the open run, or written here.
import {useState} from 'react';
import {readJson} from '../../../base/json.ts';
import {faultLine} from '../../../base/result.ts';
import type {Task} from '../../../homework/assignment.ts';
import {scenarioNamed} from '../../../scenarios/library.ts';
import {DYNAMIC} from '../../../sim/models/hook-set.ts';
import {useHomework} from '../../store/homework-store.ts';
import {useHooks} from '../../store/hooks-store.ts';
import {openedRequest} from '../../store/lab-store.ts';

/** How the answer to a kind of task is called and taken. */
interface Making {
  readonly label: string;
  readonly take: string;
  /** Null: there is nothing to take. */
  readonly taken: () => unknown;
}

const MAKINGS: Partial<Record<Task['kind'], Making>> = {
  'hook-set': {
    label: 'The hook set',
    take: 'Take what is ticked on the screen Hooks',
    taken: () => {
      const {picked, isDynamic} = useHooks.getState();
      return picked.length === 0 ? null : [...picked, ...(isDynamic ? [DYNAMIC] : [])].join(',');
    },
  },
  scenario: {
    label: 'The scenario, as JSON',
    take: 'Take the scenario of the open run',
    taken: () => {
      const scenario = openedRequest()?.scenario ?? null;
      return typeof scenario === 'string' ? (scenarioNamed(scenario) ?? null) : scenario;
    },
  },
};

/** What is wanted, and a field for it; what cannot be read is not kept, and said. */
export function MadeTask({task}: {readonly task: Task}) {
  const making = MAKINGS[task.kind];
  const given = useHomework((state) => state.given[task.id]?.answer);
  const [text, setText] = useState(given === undefined ? '' : written(given));
  const [trouble, setTrouble] = useState<string | null>(null);
  if (making === undefined) return null;
  const {label, take, taken} = making;
  const isText = task.kind === 'hook-set';
  const give = (value: string): void => {
    setText(value);
    const read = isText ? {ok: true as const, value} : readJson(value);
    setTrouble(read.ok ? null : `Not kept: ${faultLine(read.fault)}.`);
    if (read.ok) useHomework.getState().answer(task.id, null, read.value);
  };
  const onTake = (): void => {
    const found = taken();
    if (found === null) setTrouble('There is nothing to take: the open run is as its scenario has it.');
    else give(written(found));
  };
  return (
    <div className="homework-made">
      <button type="button" className="button" onClick={onTake}>
        {take}
      </button>
      <label>
        {label}
        <textarea
          className="field mono"
          rows={isText ? 4 : 14}
          spellCheck={false}
          value={text}
          onChange={(event) => give(event.target.value)}
        />
      </label>
      {trouble !== null && <p role="alert">{trouble}</p>}
    </div>
  );
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

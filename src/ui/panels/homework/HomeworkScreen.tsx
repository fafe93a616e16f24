// The screen Homework: what the assignment is, whose it is, its tasks in a list, and the one that is worked at.
import {type FormEvent, type ReactNode, useEffect, useState} from 'react';
import type {PutAsk, PutHomework} from '../../../bridge/protocol/findings.ts';
import type {Assignment, Task} from '../../../homework/assignment.ts';
import {keyOf, useHomework} from '../../store/homework-store.ts';
import {AskedTask} from './AskedTask.tsx';
import {MadeTask} from './MadeTask.tsx';
import {PoliciesTask} from './PoliciesTask.tsx';
import type {OpenRun} from './RunLine.tsx';
import './homework.css';

/** One thing to answer. */
interface Item {
  readonly key: string;
  readonly task: Task;
  /** Null: the task says itself what it wants. */
  readonly ask: PutAsk | null;
}

/** `opener`: what opens an assignment's file, where none is open. */
export function HomeworkScreen({openRun, opener}: {readonly openRun: OpenRun; readonly opener: ReactNode}) {
  const assignment = useHomework((state) => state.assignment);
  const put = useHomework((state) => state.put);
  useEffect(() => useHomework.getState().resume(), []);
  if (assignment === null) {
    return (
      <section className="homework-none" aria-label="Homework">
        <h2>Homework</h2>
        <p>
          No assignment is open. Open the file that you were given, <code>NAME.assignment.json</code>, or drop it on the
          page. Your answers stay in this browser until you save them as a file.
        </p>
        {opener}
      </section>
    );
  }
  return (
    <section className="homework" aria-label="Homework">
      <Head assignment={assignment} />
      {put !== null && <Work key={assignment.digest} assignment={assignment} put={put} openRun={openRun} />}
    </section>
  );
}

function Head({assignment}: {readonly assignment: Assignment}) {
  const student = useHomework((state) => state.student);
  const trouble = useHomework((state) => state.trouble);
  const hasBegun = useHomework((state) => state.put !== null);
  const [name, setName] = useState(student);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void useHomework.getState().begin(name.trim());
  };
  return (
    <header className="homework-head">
      <div>
        <h2>{assignment.title}</h2>
        <p>{assignment.about}</p>
      </div>
      <form onSubmit={onSubmit}>
        <label htmlFor="homework-student">Your name, as your teacher knows it</label>
        <input
          id="homework-student"
          className="field"
          value={name}
          maxLength={80}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <button type="submit" className="button" disabled={name.trim() === '' || (hasBegun && name.trim() === student)}>
          {hasBegun ? 'Change' : 'Begin'}
        </button>
      </form>
      {trouble !== null && <p role="alert">{trouble}</p>}
    </header>
  );
}

interface WorkProps {
  readonly assignment: Assignment;
  readonly put: PutHomework;
  readonly openRun: OpenRun;
}

function Work({assignment, put, openRun}: WorkProps) {
  const given = useHomework((state) => state.given);
  const items = itemsOf(assignment, put);
  const chosen = useHomework((state) => state.chosen);
  const shown = items.find(({key}) => key === chosen) ?? items[0];
  const done = items.filter(({key}) => given[key] !== undefined).length;
  return (
    <div className="homework-work">
      <nav aria-label="Tasks">
        <ol>
          {items.map(({key, task, ask}, i) => (
            <li key={key}>
              <button
                type="button"
                className="homework-item"
                aria-current={key === shown?.key ? 'step' : undefined}
                onClick={() => useHomework.getState().choose(key)}
              >
                <span className="mono">{i + 1}</span>
                <span>
                  {task.title}
                  {ask?.question != null && `: ${ask.question}`}
                </span>
                <span className="quiet">{given[key] === undefined ? 'open' : 'answered'}</span>
              </button>
            </li>
          ))}
        </ol>
        <p role="status">
          {done} of {items.length} answered.
        </p>
        <button type="button" className="button primary" onClick={() => useHomework.getState().save()}>
          Save submission
        </button>
      </nav>
      {shown !== undefined && (
        <article key={shown.key} className="homework-task" aria-label={shown.task.title}>
          <h3>{shown.task.title}</h3>
          <p>{shown.task.text}</p>
          <TaskBody item={shown} openRun={openRun} />
        </article>
      )}
    </div>
  );
}

function TaskBody({item: {task, ask}, openRun}: {readonly item: Item; readonly openRun: OpenRun}) {
  if (ask !== null) return <AskedTask ask={ask} openRun={openRun} />;
  return task.kind === 'policies' ? <PoliciesTask task={task} openRun={openRun} /> : <MadeTask task={task} />;
}

function itemsOf({tasks}: Assignment, {asks}: PutHomework): readonly Item[] {
  return tasks.flatMap((task): readonly Item[] => {
    const own = asks.filter((ask) => ask.task === task.id);
    if (own.length === 0) return [{key: task.id, task, ask: null}];
    return own.map((ask) => ({key: keyOf(ask.task, ask.question), task, ask}));
  });
}

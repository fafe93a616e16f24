// Marks submissions to one assignment. Everything is computed from runs; the same files give the same marks, whenever and wherever.
import {fail, faultLine, ok, type Result} from '../../base/result.ts';
import type {Assignment, Task} from '../../homework/assignment.ts';
import {seedOf} from '../../homework/student.ts';
import type {Submission, SubmittedAnswer} from '../../homework/submission.ts';
import {DEVICES} from '../../kits/facts.ts';
import {filterWords} from '../../sim/lab/filter-words.ts';
import {parseFilter} from '../../trace/filter/parse.ts';
import {askedFaults} from '../check-lesson.ts';
import {rounded, type TaskMark} from './mark.ts';
import {markExplain, type PutExplain, putExplain} from './mark-explain.ts';
import {markHookSet} from './mark-hook-set.ts';
import {markPolicies} from './mark-policies.ts';
import {markQuestions, questionsOf} from './mark-questions.ts';
import {markScenario} from './mark-scenario.ts';
import {type PutQuestion, questionCount} from './put-questions.ts';
import {Runs, type Sources} from './runs.ts';
import {Trials} from './trials.ts';

/** What a submission got. */
export interface Graded {
  readonly score: number;
  readonly max: number;
  readonly tasks: readonly TaskMark[];
}

/** Questions of so many students are kept: with few seeds they come again. */
const MOST_KEPT = 2000;

/** Holds the runs of an assignment. */
export class Grader {
  readonly #assignment: Assignment;
  readonly #runs: Runs;
  readonly #trials: Trials;
  readonly #put = new Map<string, readonly PutQuestion[]>();
  readonly #why = new Map<string, PutExplain>();

  constructor(assignment: Assignment, sources: Sources) {
    this.#assignment = assignment;
    this.#runs = new Runs(sources);
    this.#trials = new Trials(this.#runs);
  }

  /** All points there are. */
  get max(): number {
    return this.#assignment.tasks.reduce((sum, task) => sum + this.maxOf(task), 0);
  }

  /** All points of a task. */
  maxOf(task: Task): number {
    switch (task.kind) {
      case 'questions':
        return task.questions.reduce((sum, question) => sum + question.points * questionCount(this.#runs, question), 0);
      case 'hook-set':
        return task.points.sound + task.points.exits;
      case 'scenario':
        return task.points.happens + task.points.short;
      case 'policies':
      case 'explain':
        return task.points;
    }
  }

  /** Puts every task to its runs, with each scenario's own seed: a fault is the assignment's. */
  check(): Result<null> {
    for (const task of this.#assignment.tasks) {
      const fault = this.#faultOf(task);
      if (fault !== null) return fail(`task ${task.id}`, fault);
    }
    return ok(null);
  }

  /** The marks of a submission that was accepted. */
  grade({student, answers}: Submission): Graded {
    const seed = seedOf(this.#assignment, student);
    const tasks = this.#assignment.tasks.map((task) =>
      this.#mark(
        task,
        answers.filter((answer) => answer.task === task.id),
        seed,
      ),
    );
    const score = tasks.reduce((sum, mark) => sum + mark.score, 0);
    return {score: rounded(score), max: this.max, tasks};
  }

  #mark(task: Task, answers: readonly SubmittedAnswer[], seed: number | null): TaskMark {
    const [answer] = answers;
    switch (task.kind) {
      case 'questions':
        return markQuestions(task, answers, this.#questions(task, seed));
      case 'hook-set':
        return markHookSet(this.#trials, task, answer);
      case 'policies':
        return markPolicies(this.#trials, task, answer);
      case 'scenario':
        return markScenario(task, answer);
      case 'explain':
        return markExplain(task, answer, this.#explain(task, seed));
    }
  }

  #questions(task: Extract<Task, {kind: 'questions'}>, seed: number | null): readonly PutQuestion[] {
    return kept(this.#put, `${task.id} ${seed}`, () => questionsOf(this.#runs, task, seed));
  }

  #explain(task: Extract<Task, {kind: 'explain'}>, seed: number | null): PutExplain {
    return kept(this.#why, `${task.id} ${seed}`, () => putExplain(this.#runs, task, seed));
  }

  #faultOf(task: Task): string | null {
    switch (task.kind) {
      case 'questions': {
        for (const {id, asked} of this.#questions(task, null)) {
          const faults = asked.ok ? askedFaults(asked.value) : [faultLine(asked.fault)];
          if (faults[0] !== undefined) return `question ${id}: ${faults[0]}`;
        }
        return null;
      }
      case 'hook-set':
        return firstFault([...task.on, ...task.hidden].map((run) => this.#runs.course(run, null)));
      case 'policies':
        return firstFault([this.#runs.course(task.run, null)]);
      case 'scenario':
        return filterFault(task.happens);
      case 'explain':
        return firstFault([this.#explain(task, null).asked]);
    }
  }
}

function firstFault(results: readonly Result<unknown>[]): string | null {
  for (const result of results) if (!result.ok) return faultLine(result.fault);
  return null;
}

/** Whether a filter can be asked of some scenario with guests A to D; if of none, what is wrong with it on the usual device. */
function filterFault(text: string): string | null {
  const guests = ['a', 'b', 'c', 'd'].map((name) => ({name}));
  const reads = DEVICES.map(({name}) => parseFilter(text, filterWords({device: name, guests})));
  const [read] = reads.some(({ok}) => ok) ? [] : reads;
  return read === undefined || read.ok ? null : `happens, character ${read.fault.at + 1}: ${read.fault.message}`;
}

function kept<T>(store: Map<string, T>, key: string, make: () => T): T {
  const found = store.get(key);
  if (found !== undefined) return found;
  const made = make();
  if (store.size >= MOST_KEPT) store.clear();
  store.set(key, made);
  return made;
}

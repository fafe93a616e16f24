// An assignment as one student has it: what is asked, with its choices, and nothing of what is right. In pieces, a task each, so
// that a page is heard in between.
import type {Assignment} from '../../homework/assignment.ts';
import {seedOf} from '../../homework/student.ts';
import type {Answer, Asked, Choice} from '../../lessons/question.ts';
import type {ShownRun} from './mark.ts';
import {putExplain} from './mark-explain.ts';
import {questionsOf} from './mark-questions.ts';
import {Runs, type Sources} from './runs.ts';

/** Something to be answered by choosing, ordering or a number; other tasks say themselves what they want. */
export interface PutAsk {
  readonly task: string;
  /** Null: the task is the question. */
  readonly question: string | null;
  /** `many`: any number of the choices. */
  readonly form: 'one' | 'many' | 'order' | 'number';
  readonly prompt: string;
  readonly choices: readonly Choice[];
  readonly unit: string | null;
  /** The run, where it is asked; null: it cannot be asked, and counts as right. */
  readonly run: ShownRun | null;
  /** For the submission. */
  readonly digest: string;
}

export interface PutHomework {
  readonly seed: number | null;
  readonly asks: readonly PutAsk[];
}

/** What a student is asked. */
export function* putHomework(
  assignment: Assignment,
  student: string,
  sources: Sources,
): Generator<void, PutHomework, unknown> {
  const runs = new Runs(sources);
  const seed = seedOf(assignment, student);
  const asks: PutAsk[] = [];
  for (const task of assignment.tasks) {
    if (task.kind === 'questions') {
      for (const {id, asked, stands, digest} of questionsOf(runs, task, seed)) {
        const run = asked.ok ? stands : null;
        const told = asked.ok ? untold(asked.value) : NOT_ASKED;
        asks.push({task: task.id, question: id, ...told, run, digest});
      }
    } else if (task.kind === 'explain') {
      const {asked, at, digest} = putExplain(runs, task, seed);
      const told = asked.ok ? {...NOT_ASKED, prompt: asked.value.prompt, choices: asked.value.choices} : NOT_ASKED;
      const run = asked.ok ? at(asked.value.outcome) : null;
      asks.push({task: task.id, question: null, ...told, form: 'many', run, digest});
    }
    yield;
  }
  return {seed, asks};
}

type Told = Pick<PutAsk, 'form' | 'prompt' | 'choices' | 'unit'>;

const NOT_ASKED: Told = {
  form: 'one',
  prompt: 'This cannot be asked with your seed; it counts as right.',
  choices: [],
  unit: null,
};

function untold({prompt, choices, unit, right}: Asked): Told {
  return {prompt, choices, unit, form: formOf(right)};
}

function formOf(right: Answer): PutAsk['form'] {
  return typeof right === 'number' ? 'number' : typeof right === 'string' ? 'one' : 'order';
}

// The recordings that an assignment's questions and trials replay: a page fetches those before it has anything asked.
import type {Lesson} from '../lessons/lesson.ts';
import {scenarioNamed} from '../scenarios/library.ts';
import {recordingOf} from '../scenarios/recording-of.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {AssignedQuestion, Task} from './assignment.ts';

/** File names, each once; `lessons`: those that the tasks name. */
export function neededRecordings(tasks: readonly Task[], lessons: readonly Lesson[]): readonly string[] {
  const names = tasks.flatMap((task) => scenariosOf(task, lessons)).map(recordingOf);
  return [...new Set(names.filter((name) => name !== null))];
}

/** What a page runs for a task. Hook sets and scenarios are run by who gives the marks. */
function scenariosOf(task: Task, lessons: readonly Lesson[]): readonly Scenario[] {
  switch (task.kind) {
    case 'questions':
      return task.questions.flatMap((question) => askedOf(question, lessons));
    case 'policies':
    case 'explain':
      return [task.run.scenario];
    case 'hook-set':
    case 'scenario':
      return [];
  }
}

function askedOf(question: AssignedQuestion, lessons: readonly Lesson[]): readonly Scenario[] {
  if (question.kind === 'question') return [question.run.scenario];
  const steps = lessons.find(({name}) => name === question.id)?.steps ?? [];
  const names = new Set(steps.map(({run}) => run.scenario));
  return [...names].flatMap((name) => scenarioNamed(name) ?? []);
}

// Which submissions are marked at all: those for this assignment, as it was handed out, with the student's own seed, each student's
// first, and no answer to what was never asked.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Assignment} from '../../homework/assignment.ts';
import {seedOf, studentKey} from '../../homework/student.ts';
import type {Submission} from '../../homework/submission.ts';

/** Who has handed in already, by `studentKey`, and with which file. */
export type HandedIn = Map<string, string>;

/** The submission, if it can be marked; `file` is where it came from. A fault is told to the student. */
export function accepted(
  assignment: Assignment,
  submission: Submission,
  file: string,
  handedIn: HandedIn,
): Result<Submission> {
  const {assignment: meant, student, seed, answers} = submission;
  if (meant.name !== assignment.name)
    return fail('assignment', `it is for ${meant.name}, and this is ${assignment.name}`);
  if (meant.digest !== assignment.digest)
    return fail(
      'assignment',
      `it is for another version of ${meant.name} (${meant.digest}, this is ${assignment.digest}): open the assignment that was handed out last`,
    );
  const own = seedOf(assignment, student);
  if (seed !== own)
    return fail('seed', `${seed ?? 'none'} is not the seed of “${student}”, which is ${own ?? 'each scenario’s own'}`);
  const asked = new Set<string>();
  for (const [i, {task: id, question}] of answers.entries()) {
    const task = assignment.tasks.find((one) => one.id === id);
    if (task === undefined) return fail(`answers.${i}`, `the assignment has no task ${id}`);
    if ((task.kind === 'questions') !== (question !== undefined))
      return fail(`answers.${i}`, task.kind === 'questions' ? 'says to which question' : `${id} has no questions`);
    const key = `${id} ${question ?? ''}`;
    if (asked.has(key))
      return fail(`answers.${i}`, `${id}${question === undefined ? '' : `, ${question}`} is answered twice`);
    asked.add(key);
  }
  const key = studentKey(student);
  const first = handedIn.get(key);
  if (first !== undefined) return fail('student', `“${student}” has handed in ${first} already; the first one counts`);
  handedIn.set(key, file);
  return ok(submission);
}

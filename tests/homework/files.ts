// The worked assignments with their submissions, as tests change them.
import {readFileSync} from 'node:fs';

/** An assignment or a submission as JSON, still to be doubted. */
export type Loose = Record<string, unknown>;

/** A copy of a file of docs/teaching: `one-card.assignment`, `one-card.good.submission`. */
export function teachingFile(name: string): Loose {
  return JSON.parse(readFileSync(`docs/teaching/${name}.json`, 'utf8'));
}

/** A submission with each answer changed, or (undefined) left out. */
export function answered(submission: Loose, change: (key: string, answer: unknown) => unknown): Loose {
  const answers = (submission['answers'] as {task: string; question?: string; answer: unknown}[]).flatMap((one) => {
    const answer = change(one.question === undefined ? one.task : `${one.task}.${one.question}`, one.answer);
    return answer === undefined ? [] : [{...one, answer}];
  });
  return {...submission, answers};
}

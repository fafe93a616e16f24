// What binds a submission to its assignment: a hash over what the student was given. The hidden runs are left out, so that the
// copy which is handed out and the teacher's own have the same.
import {hashPlain} from '../base/hash.ts';
import {isObject} from '../base/json.ts';

/** What a student may have of an assignment: all but the hidden runs. `data` has passed the schema. */
export function handout(data: unknown): unknown {
  if (!isObject(data) || !Array.isArray(data['tasks'])) return data;
  return {...data, tasks: data['tasks'].map(withoutHidden)};
}

/** 16 hex digits; white space, the order of fields and hidden runs play no part. */
export function assignmentDigest(data: unknown): string {
  return hashPlain(handout(data));
}

function withoutHidden(task: unknown): unknown {
  if (!isObject(task)) return task;
  const {hidden: _, ...seen} = task;
  return seen;
}

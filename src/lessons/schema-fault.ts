// What a schema found wrong, as one line with its place.
import * as v from 'valibot';
import type {Fault} from '../base/result.ts';

/** The fault of an issue, below `place`. */
export function schemaFault(issue: v.BaseIssue<unknown>, place: string): Fault {
  const path = v.getDotPath(issue);
  const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
  const isMissing = issue.received === 'undefined';
  const message = isUnknown ? 'there is no such field' : isMissing ? 'is missing' : issue.message;
  return {place: path === null ? place : `${place}: ${path}`, message};
}

// A question from outside: out of a lesson's file, an assignment, or the page.
import * as v from 'valibot';
import {ok, type Result} from '../base/result.ts';
import type {QuestionSpec} from './question.ts';
import {questionSchema} from './schema.ts';
import {schemaFault} from './schema-fault.ts';

/** Reads a question; a fault names the field below `place`. */
export function parseQuestion(data: unknown, place: string): Result<QuestionSpec> {
  const read = v.safeParse(questionSchema, data);
  return read.success ? ok(read.output as QuestionSpec) : {ok: false, fault: schemaFault(read.issues[0], place)};
}

// The two files of homework as JSON Schemas for editors and other programs, walked out of the schemas that read them. Rules across
// fields (a lesson or a question, tasks of one name) are not in them: the program says those.
import {type JsonSchema, jsonSchemaOf} from '../scenarios/json-schema.ts';
import {assignmentSchema, scenarioField} from './schema.ts';
import {submissionSchema} from './submission.ts';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const SPECIAL: ReadonlyMap<unknown, JsonSchema> = new Map([
  [
    scenarioField,
    {
      description: 'a scenario’s name in the library, or a scenario: scenario.schema.json',
      anyOf: [{type: 'string'}, {type: 'object'}],
    },
  ],
]);

/** The published schema of `vpio-assignment`. */
export function assignmentJsonSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'VPIO Lab assignment, version 1',
    description: 'Questions and tasks with their points. Right answers are not in it: the runs give them.',
    ...jsonSchemaOf(assignmentSchema, SPECIAL),
  };
}

/** The published schema of `vpio-submission`. */
export function submissionJsonSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'VPIO Lab submission, version 1',
    description: 'What a student hands in: answers to the tasks of one assignment.',
    ...jsonSchemaOf(submissionSchema),
  };
}

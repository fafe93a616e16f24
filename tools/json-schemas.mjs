// Our formats as JSON Schemas for editors and other programs, made of the schemas that read them. Rules across fields (windows that overlap,
// names used twice, a recording that isn't alone, tasks of one name) are not in them: the program says those.
import {toJsonSchema} from '@valibot/to-json-schema';
import {assignmentSchema, scenarioField} from '../src/homework/schema.ts';
import {submissionSchema} from '../src/homework/submission.ts';
import {ip, page, stationMac} from '../src/scenarios/fields.ts';
import {scenarioSchema} from '../src/scenarios/schema.ts';

/** @typedef {import('@valibot/to-json-schema').JsonSchema} JsonSchema */

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';
const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** Fields whose rule is a function, and the same as a pattern. @type {readonly (readonly [{readonly pipe: readonly object[]}, JsonSchema])[]} */
const FIELDS = [
  [
    page,
    {
      description: 'a page of the card, 64 or "0x40"',
      anyOf: [
        {type: 'integer', minimum: 0},
        {type: 'string', pattern: '^0[xX][0-9a-fA-F]{1,8}$'},
      ],
    },
  ],
  [
    stationMac,
    {
      description: 'the address of one station, such as 52:54:00:12:34:56',
      type: 'string',
      pattern: '^(?!00(:00){5}$)[0-9a-fA-F][02468aceACE](:[0-9a-fA-F]{2}){5}$',
    },
  ],
  [
    ip,
    {
      description: 'the IPv4 address of one station',
      type: 'string',
      pattern: `^(?!0\\.|22[4-9]|2[3-9]\\d)${OCTET}(\\.${OCTET}){3}$`,
    },
  ],
  [
    scenarioField,
    {
      description: 'a scenario’s name in the library, or a scenario: scenario.schema.json',
      anyOf: [{type: 'string'}, {type: 'object'}],
    },
  ],
];
/** The same by the rule. */
const SPECIAL = new Map(FIELDS.flatMap(([{pipe}, said]) => pipe.map((rule) => [rule, said])));

/** The published schemas by the name of their file. @type {Readonly<Record<string, JsonSchema>>} */
export const JSON_SCHEMAS = {
  scenario: made(
    scenarioSchema,
    'VPIO Lab scenario, version 1',
    'The guests, the card, the wire and the policies of one run. Rules across fields are the program’s to tell.',
  ),
  assignment: made(
    assignmentSchema,
    'VPIO Lab assignment, version 1',
    'Questions and tasks with their points. Right answers are not in it: the runs give them.',
  ),
  submission: made(
    submissionSchema,
    'VPIO Lab submission, version 1',
    'What a student hands in: answers to the tasks of one assignment.',
  ),
};

/** @param {Parameters<typeof toJsonSchema>[0]} schema @param {string} title @param {string} description @returns {JsonSchema} */
function made(schema, title, description) {
  const {$schema: _, ...fields} = toJsonSchema(schema, {
    // Of a pipe the last schema: what stands before it refuses what is no object at all.
    typeMode: 'output',
    ignoreActions: ['to_lower_case'],
    overrideSchema: ({valibotSchema, jsonSchema}) => plain(valibotSchema.type, jsonSchema),
    overrideAction: ({valibotAction, jsonSchema}) =>
      SPECIAL.get(valibotAction) ??
      ('requirement' in valibotAction && valibotAction.requirement instanceof RegExp
        ? {...jsonSchema, pattern: patternOf(valibotAction.requirement)}
        : null),
  });
  return {$schema: DRAFT, title, description, ...fields};
}

/** What an editor needs of it and no more: words are words. @param {string} type @param {JsonSchema} made @returns {JsonSchema | null} */
function plain(type, made) {
  if (type === 'picklist') return {enum: made.enum ?? []};
  return type === 'record' ? {type: 'object'} : null;
}

/** JSON Schema's patterns have no flags: a letter of either case is written as both. @param {RegExp} pattern */
function patternOf({source, flags}) {
  return flags.includes('i') ? source.replaceAll('a-z', 'a-zA-Z').replaceAll('a-f', 'a-fA-F') : source;
}

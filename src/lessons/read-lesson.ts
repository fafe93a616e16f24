// Reads a lesson's file: front matter, then steps, each a heading of the second level with a fenced `step` block, a caption, text,
// perhaps an `ask` block and what is read after the answer, perhaps notes for the teacher under a heading of the third level.
import type {Token, Tokens} from 'marked';
import * as v from 'valibot';
import {parse as parseYaml} from 'yaml';
import {fail, ok, type Result} from '../base/result.ts';
import type {ScenarioChanges} from '../scenarios/changes.ts';
import type {Lesson, LessonStep, StepRun} from './lesson.ts';
import type {QuestionSpec} from './question.ts';
import {blockTokens, plainText, readBlocks, TextFault} from './read-text.ts';
import {headSchema, questionSchema, schemaFault, stepSchema} from './schema.ts';

/** Two lines below the stage hold so many letters. */
const LONGEST_CAPTION = 230;
const NOTES = 'Notes';

/** A step's heading and what stands below it, as tokens. */
interface Section {
  readonly title: string;
  readonly tokens: readonly Token[];
}

/**
 * Reads a lesson; `file` is its name, `05-dma-denied.md`, and gives the lesson's. A fault says where it is and what was wanted.
 * @example readLesson('05-dma-denied.md', text)
 */
export function readLesson(file: string, text: string): Result<Lesson> {
  const name = /^\d\d-([a-z][a-z0-9-]{0,38})\.md$/.exec(file)?.[1];
  if (name === undefined) return fail(file, 'a lesson’s file is named as 05-dma-denied.md');
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (parts === null) return fail(file, 'begins with a front matter between two lines of ---');
  const head = checked(headSchema, parts[1] ?? '', file);
  if (!head.ok) return head;
  const {number, title, about, minutes, scenario, profiles} = head.value;
  const sections = sectionsOf(blockTokens(parts[2] ?? ''));
  if (sections.length === 0) return fail(file, 'has no step: a step begins with a heading of the second level');
  const steps: LessonStep[] = [];
  for (const [i, section] of sections.entries()) {
    const place = `${file}: step ${i + 1}`;
    try {
      const step = stepOf(section, steps.at(-1) ?? null, {scenario, changes: null}, place);
      if (!step.ok) return step;
      steps.push(step.value);
    } catch (error) {
      if (error instanceof TextFault) return fail(place, error.message);
      throw error;
    }
  }
  return ok({name, number, title, about, minutes, profiles, steps});
}

function sectionsOf(tokens: readonly Token[]): readonly Section[] {
  const sections: {title: string; tokens: Token[]}[] = [];
  for (const token of tokens) {
    if (token.type === 'heading' && (token as Tokens.Heading).depth === 2)
      sections.push({title: (token as Tokens.Heading).text, tokens: []});
    else sections.at(-1)?.tokens.push(token);
  }
  return sections;
}

function stepOf({title, tokens}: Section, before: LessonStep | null, home: StepRun, place: string): Result<LessonStep> {
  const [head, ...rest] = tokens.filter(({type}) => type !== 'space');
  const block = fenced(head, 'step');
  if (block === null) return fail(place, 'begins with a fenced step block');
  const read = checked(stepSchema, block, place);
  if (!read.ok) return read;
  const {at, before: ahead, nth, show, focus} = read.value;
  if (at !== undefined && ahead !== undefined) return fail(place, 'stands at an event or before one, not both');
  const run = runOf(read.value, before, home);
  const opens = before === null || JSON.stringify(run) !== JSON.stringify(before.run);
  const asked = rest.findIndex((token) => fenced(token, 'ask') !== null);
  const noted = rest.findIndex((token) => token.type === 'heading' && (token as Tokens.Heading).text === NOTES);
  const end = noted < 0 ? rest.length : noted;
  if (asked > end) return fail(place, 'asks among its notes');
  const question = asked < 0 ? ok(null) : questionOf(fenced(rest[asked], 'ask') ?? '', place);
  if (!question.ok) return question;
  const told = readBlocks(rest.slice(0, asked < 0 ? end : asked));
  const after = asked < 0 ? [] : readBlocks(rest.slice(asked + 1, end));
  const [caption, ...text] = told;
  if (caption?.kind !== 'paragraph') return fail(place, 'has a caption: the first paragraph behind its block');
  const length = plainText(caption.parts).length;
  if (length > LONGEST_CAPTION)
    return fail(place, `the caption has ${length} letters; two lines hold ${LONGEST_CAPTION}`);
  if (question.value !== null && after.length === 0) return fail(place, 'asks, and says nothing once it is answered');
  return ok({
    title,
    run,
    opens,
    instant: {
      at: at ?? ahead ?? null,
      isBefore: ahead !== undefined,
      from: opens ? 'start' : (read.value.from ?? 'here'),
      nth,
    },
    show,
    focus,
    caption: caption.parts,
    text,
    question: question.value,
    after,
    notes: noted < 0 ? [] : readBlocks(rest.slice(noted + 1)),
  });
}

/** A step that says nothing of its run goes on with that of the step before. */
function runOf(
  {scenario, changes}: {readonly scenario?: string | undefined; readonly changes?: object | undefined},
  before: LessonStep | null,
  home: StepRun,
): StepRun {
  if (scenario === undefined && changes === undefined) return before?.run ?? home;
  return {
    scenario: scenario ?? before?.run.scenario ?? home.scenario,
    changes: changes === undefined ? null : (changes as ScenarioChanges),
  };
}

function questionOf(yaml: string, place: string): Result<QuestionSpec> {
  const read = checked(questionSchema, yaml, `${place}: ask`);
  return read.ok ? ok(read.value as QuestionSpec) : read;
}

/** What stands in a fenced block of this language; null: it is none. */
function fenced(token: Token | undefined, language: string): string | null {
  if (token?.type !== 'code') return null;
  const code = token as Tokens.Code;
  return code.lang === language ? code.text : null;
}

function checked<const S extends v.GenericSchema>(schema: S, yaml: string, place: string): Result<v.InferOutput<S>> {
  let data: unknown;
  try {
    data = parseYaml(yaml) ?? {};
  } catch (error) {
    return fail(
      place,
      `is not YAML: ${error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : 'unreadable'}`,
    );
  }
  const read = v.safeParse(schema, data);
  return read.success ? ok(read.output) : {ok: false, fault: schemaFault(read.issues[0], place)};
}

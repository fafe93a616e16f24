// Questions as the page's client sends them, and what was said to them: for tests that speak to a session.
import {present} from '../../src/base/assert.ts';
import type {Answer, Ask, FromLab} from '../../src/bridge/protocol/messages.ts';
import type {AnswerTo, Asked, QuestionName} from '../../src/bridge/questions/questions.ts';

export function ask<Q extends QuestionName>(question: Q, asked: Asked<Q>, id = 9): Ask {
  return {type: 'ask', id, question, asked} as Ask;
}

/**
 * Opens a scenario as it comes and stands it at power-on, but for what `more` says. Given as data it comes without its moments: what reads their
 * filters is fetched first, and these tests hear the answer at once.
 */
export function load(scenario: unknown, more: Partial<Asked<'load'>> = {}, id = 1): Ask<'load'> {
  const isData = typeof scenario === 'object' && scenario !== null && 'moments' in scenario;
  return loadWhole(isData ? {...scenario, moments: []} : scenario, more, id);
}

/** The same with the moments of data. */
export function loadWhole(scenario: unknown, more: Partial<Asked<'load'>> = {}, id = 1): Ask<'load'> {
  const asItComes = {seed: null, profile: null, changes: null, recording: null, branches: null, card: null, stand: -1};
  return {type: 'ask', id, question: 'load', asked: {scenario, ...asItComes, ...more}};
}

/** A message in a word: its type, or the question that it answers. */
export function wordOf(message: FromLab): string {
  return message.type === 'answer' ? message.question : message.type;
}

/** The last answer to a question, whoever asked it. */
export function answerIn<Q extends QuestionName>(said: readonly FromLab[], question: Q): Answer<Q> | undefined {
  return said.findLast((message) => message.type === 'answer' && message.question === question) as
    | Answer<Q>
    | undefined;
}

/** What it says. */
export function answered<Q extends QuestionName>(said: readonly FromLab[], question: Q): AnswerTo<Q> {
  return present(answerIn(said, question), `${question} was answered`).answer as AnswerTo<Q>;
}

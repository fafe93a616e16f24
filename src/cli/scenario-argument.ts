// The word SCENARIO of a command: a name of the library, a file, or a link that the page gives.
import {existsSync} from 'node:fs';
import {wordsToChoose} from '../base/near-words.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {changedScenario} from '../scenarios/changes.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../scenarios/library.ts';
import {parseLink} from '../scenarios/link.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {parseScenarioText} from '../scenarios/schema.ts';
import {readForeignText} from './files.ts';

const SCENARIO_LIMIT = 1024 * 1024;

/** The scenario that a word names; a link's with all that the link changes of it. Where a link stands in its run is not read. */
export function findScenario(word: string): Result<Scenario> {
  if (/^(\?|https?:)/i.test(word)) return linked(word);
  const named = scenarioNamed(word);
  if (named !== undefined) return ok(named);
  if (!existsSync(word)) return fail(word, `neither a file nor a scenario of the library; ${nearest(word)}`);
  const text = readForeignText(word, SCENARIO_LIMIT);
  return text.ok ? parseScenarioText(text.value, word) : text;
}

function linked(word: string): Result<Scenario> {
  const query = word.replace(/^[^?]*/, '').replace(/#.*$/, '');
  const link = parseLink(query);
  if (!link.ok) return link;
  const {scenario: name, seed, profile, changes} = link.value;
  if (name === null) return fail('link: scenario', 'the link names no scenario');
  const own = scenarioNamed(name);
  if (own === undefined) return fail('link: scenario', `there is no scenario named ${name}; ${nearest(name)}`);
  const changed = changes === null ? ok(own) : changedScenario(own, changes);
  if (!changed.ok) return fail(`link: ${changed.fault.place}`, changed.fault.message);
  return ok({...changed.value, seed: seed ?? own.seed, profile: profile ?? own.profile});
}

function nearest(word: string): string {
  const names = SCENARIO_LIBRARY.map(({name}) => name);
  return wordsToChoose(word, names, `--help lists its ${names.length}`);
}

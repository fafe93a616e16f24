// The word SCENARIO of a command: a name of the library, or a file.
import {existsSync} from 'node:fs';
import {wordsToChoose} from '../base/near-words.ts';
import {fail, ok, type Result} from '../base/result.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../scenarios/library.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {parseScenarioText} from '../scenarios/schema.ts';
import {readForeignText} from './files.ts';

const SCENARIO_LIMIT = 1024 * 1024;

/** The scenario that a word names. */
export function findScenario(word: string): Result<Scenario> {
  const named = scenarioNamed(word);
  if (named !== undefined) return ok(named);
  if (!existsSync(word)) {
    const names = SCENARIO_LIBRARY.map(({name}) => name);
    const choice = wordsToChoose(word, names, `--help lists its ${names.length}`);
    return fail(word, `neither a file nor a scenario of the library; ${choice}`);
  }
  const text = readForeignText(word, SCENARIO_LIMIT);
  return text.ok ? parseScenarioText(text.value, word) : text;
}

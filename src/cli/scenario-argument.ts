// The word SCENARIO of a command: a name of the library, a scenario's file, a work that the page saved, or a link that it gives.
import {Buffer} from 'node:buffer';
import {existsSync} from 'node:fs';
import {readJson} from '../base/json.ts';
import {wordsToChoose} from '../base/near-words.ts';
import {fail, ok, type Result, within} from '../base/result.ts';
import {parseAnyLink} from '../scenarios/any-link.ts';
import {chosenScenario} from '../scenarios/changes.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../scenarios/library.ts';
import {parseRecordedScenario} from '../scenarios/recorded-scenario.ts';
import {isSavedWork} from '../scenarios/saved-run.ts';
import {parseSavedRun} from '../scenarios/saved-run-schema.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {parseScenario, parseScenarioText} from '../scenarios/schema.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import {type ChoiceTexts, readChoice} from './arguments.ts';
import {parseRecording, readForeignText} from './files.ts';

const SCENARIO_LIMIT = 1024 * 1024;
/** A saved work may hold a recording. */
const WORK_LIMIT = 128 * 1024 * 1024;
/** As the page names the works that it saves. */
const WORK_NAME = /\.vpio\.json$/;

/** What a word names. */
export interface NamedRun {
  /** With all that a link or a saved work chooses beside it. */
  readonly scenario: Scenario;
  /** The recording that a saved work brings along. */
  readonly recording: RecordedRun | null;
  /** The branches of a saved work, still to be read for their run; null: none. */
  readonly branches: unknown;
}

/** The run that a word names. Where a link or a work stands in its run is not read. */
export function findRun(word: string): Result<NamedRun> {
  if (/^(\?|https?:)/i.test(word)) return plain(linked(word));
  const named = scenarioNamed(word);
  if (named !== undefined) return plain(ok(named));
  if (!existsSync(word)) return fail(word, `neither a file nor a scenario of the library; ${nearest(word)}`);
  const limit = WORK_NAME.test(word) ? WORK_LIMIT : SCENARIO_LIMIT;
  const text = readForeignText(word, limit);
  if (!text.ok) return text;
  const json = readJson(text.value, limit);
  if (json.ok && isSavedWork(json.value)) return saved(json.value, word);
  return plain(parseScenarioText(text.value, word));
}

/** The scenario of the run that a word names. */
export function findScenario(word: string): Result<Scenario> {
  const run = findRun(word);
  return run.ok ? ok(run.value.scenario) : run;
}

/** The same with the seed and on the card that its options choose. */
export function findChosen(word: string, values: ChoiceTexts): Result<Scenario> {
  const choice = readChoice(values);
  if (!choice.ok) return choice;
  const scenario = findScenario(word);
  if (!scenario.ok) return scenario;
  const {seed = scenario.value.seed, profile = scenario.value.profile} = choice.value;
  return ok({...scenario.value, profile, seed});
}

function plain(scenario: Result<Scenario>): Result<NamedRun> {
  return scenario.ok ? ok({scenario: scenario.value, recording: null, branches: null}) : scenario;
}

function saved(data: unknown, file: string): Result<NamedRun> {
  const run = parseSavedRun(data);
  if (!run.ok) return within(file, run);
  const {scenario: given, recording: text, branches} = run.value;
  const recording = text === null ? ok(null) : parseRecording(Buffer.from(text, 'base64'), `${file}: recording`);
  if (!recording.ok) return recording;
  const scenario =
    typeof given === 'string'
      ? libraryScenario(given, 'scenario')
      : parseRecordedScenario(given, 'scenario', recording.value?.header ?? null);
  if (!scenario.ok) return within(file, scenario);
  const chosen = chosenScenario(scenario.value, run.value);
  if (!chosen.ok) return within(file, chosen);
  return ok({scenario: chosen.value, recording: recording.value, branches});
}

function linked(word: string): Result<Scenario> {
  const query = word.replace(/^[^?]*/, '').replace(/#.*$/, '');
  const link = parseAnyLink(query);
  if (!link.ok) return link;
  const {run, own: given} = link.value;
  if (run.scenario === null && given === null) return fail('link: scenario', 'the link names no scenario');
  const own =
    run.scenario === null ? parseScenario(given, 'link: own') : libraryScenario(run.scenario, 'link: scenario');
  if (!own.ok) return own;
  const chosen = chosenScenario(own.value, run);
  return chosen.ok ? chosen : fail(`link: ${chosen.fault.place}`, chosen.fault.message);
}

function libraryScenario(name: string, place: string): Result<Scenario> {
  const named = scenarioNamed(name);
  return named === undefined ? fail(place, `there is no scenario named ${name}; ${nearest(name)}`) : ok(named);
}

function nearest(word: string): string {
  const names = SCENARIO_LIBRARY.map(({name}) => name);
  return wordsToChoose(word, names, `--help lists its ${names.length}`);
}

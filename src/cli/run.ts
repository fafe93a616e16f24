// `vpio run SCENARIO`: runs a scenario of the library or out of a file to its end and prints its figures.
// Exit status: 0 it ran (and a recorded guest met its recording), 1 it did not meet it, 2 bad input.

import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'fflate';
import {fail, ok, type Result} from '../base/result.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {BusRecorder} from '../sim/lab/bus-recorder.ts';
import {exportPcap} from '../sim/lab/export-run.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {openLab} from '../sim/lab/open-lab.ts';
import {machineOfOurs} from '../trace/recorded-card.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import {writeVpioTrace} from '../trace/vpio-trace.ts';
import {readProfile, readSeed} from './arguments.ts';
import {readRecording, writeBytes} from './files.ts';
import {type Outcome, printed, refused} from './outcome.ts';
import {type RunArguments, readRunArguments} from './run-arguments.ts';
import {findScenario} from './scenario-argument.ts';
import {runUnderTechnique} from './technique-outcome.ts';
import {hasMismatch, runInWords} from './words.ts';

/** Where the library's recordings lie. */
const TRACES = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'public', 'traces');

/** Runs the command with its arguments (those after `run`) and prints; gives the exit status. */
export function runRun(args: readonly string[]): number {
  return printed(runOutcome(args));
}

/** What the command prints and its exit status. */
export function runOutcome(args: readonly string[]): Outcome {
  const given = readRunArguments(args);
  if (!given.ok) return refused(given.fault);
  const {technique} = given.value.values;
  if (technique !== undefined && technique !== 'vpio') return runUnderTechnique(technique, given.value);
  const recorder = given.value.values.trace === undefined ? undefined : new BusRecorder();
  const opened = open(given.value, recorder);
  if (!opened.ok) return refused(opened.fault);
  const {lab, scenario} = opened.value;
  lab.runToEnd();
  const written = writeFiles(given.value, lab, scenario, recorder);
  if (!written.ok) return refused(written.fault);
  const report = lab.report();
  const replay = isRecorded(scenario) ? lab.replayReport() : null;
  const isJson = given.value.switches.has('json');
  return {
    status: replay !== null && hasMismatch(replay) ? 1 : 0,
    stdout: isJson
      ? `${JSON.stringify(replay === null ? report : {...report, replay})}\n`
      : runInWords(scenario.title, report, replay),
    stderr: '',
  };
}

function open(given: RunArguments, recorder: BusRecorder | undefined): Result<{lab: Lab; scenario: Scenario}> {
  const {seed: seedText, profile: profileText, hooks} = given.values;
  const seed = seedText === undefined ? ok(undefined) : readSeed(seedText);
  if (!seed.ok) return seed;
  const profile = profileText === undefined ? ok(undefined) : readProfile(profileText);
  if (!profile.ok) return profile;
  const scenario = findScenario(given.word);
  if (!scenario.ok) return scenario;
  const recording = findRecording(scenario.value, given.word);
  if (!recording.ok) return recording;
  const lab = openLab(scenario.value, {
    seed: seed.value,
    profile: profile.value,
    hooks,
    recording: recording.value,
    recorder,
  });
  if (lab.ok) return ok({lab: lab.value, scenario: scenario.value});
  const isOption = hooks !== undefined && lab.fault.place.startsWith('hooks');
  return fail(isOption ? '--hooks' : `${given.word}: ${lab.fault.place}`, lab.fault.message);
}

/** The recording that a scenario names: beside the scenario's file, else among the library's. */
function findRecording(scenario: Scenario, word: string): Result<RecordedRun | undefined> {
  for (const guest of scenario.guests) {
    if (guest.driver !== 'recorded') continue;
    const places = [dirname(word), TRACES].map((folder) => join(folder, guest.recording));
    const path = places.find((place) => existsSync(place));
    if (path === undefined)
      return fail(
        `${word}: guests[0].recording`,
        `${guest.recording} is neither beside the scenario nor among the traces`,
      );
    return readRecording(path);
  }
  return ok(undefined);
}

function isRecorded(scenario: Scenario): boolean {
  return scenario.guests.some(({driver}) => driver === 'recorded');
}

function writeFiles(
  {values}: RunArguments,
  lab: Lab,
  scenario: Scenario,
  recorder: BusRecorder | undefined,
): Result<null> {
  if (values.trace !== undefined && recorder !== undefined) {
    const drivers = scenario.guests.map(({driver}) => driver).join(' and ');
    const run = recorder.recording(`${drivers} of VPIO Lab`, machineOfOurs(lab.report().profile), scenario.title);
    const text = writeVpioTrace(run);
    const isPacked = values.trace.endsWith('.gz');
    const written = writeBytes(values.trace, isPacked ? gzipSync(new TextEncoder().encode(text), {mtime: 0}) : text);
    if (!written.ok) return written;
  }
  return values.pcap === undefined ? ok(null) : writeBytes(values.pcap, exportPcap(lab));
}

// `vpio run SCENARIO`: runs a scenario of the library or out of a file to its end and prints its figures.
// Exit status: 0 it ran (and a recorded guest met its recording), 1 it did not meet it, 2 bad input.
import {atOnce} from '../../base/at-once.ts';
import {fail, faultLine, ok, type Result} from '../../base/result.ts';
import {devicesOf} from '../../kits/cards-of.ts';
import {changedScenario} from '../../scenarios/changes.ts';
import {parsePolicies} from '../../scenarios/policy-words.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {BusRecorder} from '../../sim/lab/bus-recorder.ts';
import type {TakenInput} from '../../sim/lab/inputs.ts';
import {readBranches} from '../../sim/lab/kept-branches.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {type LabOptions, openLab} from '../../sim/lab/open-lab.ts';
import {PassingRecords} from '../../sim/lab/passing-records.ts';
import {isAsRecorded} from '../../sim/lab/run-end.ts';
import {driversOfOurs, machineOfOurs} from '../../trace/recorded-card.ts';
import {readChoice} from '../arguments.ts';
import {DiskShelf} from '../frame-shelf.ts';
import {findRecording} from '../house.ts';
import {type Outcome, refused} from '../outcome.ts';
import {interruptible, type Pieces} from '../pieces.ts';
import {type RunArguments, readRunArguments} from '../run-arguments.ts';
import {CaptureOutput, TraceOutput} from '../run-files.ts';
import {runThrough} from '../run-through.ts';
import {findRun, findScenario} from '../scenario-argument.ts';
import {runUnderTechnique} from '../technique-outcome.ts';
import {runInWords} from '../words.ts';

/** What the command prints and its exit status. Interrupted while it writes files, it leaves none. */
export async function interruptibleOutcome(args: readonly string[]): Promise<Outcome> {
  const given = readRunArguments(args);
  if (!given.ok) return refused(given.fault);
  const {trace, pcap} = given.value.values;
  const writes = trace !== undefined || pcap !== undefined;
  return writes ? interruptible(runAll(given.value)) : atOnce(runAll(given.value));
}

/** The same in one go. */
export function runOutcome(args: readonly string[]): Outcome {
  const given = readRunArguments(args);
  return given.ok ? atOnce(runAll(given.value)) : refused(given.fault);
}

function* runAll(given: RunArguments): Pieces<Outcome> {
  const {words} = given;
  // A word that names nothing is said before the first of them runs.
  for (const word of words) {
    const found = findScenario(word);
    if (!found.ok) return refused(found.fault);
  }
  const outcomes: Outcome[] = [];
  for (const word of words) {
    const outcome = yield* runOne({...given, word});
    if (outcome.status === 2) return outcome;
    outcomes.push(outcome);
  }
  const [only] = outcomes;
  if (only !== undefined && words.length === 1) return only;
  const texts = outcomes.map(({stdout}) => stdout);
  return {
    status: outcomes.some(({status}) => status === 1) ? 1 : 0,
    stdout: given.switches.has('json')
      ? `{"runs":[${texts.map((text) => text.trimEnd()).join()}]}\n`
      : texts.join('\n'),
    stderr: '',
  };
}

function* runOne(given: RunArguments): Pieces<Outcome> {
  const {technique} = given.values;
  if (technique !== undefined && technique !== 'vpio') return runUnderTechnique(technique, given);
  const recorder = given.values.trace === undefined ? undefined : new BusRecorder();
  const opened = openGiven(given, {recorder, forwardsOnly: true});
  if (!opened.ok) return refused(opened.fault);
  const {lab, scenario} = opened.value;
  const files = openFiles(given, recorder);
  if (!files.ok) return refused(files.fault);
  let digest: string;
  try {
    digest = yield* passed(lab, files.value);
    const written = yield* finishFiles(files.value, opened.value);
    if (!written.ok) return refused(written.fault);
  } finally {
    files.value.trace?.output.abandon();
    files.value.pcap?.abandon();
  }
  const report = lab.report(digest);
  const replay = isRecorded(scenario) ? lab.replayReport() : null;
  return {
    status: replay !== null && !isAsRecorded(replay) ? 1 : 0,
    stdout: given.switches.has('json')
      ? `${JSON.stringify(replay === null ? report : {...report, replay})}\n`
      : runInWords(scenario.title, report, replay),
    stderr: '',
  };
}

/** Runs to the end; what has passed is written and let go. Gives the digest. */
function* passed(lab: Lab, {trace, pcap}: RunFiles): Pieces<string> {
  const watch = pcap === null ? [] : [pcap.watch(lab)];
  const passing = new PassingRecords(lab.store, lab.frames, {watch, shelf: new DiskShelf()});
  yield* runThrough(lab, passing, () => trace?.output.pass());
  return passing.digest();
}

interface OpenedRun {
  readonly lab: Lab;
  readonly scenario: Scenario;
  /** The number of the card that a recorder listens to. */
  readonly recordedCard: number;
}

/** Opens the scenario that a command was given, with its seed, profile, hooks, policies and recording. */
export function openGiven(
  given: Pick<RunArguments, 'word' | 'values'>,
  {recorder, forwardsOnly}: {readonly recorder?: BusRecorder | undefined; readonly forwardsOnly: boolean},
): Result<OpenedRun> {
  const choice = readChoice(given.values);
  if (!choice.ok) return choice;
  const named = findRun(given.word);
  if (!named.ok) return named;
  const scenario = withPolicies(named.value.scenario, given.values.policies);
  if (!scenario.ok) return scenario;
  const recording =
    named.value.recording === null ? findRecording(scenario.value, given.word) : ok(named.value.recording);
  if (!recording.ok) return recording;
  const {hooks} = given.values;
  const options = {...choice.value, hooks, recording: recording.value, forwardsOnly};
  const inputs = inputsOf(named.value.branches, scenario.value, options);
  if (!inputs.ok) return fail(`${given.word}: ${inputs.fault.place}`, inputs.fault.message);
  const recordedCard = cardNamed(scenario.value, given.values.card);
  if (!recordedCard.ok) return recordedCard;
  const lab = openLab(scenario.value, {
    ...options,
    recorder,
    recordedCard: recordedCard.value,
    inputs: inputs.value,
  });
  if (lab.ok) return ok({lab: lab.value, scenario: scenario.value, recordedCard: recordedCard.value});
  const isOption = hooks !== undefined && lab.fault.place.startsWith('hooks');
  return fail(isOption ? '--hooks' : `${given.word}: ${lab.fault.place}`, lab.fault.message);
}

/** The number of the card that a recording is of: the first, or that of the device that is named. */
function cardNamed(scenario: Scenario, device: string | undefined): Result<number> {
  if (device === undefined) return ok(0);
  const devices = devicesOf(scenario);
  const card = devices.indexOf(device);
  return card < 0 ? fail('--card', `the machine has no ${device}; it has ${devices.join(', ')}`) : ok(card);
}

/** What was done from outside to the branch on which a saved work stands. */
function inputsOf(branches: unknown, scenario: Scenario, options: LabOptions): Result<readonly TakenInput[]> {
  if (branches === null) return ok([]);
  const bare = openLab(scenario, options);
  const read = bare.ok ? readBranches(branches, bare.value) : bare;
  return read.ok ? ok(read.value.list.find(({id}) => id === read.value.current)?.inputs ?? []) : read;
}

/** With the policies of `--policies` in place of its own. */
function withPolicies(scenario: Scenario, text: string | undefined): Result<Scenario> {
  if (text === undefined) return ok(scenario);
  const policies = parsePolicies(text);
  const changed = policies.ok ? changedScenario(scenario, {policies: policies.value}) : policies;
  if (changed.ok) return changed;
  return fail('--policies', faultLine(changed.fault));
}

function isRecorded(scenario: Scenario): boolean {
  return scenario.guests.some(({driver}) => driver === 'recorded');
}

interface RunFiles {
  readonly trace: {readonly output: TraceOutput; readonly recorder: BusRecorder} | null;
  readonly pcap: CaptureOutput | null;
}

/** Begins what is to be written, before the run: a folder that is not there is said at once. */
function openFiles({values}: RunArguments, recorder: BusRecorder | undefined): Result<RunFiles> {
  const pcap = values.pcap === undefined ? ok(null) : CaptureOutput.open(values.pcap);
  if (!pcap.ok) return pcap;
  if (values.trace === undefined || recorder === undefined) return ok({trace: null, pcap: pcap.value});
  const output = TraceOutput.open(values.trace, recorder);
  if (output.ok) return ok({trace: {output: output.value, recorder}, pcap: pcap.value});
  pcap.value?.abandon();
  return output;
}

function* finishFiles({trace, pcap}: RunFiles, {lab, scenario, recordedCard}: OpenedRun): Pieces<Result<null>> {
  if (trace !== null) {
    const {cardOf} = lab.machine;
    const of = scenario.guests.filter((_, guest) => cardOf[guest] === recordedCard);
    const drivers = driversOfOurs(of.map(({driver}) => driver));
    const machine = machineOfOurs(lab.machine.scenario.profile);
    const written = yield* trace.output.finish(trace.recorder.header(drivers, machine, scenario.title));
    if (!written.ok) return written;
  }
  return pcap === null ? ok(null) : pcap.finish();
}

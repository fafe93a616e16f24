// `vpio hooks SCENARIO|TRACE|attacks`: a minimal sound hook set for what is run, found by search, and what each hook buys.
// Exit status: 0 found, 1 the set found is not sound or not minimal, 2 bad input.

import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fail, ok, type Result} from '../../base/result.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import {kitNamed} from '../../kits/device-kits.ts';
import {factsOf, recordedFacts} from '../../kits/facts.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../../scenarios/library.ts';
import {recordedGuest} from '../../scenarios/recorded-scenario.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {scenarioOf} from '../../scenarios/scenario-of.ts';
import {broughtSets} from '../../sim/lab/brought-hooks.ts';
import type {HookFinding} from '../../sim/lab/hooks-search/finding.ts';
import {searchHooks} from '../../sim/lab/hooks-search/search.ts';
import type {Subject} from '../../sim/lab/hooks-search/trial.ts';
import {recordedProfile} from '../../sim/lab/recording-fit.ts';
import {readArguments, readProfile} from '../arguments.ts';
import {readRecording} from '../files.ts';
import {hooksInWords} from '../hooks-words.ts';
import {TRACES} from '../house.ts';
import {type Outcome, refused} from '../outcome.ts';
import {Progress} from '../progress.ts';
import {findScenario} from '../scenario-argument.ts';
import {count} from '../words.ts';

const USAGE = 'usage: hooks SCENARIO|TRACE|attacks [--device D] [--profile qemu|datasheet] [--json]';
/** The word for all hostile guests of a device together, and some that mean well. */
const SUITE = 'attacks';
/** Those of the usual device. */
const GOOD = ['two-guests', 'bulk', 'rogue'];

/** What the command prints and its exit status. */
export function hooksOutcome(args: readonly string[]): Outcome {
  const given = readArguments(args, {
    values: ['device', 'profile'],
    switches: ['json'],
    word: 'SCENARIO',
    usage: USAGE,
  });
  if (!given.ok) return refused(given.fault);
  const {word, values, switches} = given.value;
  const profile = values.profile === undefined ? ok(undefined) : readProfile(values.profile);
  if (!profile.ok) return refused(profile.fault);
  if (values.device !== undefined && word !== SUITE)
    return refused({place: '--device', message: `${word} has its own; with ${SUITE} it says whose`});
  const subjects = subjectsOf(word, profile.value, values.device ?? USUAL_DEVICE);
  if (!subjects.ok) return refused(subjects.fault);
  const found = search(subjects.value, word);
  if (!found.ok) return refused({place: `${word}: ${found.fault.place}`, message: found.fault.message});
  return {
    status: found.value.sound && found.value.minimal ? 0 : 1,
    stdout: switches.has('json') ? `${JSON.stringify(found.value)}\n` : hooksInWords(found.value),
    stderr: '',
  };
}

function search(subjects: readonly Subject[], word: string): Result<HookFinding> {
  const progress = new Progress();
  const device = subjects[0]?.scenario.device ?? '';
  const kit = kitNamed(device);
  if (kit === undefined) return fail('device', `there is no ${device}`);
  const pieces = searchHooks(kit, subjects, word);
  for (;;) {
    const {done, value} = pieces.next();
    if (done) {
      progress.end();
      return value;
    }
    const {runs, kept, share} = value;
    progress.tell(() => `run ${runs}, ${Math.round(share * 100)} %; ${count(kept, 'hook')} not yet taken away`);
  }
}

/** What is to run: a recording's file, all attacks, or one scenario. */
function subjectsOf(word: string, profile: CardProfile | undefined, device: string): Result<Subject[]> {
  if (word === SUITE) {
    const suite = suiteOf(device);
    return suite.length === 0
      ? fail('--device', `there are no attacks on ${device}`)
      : ok(suite.map((scenario) => ({scenario, profile: profile ?? scenario.profile})));
  }
  if (/\.jsonl(\.gz)?$/.test(word)) return recorded(word, profile);
  const scenario = findScenario(word);
  if (!scenario.ok) return scenario;
  const [first] = scenario.value.guests;
  if (first?.driver !== 'recorded') return ok([{scenario: scenario.value, profile: profile ?? scenario.value.profile}]);
  const place = [dirname(word), TRACES].map((folder) => join(folder, first.recording)).find((path) => existsSync(path));
  if (place === undefined) return fail(word, `${first.recording} is neither beside the scenario nor among the traces`);
  const recording = readRecording(place);
  return recording.ok
    ? ok([
        {
          scenario: scenario.value,
          profile: profile ?? recordedProfile(recording.value.header),
          recording: recording.value,
        },
      ])
    : recording;
}

/** A device's hostile guests beside good ones; of another device than the usual one all that share it under hooks of their choice. */
function suiteOf(device: string): readonly Scenario[] {
  if (device === USUAL_DEVICE) {
    const attacks = (factsOf(device)?.attacks ?? []).filter((name) => name !== 'reach').map((name) => `attack-${name}`);
    return [...attacks, ...GOOD].flatMap((name) => scenarioNamed(name) ?? []);
  }
  const hooks = kitNamed(device)?.hooks;
  if (hooks === undefined) return [];
  return SCENARIO_LIBRARY.filter(({devices}) => devices.length === 1 && devices[0] === device)
    .flatMap(({name}) => scenarioNamed(name) ?? [])
    .filter(({guests, policies}) => guests.length > 1 && broughtSets(hooks, policies).length === 0);
}

function recorded(file: string, profile: CardProfile | undefined): Result<Subject[]> {
  const recording = readRecording(file);
  if (!recording.ok) return recording;
  const {header, length} = recording.value;
  if (length === 0) return fail(file, 'the recording has no event');
  const guest = recordedGuest(header, file);
  const scenario = scenarioOf(guest, {title: file, about: header.driver}, 'all', recordedFacts(header.device).name);
  return ok([{scenario, profile: profile ?? recordedProfile(header), recording: recording.value}]);
}

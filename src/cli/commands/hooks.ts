// `vpio hooks SCENARIO|TRACE|attacks`: a minimal sound hook set for what is run, found by search, and what each hook buys.
// Exit status: 0 found, 1 the set found is not sound or not minimal, 2 bad input.

import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fail, ok, type Result} from '../../base/result.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import {kitNamed} from '../../kits/device-kits.ts';
import {factsOf, recordedFacts} from '../../kits/facts.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {scenarioNamed} from '../../scenarios/library.ts';
import {scenarioOf} from '../../scenarios/scenario-of.ts';
import {type HookFinding, searchHooks} from '../../sim/lab/hooks-search/search.ts';
import type {Subject} from '../../sim/lab/hooks-search/trial.ts';
import {recordedProfile} from '../../sim/lab/recording-fit.ts';
import {readArguments, readProfile} from '../arguments.ts';
import {readRecording} from '../files.ts';
import {TRACES} from '../house.ts';
import {type Outcome, refused} from '../outcome.ts';
import {Progress} from '../progress.ts';
import {findScenario} from '../scenario-argument.ts';
import {count} from '../words.ts';

const USAGE = 'usage: hooks SCENARIO|TRACE|attacks [--profile qemu|datasheet] [--json]';
/** The word for all hostile guests together, and two that mean well. */
const SUITE = 'attacks';
const GOOD = ['two-guests', 'bulk', 'rogue'];

/** What the command prints and its exit status. */
export function hooksOutcome(args: readonly string[]): Outcome {
  const given = readArguments(args, {values: ['profile'], switches: ['json'], word: 'SCENARIO', usage: USAGE});
  if (!given.ok) return refused(given.fault);
  const {word, values, switches} = given.value;
  const profile = values.profile === undefined ? ok(undefined) : readProfile(values.profile);
  if (!profile.ok) return refused(profile.fault);
  const subjects = subjectsOf(word, profile.value);
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
function subjectsOf(word: string, profile: CardProfile | undefined): Result<Subject[]> {
  if (word === SUITE) {
    const attacks = (factsOf(USUAL_DEVICE)?.attacks ?? [])
      .filter((name) => name !== 'reach')
      .map((name) => `attack-${name}`);
    const scenarios = [...attacks, ...GOOD].flatMap((name) => scenarioNamed(name) ?? []);
    return ok(scenarios.map((scenario) => ({scenario, profile: profile ?? scenario.profile})));
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

function recorded(file: string, profile: CardProfile | undefined): Result<Subject[]> {
  const recording = readRecording(file);
  if (!recording.ok) return recording;
  const {header, length} = recording.value;
  if (length === 0) return fail(file, 'the recording has no event');
  const guest = {name: 'recorded', driver: 'recorded', recording: file} as const;
  const scenario = scenarioOf(guest, {title: file, about: header.driver}, 'all', recordedFacts(header.device).name);
  return ok([{scenario, profile: profile ?? recordedProfile(header), recording: recording.value}]);
}

/** A finding as lines. */
function hooksInWords(found: HookFinding): string {
  const {scenario, profile, words, ports, sound, minimal, runs, drops} = found;
  const lines = [
    `${scenario}, profile ${profile}: ${sound ? 'sound' : 'NOT SOUND'} for this run, ${minimal ? 'minimal' : 'NOT MINIMAL'} (${runs} runs)`,
    words.join(',') || (found.hooked > 0 ? 'no hook beside those that a policy brings' : 'no hook at all'),
    `${ports} ports; ${found.hooked} of ${found.accesses} accesses hooked${found.hooked === 0 ? '' : `, one in ${found.oneInHooked.toFixed(1)}`}; ` +
      `${found.exits} exits by the processor's bitmap, ${found.exitsIdealBitmap} by one that knew direction and page; ` +
      `${found.exitsAll} with everything hooked`,
    'without',
    ...drops.map(dropInWords),
    ...workingInWords(found),
  ];
  return `${lines.join('\n')}\n`;
}

function dropInWords({hook, uses, effect, detail}: HookFinding['drops'][number]): string {
  return `  ${hook.padEnd(14)} (used ${uses}): ${effect}: ${detail}`;
}

/** Where guests get less done under the sound set, the larger one under which they work as ever. */
function workingInWords({set, working, otherwise}: HookFinding): string[] {
  if (otherwise > 0) {
    return [
      `recorded on QEMU's card: on this one ${otherwise} of its reads, interrupts and frames come out otherwise, and what was recorded is done all the same;`,
      'what its guest needs to get on with its work is not asked',
    ];
  }
  if (working.set === set) return ['its guests also work under it as with everything hooked'];
  const more = working.drops.filter(({effect}) => effect !== 'unsafe' && effect !== 'attack');
  return [
    'for its guests to work as with everything hooked',
    working.words.join(','),
    'where without',
    ...more.map(dropInWords),
  ];
}

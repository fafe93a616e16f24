// The named moments of the library's scenarios: each is found in every run that should have it, and none is named in vain.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {faultLine} from '../../../src/base/result.ts';
import {readRecording} from '../../../src/bridge/read-recording.ts';
import {factsOf} from '../../../src/kits/facts.ts';
import {SCENARIO_LIBRARY} from '../../../src/scenarios/library.ts';
import type {Moment} from '../../../src/scenarios/moment.ts';
import {momentsOn} from '../../../src/scenarios/moments.ts';
import {filterWords} from '../../../src/sim/lab/filter-words.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {compileFilter, recordsThat} from '../../../src/trace/filter/compile.ts';
import {parseFilter} from '../../../src/trace/filter/parse.ts';
import type {RecordedRun} from '../../../src/trace/recorded-run.ts';
import {ended, opened, PROFILES, scenarioOf} from './runs.ts';

function testOf(lab: Lab, {filter}: Moment) {
  const words = filterWords(lab.machine.scenario);
  const parsed = parseFilter(filter, words);
  if (!parsed.ok) throw new Error(`${filter}, character ${parsed.fault.at + 1}: ${parsed.fault.message}`);
  return compileFilter(parsed.filter, words);
}

/** The moments among these that a run has come to so far. */
function met(lab: Lab, moments: readonly Moment[]): readonly string[] {
  return moments
    .filter((moment) => {
      const count = recordsThat(testOf(lab, moment), lab.store).length;
      return count >= (typeof moment.which === 'number' ? moment.which : 1);
    })
    .map(({name}) => name);
}

/** Runs on until it has come to all of them, or to its end. */
function metSoon(lab: Lab, moments: readonly Moment[]): readonly string[] {
  while (!lab.hasEnded && met(lab, moments).length < moments.length) lab.runTo(lab.position * 2 + 1000);
  return met(lab, moments);
}

const namesOf = (moments: readonly Moment[]): readonly string[] => moments.map(({name}) => name);

describe.each(SCENARIO_LIBRARY.filter(({recording}) => recording === null))('$name', ({name}) => {
  const {moments, device} = scenarioOf(name);
  const profiles = PROFILES.filter((profile) => factsOf(device)?.profiles.includes(profile));

  test('names two to six moments', () => {
    expect(moments.length).toBeGreaterThanOrEqual(2);
    expect(moments.length).toBeLessThanOrEqual(6);
  });

  test.each(profiles)('on %s it comes to those that are said to be there, and to no other', (profile) => {
    expect(met(ended(name, {profile, seed: 1}), moments)).toEqual(namesOf(momentsOn(moments, profile)));
  });

  test.each(profiles)('on %s two other seeds come to them too', (profile) => {
    const here = momentsOn(moments, profile);
    for (const seed of [2, 3])
      expect(metSoon(opened(name, {profile, seed}), here), `seed ${seed}`).toEqual(namesOf(here));
  });
});

describe.each(SCENARIO_LIBRARY.filter(({recording}) => recording !== null))('$name', ({name, recording}) => {
  test('the recording comes to each of its moments', () => {
    const {moments} = scenarioOf(name);
    const lab = opened(name, {recording: recorded(`public/traces/${recording}`)});
    expect(metSoon(lab, moments)).toEqual(namesOf(moments));
    expect(lab.hasEnded).toBe(false);
  });
});

function recorded(path: string): RecordedRun {
  const read = readRecording(Uint8Array.from(readFileSync(path)).buffer);
  if (!read.ok) throw new Error(faultLine(read.fault));
  return read.value;
}

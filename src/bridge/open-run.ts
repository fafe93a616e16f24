// Opening a run from what the page sent: the scenario and the recording were read before.
import type {Result} from '../base/result.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {openLab} from '../sim/lab/open-lab.ts';
import {REMOTE_STATES, TRANSMITTING_STATES} from '../sim/lab/state-sets.ts';
import {allowsTransmission, SET_UP} from '../sim/lab/step-targets.ts';
import {recordedOn} from '../trace/recorded-card.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {ToLab} from './protocol/messages.ts';
import {withChanges} from './read-scenario.ts';
import {TimelineIndex} from './spans/timeline-index.ts';

/** What a `load` asks for, opened; a fault names the field. */
export function openRun(
  message: Pick<Extract<ToLab, {readonly type: 'load'}>, 'seed' | 'profile' | 'changes'>,
  original: Result<Scenario>,
  recording: RecordedRun | null,
): Result<Lab> {
  const scenario = withChanges(original, message.changes);
  if (!scenario.ok) return scenario;
  return openLab(onItsCard(scenario.value, recording), {
    seed: message.seed ?? undefined,
    profile: message.profile ?? undefined,
    recording: recording ?? undefined,
  });
}

/** A run of ours that was recorded on the data sheet’s card brings that card along, with the prices that go with it. */
function onItsCard(scenario: Scenario, recording: RecordedRun | null): Scenario {
  if (recording === null || recordedOn(recording.header) !== 'datasheet' || scenario.profile === 'datasheet')
    return scenario;
  return {...scenario, profile: 'datasheet', costs: 'hp'};
}

/** Stands a run where it is worth a first look: at the first frame that is let out, or where drivers have set the card up. */
export function lookFirst(lab: Lab): void {
  lab.stepTo(allowsTransmission);
  lab.finishStep();
  if (lab.hasEnded) lab.seek(SET_UP);
}

/** The timeline of a run of which nothing was summed up yet. */
export function freshTimeline(): TimelineIndex {
  return new TimelineIndex({transmitting: TRANSMITTING_STATES, remote: REMOTE_STATES});
}

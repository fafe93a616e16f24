// The open run: opened from what the page sent, and what was summed up over it for answers.
import {fail, ok, type Result} from '../base/result.ts';
import {changedScenario} from '../scenarios/changes.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {openLab} from '../sim/lab/open-lab.ts';
import {recordedProfile} from '../sim/lab/recording-fit.ts';
import {allowsTransmission, SET_UP} from '../sim/lab/step-targets.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {EventIndex} from '../trace/units.ts';
import type {MomentIndex} from './moments/moment-index.ts';
import type {FrameFilter} from './spans/frame-filter.ts';
import type {Summaries} from './spans/summaries.ts';

/**
 * Where a run stands once it is open: right after an event (-1: at power-on), or where it is worth a first look: the first frame is
 * about to be sent, or the card is set up where none is; or at a moment that its scenario names.
 */
export type Stand = EventIndex | 'first-look' | {readonly moment: string};

/** A scenario to open, by its name in the library or as data; null keeps what the scenario itself says. */
export interface RunRequest {
  readonly scenario: unknown;
  readonly seed: number | null;
  readonly profile: 'qemu' | 'datasheet' | null;
  /** Policies, hooks and costs in place of the scenario's own (unknown JSON, parsed in the worker); null: none. */
  readonly changes: unknown;
}

/** One open run on one course: after a fork, on another branch, it is another one. */
export class OpenRun {
  readonly lab: Lab;
  /** The scenario before its changes. */
  readonly original: Scenario;
  readonly recording: RecordedRun | undefined;
  /** The number of the card that is looked at. */
  shownCard: number;
  /** What lists and the timeline are made of; null until one is asked for. */
  summaries: Summaries | null = null;
  /** null until they are asked for. */
  moments: MomentIndex | null = null;
  /** The last filter of frames. */
  frameFilter: FrameFilter | null = null;

  constructor(lab: Lab, original: Scenario, recording: RecordedRun | undefined, shownCard = 0) {
    this.lab = lab;
    this.shownCard = shownCard;
    this.original = original;
    this.recording = recording;
  }
}

/** The number of a machine's card by its device; null: the first. */
export function cardOfDevice({machine: {cards}}: Lab, device: string | null): Result<number> {
  if (device === null) return ok(0);
  const devices = cards.map(({kit}) => kit.facts.name);
  const number = devices.indexOf(device);
  return number >= 0 ? ok(number) : fail('card', `the machine has no ${device}; it has ${devices.join(', ')}`);
}

/** What is asked for, opened; a fault names the field. */
export function openLabFor(
  request: Omit<RunRequest, 'scenario'>,
  original: Scenario,
  recording: RecordedRun | undefined,
): Result<Lab> {
  const {changes} = request;
  const scenario = changes === null ? ok(original) : changedScenario(original, changes);
  if (!scenario.ok) return scenario;
  return openLab(onItsCard(scenario.value, recording), {
    seed: request.seed ?? undefined,
    profile: request.profile ?? undefined,
    recording,
  });
}

/** A run of ours that was recorded on the data sheet’s card brings that card along, with the prices that go with it. */
function onItsCard(scenario: Scenario, recording: RecordedRun | undefined): Scenario {
  if (recording === undefined || recordedProfile(recording.header) !== 'datasheet' || scenario.profile === 'datasheet')
    return scenario;
  return {...scenario, profile: 'datasheet', costs: 'hp'};
}

/** Stands a run where it is worth a first look: at the first frame that is let out, or where drivers have set the card up. */
export function lookFirst(lab: Lab): void {
  lab.stepTo(allowsTransmission);
  lab.finishStep();
  if (lab.hasEnded) lab.seek(SET_UP);
}

// The runs of an assignment, opened as its tasks want them. The last few stay open: one student's questions share them.
import {ok, type Result} from '../../base/result.ts';
import type {AssignedRun} from '../../homework/assignment.ts';
import {assignedScenario} from '../../homework/chosen-policies.ts';
import type {Lesson} from '../../lessons/lesson.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {oneCardFor} from '../../sim/lab/one-card.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import {RunDigest} from '../../trace/digest.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {EventIndex} from '../../trace/units.ts';
import {type Course, courseOf} from '../course.ts';

/** Where lessons and recordings come from: files on the command line, the page's own elsewhere. */
export interface Sources {
  readonly lesson: (name: string) => Lesson | undefined;
  /** What a scenario's recorded guest replays; undefined where it has none. */
  readonly recording: (scenario: Scenario) => Result<RecordedRun | undefined>;
}

const MOST_OPEN = 6;

/** Opens runs, and keeps the last few. */
export class Runs {
  readonly #sources: Sources;
  readonly #open = new Map<string, Result<Course>>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The open run; it stands wherever it was left, and goes forwards only. */
  course(run: AssignedRun, seed: number | null): Result<Course> {
    const scenario = assignedScenario(run, seed);
    if (!scenario.ok) return scenario;
    const key = JSON.stringify(scenario.value);
    const open = this.#open.get(key);
    if (open !== undefined) return open;
    const course = this.#opened(scenario.value);
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MOST_OPEN && oldest !== undefined) this.#open.delete(oldest);
    this.#open.set(key, course);
    return course;
  }

  #opened(scenario: Scenario): Result<Course> {
    const one = oneCardFor('homework is marked', scenario);
    if (!one.ok) return one;
    const recording = this.#sources.recording(scenario);
    if (!recording.ok) return recording;
    const lab = openLab(scenario, {recording: recording.value, onOtherCard: true, forwardsOnly: true});
    return lab.ok ? ok(courseOf(lab.value, recording.value, true)) : lab;
  }

  /** What a scenario's recorded guest replays. */
  recording(scenario: Scenario): Result<RecordedRun | undefined> {
    return this.#sources.recording(scenario);
  }

  lesson(name: string): Lesson | undefined {
    return this.#sources.lesson(name);
  }
}

/** Digest of a run's events up to one, that one too: 16 hex digits. A submission may bring it along. */
export function digestTo({lab}: Course, at: EventIndex): string {
  const digest = new RunDigest();
  lab.store.scan(0, at + 1, (record) => {
    digest.record(record);
    return false;
  });
  return digest.hex;
}

// Marks a scenario that a student wrote: the thing has to happen, and the shorter the scenario the better. It is run up to a
// number of events and a time that the assignment and this file set: one that never ends costs what any other does.
import {faultLine} from '../../base/result.ts';
import type {TaskOf} from '../../homework/assignment.ts';
import type {SubmittedAnswer} from '../../homework/submission.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {parseScenario} from '../../scenarios/schema.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import type {EventIndex} from '../../trace/units.ts';
import {courseOf, testOf} from '../course.ts';
import {grouped} from '../words.ts';
import {type Reason, rounded, type TaskMark} from './mark.ts';

/** Two simulated seconds. */
const LONGEST_US = 2_000_000;
/** Events between two looks. */
const PIECE = 1024;

/** What became of a student's scenario. */
interface Course {
  /** The event with which it has happened often enough; null: it has not. */
  readonly happened: EventIndex | null;
  /** So often, by then. */
  readonly times: number;
  readonly events: number;
  /** The run went on when it was left. */
  readonly isCut: boolean;
}

export function markScenario(task: TaskOf<'scenario'>, answer: SubmittedAnswer | undefined): TaskMark {
  const {id, profile, points, happens, times, events} = task;
  const max = points.happens + points.short;
  const refused = (text: string): TaskMark => ({task: id, score: 0, max, reasons: [{task: id, text, run: null}]});
  if (answer === undefined) return refused('no answer.');
  const read = parseScenario(answer.answer, 'scenario');
  if (!read.ok) return refused(`${faultLine(read.fault)}.`);
  if (read.value.guests.some(({driver}) => driver === 'recorded'))
    return refused('a recorded guest brings its recording, and a submission has none: take a driver of the lab’s.');
  const scenario = {...read.value, profile, limitUs: Math.min(read.value.limitUs, LONGEST_US)};
  const course = runOf(scenario, task);
  if (typeof course === 'string') return refused(course);
  const run = {
    scenario: scenario.name,
    seed: scenario.seed,
    profile,
    event: course.happened ?? Math.max(0, course.events - 1),
    link: null,
  };
  const told = (score: number, texts: readonly string[]): TaskMark => ({
    task: id,
    score: rounded(score),
    max,
    reasons: texts.map((text): Reason => ({task: id, text, run})),
  });
  if (course.happened === null) {
    const often = course.times === 0 ? 'does not happen' : `happens ${course.times} times, wanted ${times},`;
    const end = course.isCut
      ? `within ${grouped(events)} events and ${LONGEST_US / 1e6} simulated seconds, after which a run is left`
      : 'before the run ends';
    return told(0, [`${happens} ${often} ${end}.`]);
  }
  const length = task.measure === 'letters' ? JSON.stringify(answer.answer).length : course.happened + 1;
  const share = Math.min(1, Math.max(0, (task.worst - length) / (task.worst - task.best)));
  if (share === 1) return told(max, []);
  const unit = task.measure === 'letters' ? 'letters' : 'events';
  return told(points.happens + points.short * share, [
    `it happens, and takes ${grouped(length)} ${unit}; ${grouped(task.best)} or fewer have all points, ${grouped(task.worst)} or more none for shortness.`,
  ]);
}

/** Runs it as far as it is looked through; a text: it cannot be run, or not be asked. */
function runOf(scenario: Scenario, {happens, times, events}: TaskOf<'scenario'>): Course | string {
  const opened = openLab(scenario, {forwardsOnly: true});
  if (!opened.ok) return `scenario: ${faultLine(opened.fault)}.`;
  const lab = opened.value;
  const passes = testOf(courseOf(lab, undefined), happens);
  if (!passes.ok) return `${faultLine(passes.fault)}: the filter cannot be asked of this scenario.`;
  const {store} = lab;
  let seen = 0;
  let happened: EventIndex | null = null;
  for (let from = 0; happened === null && from < events && !lab.hasEnded; ) {
    lab.runTo(Math.min(events, from + PIECE));
    const to = Math.min(events, store.next);
    store.scan(from, to, (record) => {
      if (!passes.value(record)) return false;
      seen++;
      if (seen === times) happened = record.index;
      return seen === times;
    });
    from = to;
  }
  return {happened, times: seen, events: Math.min(events, store.next), isCut: lab.end !== 'finished'};
}

// A run that somebody is asked about: the open lab, what it was opened from, and filters over it.
import {fail, ok, type Result} from '../base/result.ts';
import {changedScenario, type ScenarioChanges} from '../scenarios/changes.ts';
import {filterWords} from '../sim/lab/filter-words.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {openLab} from '../sim/lab/open-lab.ts';
import {compileFilter, type RecordTest} from '../trace/filter/compile.ts';
import {parseFilter} from '../trace/filter/parse.ts';
import type {FilterWords} from '../trace/filter/words.ts';
import {Kind, kindOf} from '../trace/record-layout.ts';
import type {RecordView} from '../trace/record-view.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {EventIndex} from '../trace/units.ts';

/** Records that are written before they are looked through. */
const PIECE = 512;

/** An open run with the language of its filters. */
export interface Course {
  readonly lab: Lab;
  readonly words: FilterWords;
  /** What its recorded guest replays. */
  readonly recording: RecordedRun | undefined;
  /** Nobody stands in it: what looks for a record leaves the run where that took it, and never goes back. */
  readonly onlyForwards: boolean;
}

/** The course of an open lab. */
export function courseOf(lab: Lab, recording: RecordedRun | undefined, onlyForwards = false): Course {
  return {lab, words: filterWords(lab.machine.scenario), recording, onlyForwards};
}

/** The same run from power-on with something changed, for who goes through it forwards; null: nothing changed. */
export function openedAnew({lab, recording}: Course, changes: ScenarioChanges | null): Result<Course> {
  const {scenario} = lab.machine;
  const changed = changes === null ? ok(scenario) : changedScenario(scenario, changes);
  if (!changed.ok) return changed;
  const opened = openLab(changed.value, {recording, forwardsOnly: true});
  return opened.ok ? ok(courseOf(opened.value, recording)) : opened;
}

/** A filter's text as a test of records; a fault says what is wrong with it. */
export function testOf({words}: Course, text: string): Result<RecordTest> {
  const read = parseFilter(text, words);
  if (read.ok) return ok(compileFilter(read.filter, words));
  return fail(`filter ${JSON.stringify(text)}, character ${read.fault.at + 1}`, read.fault.message);
}

/**
 * The how many-eth record from `from` on that passes, wherever the run has to go to find it; null if there is none. The run
 * stands where it stood, unless nobody stands in it.
 */
export function findRecord(
  {lab, onlyForwards}: Course,
  passes: RecordTest,
  from: EventIndex,
  nth = 1,
): EventIndex | null {
  const stood = lab.position;
  const {store} = lab;
  let left = nth;
  let found: EventIndex | null = null;
  for (let index = from; found === null; ) {
    store.scan(index, store.length, (record) => {
      if (!passes(record)) return false;
      left--;
      if (left === 0) found = record.index;
      return left === 0;
    });
    if (found !== null) break;
    index = Math.max(index, store.length);
    if (!onlyForwards) lab.seek(store.length);
    if (lab.hasEnded) break;
    lab.runTo(index + PIECE);
  }
  if (!onlyForwards) lab.seek(stood);
  return found;
}

/** A computed record. */
export function recordAt({lab}: Course, index: EventIndex): RecordView | null {
  return lab.store.window(index, index + 1).view(index) ?? null;
}

/** What led to a record, nearest first. */
export function causesOf(course: Course, index: EventIndex): readonly EventIndex[] {
  const causes: EventIndex[] = [];
  for (let cause = recordAt(course, index)?.cause ?? -1; cause >= 0; cause = recordAt(course, cause)?.cause ?? -1)
    causes.push(cause);
  return causes;
}

/** The access that a record is about: the one for which the processor left the guest, written once it was decided; null: none. */
export function accessOf(course: Course, index: EventIndex): EventIndex | null {
  const {cause} = recordAt(course, index) ?? {cause: -1};
  const exits = [cause, ...(cause < 0 ? [] : causesOf(course, cause))].filter(
    (one) => recordAt(course, one)?.kind === 'exit',
  );
  const [exit] = exits;
  if (exit === undefined) return null;
  const found = findRecord(
    course,
    // A refused access follows from its denial, which follows from the exit.
    ({w0, index: own, distance}) =>
      kindOf(w0) === Kind.EXIT || (kindOf(w0) === Kind.ACCESS && distance > 0 && own - distance >= exit),
    exit + 1,
  );
  return found !== null && recordAt(course, found)?.kind === 'access' ? found : null;
}

// How many records pass a filter: in a stretch of the run, in all of it, or in a run with something changed.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Asked, QuestionSpec} from '../../lessons/question.ts';
import {PassingRecords} from '../../sim/lab/passing-records.ts';
import type {RecordTest} from '../../trace/filter/compile.ts';
import type {EventIndex} from '../../trace/units.ts';
import {type Course, findRecord, openedAnew, testOf} from '../course.ts';
import {grouped} from '../words.ts';

type CountSpec = Extract<QuestionSpec, {readonly kind: 'count'}>;

/** Events of one piece of a whole run. */
const PIECE = 1024;

/** Asked behind record `at`. */
export function* askCount(course: Course, spec: CountSpec, at: EventIndex): Generator<void, Result<Asked>, unknown> {
  const {of, until, whole, changes, tolerance, unit, prompt} = spec;
  const passes = testOf(course, of);
  if (!passes.ok) return passes;
  const isAnew = whole === true || changes !== undefined;
  const end = until === undefined || isAnew ? ok(null) : endOf(course, until, at);
  if (!end.ok) return end;
  const counted = isAnew ? yield* countAll(course, spec) : ok(countBetween(course, passes.value, at + 1, end.value));
  if (!counted.ok) return counted;
  const right = counted.value;
  return ok({
    kind: 'count',
    prompt:
      prompt ??
      `How many ${unit} ${isAnew ? 'are there in this run' : 'come'}${until === undefined ? '' : ' until then'}?`,
    choices: [],
    right,
    within: Math.floor(right * tolerance),
    unit,
    outcome: end.value,
    waiting: null,
    causes: [],
    told: `${grouped(right)} ${unit}.`,
  });
}

function endOf(course: Course, until: string, at: EventIndex): Result<EventIndex> {
  const ends = testOf(course, until);
  if (!ends.ok) return ends;
  const found = findRecord(course, ends.value, at + 1);
  return found === null ? fail('until', `no record behind event ${at} passes ${until}`) : ok(found);
}

/** Records of [from, to) that pass; `to` null: up to the run's end. */
export function countBetween(course: Course, passes: RecordTest, from: EventIndex, to: EventIndex | null): number {
  // Looking for what never comes computes the run to its end.
  if (to === null) findRecord(course, () => false, course.lab.store.length);
  let count = 0;
  course.lab.store.scan(from, to ?? course.lab.store.length, (record) => {
    if (passes(record)) count++;
    return false;
  });
  return count;
}

function* countAll(course: Course, {of, changes}: CountSpec): Generator<void, Result<number>, unknown> {
  const anew = openedAnew(course, changes ?? null);
  if (!anew.ok) return anew;
  const passes = testOf(anew.value, of);
  if (!passes.ok) return passes;
  const {lab} = anew.value;
  let count = 0;
  const watch = [(record: Parameters<RecordTest>[0]) => (passes.value(record) ? void count++ : undefined)];
  const passing = new PassingRecords(lab.store, lab.frames, {undigested: true, watch});
  while (!lab.hasEnded) {
    lab.runTo(lab.position + PIECE);
    passing.pass();
    yield;
  }
  return ok(count);
}

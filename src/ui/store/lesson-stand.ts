// Stands the machine where a step of a lesson wants it: opens its run where another one is open, finds the instants of the steps
// before it, as one may begin where another stands, and goes there.
import {fail, ok, type Result} from '../../base/result.ts';
import type {Lesson, LessonProfile} from '../../lessons/lesson.ts';
import type {Asked} from '../../lessons/question.ts';
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {LabState, LoadRequest} from './lab-state.ts';
import {askLab, openedRequest, useLab} from './lab-store.ts';
import {records} from './record-cache.ts';
import {isOpening} from './run-phase.ts';

/** Opens a scenario of the library and stands it behind an event; true if it was taken. */
export type OpenRun = (
  name: string,
  seed: number | null,
  profile: LessonProfile | null,
  event: EventIndex,
  changes: ScenarioChanges | null,
) => Promise<boolean>;

/** The run that the last step opened, and the instants of its steps so far. */
interface OpenLesson {
  readonly key: string;
  readonly request: LoadRequest | null;
  readonly instants: Map<number, EventIndex>;
}

let open: OpenLesson | null = null;

/** Where a step stands in its run, which is open then; a fault says what could not be had. */
export async function instantOfStep(
  lesson: Lesson,
  step: number,
  seed: number | null,
  profile: LessonProfile | null,
  openRun: OpenRun,
): Promise<Result<EventIndex>> {
  const first = lesson.steps.findLastIndex(({opens}, i) => opens && i <= step);
  const run = lesson.steps[first]?.run;
  if (run === undefined) return fail(lesson.title, `there is no step ${step + 1}`);
  const key = JSON.stringify([lesson.name, first, seed, profile]);
  if (open?.key !== key || !isLessonRun()) {
    await until(({phase}) => phase.is !== 'connecting');
    const card = profile ?? lesson.profiles[0];
    if (!(await bring(openRun(run.scenario, seed, card, -1, run.changes)))) {
      return fail('the run', useLab.getState().refusal ?? 'something else was opened meanwhile');
    }
    open = {key, request: openedRequest(), instants: new Map()};
  }
  const {instants} = open;
  let at: EventIndex = -1;
  for (let i = first; i <= step; i++) {
    const known = instants.get(i);
    const spec = lesson.steps[i]?.instant;
    if (known === undefined && spec !== undefined) {
      const answer = await askLab('stepInstant', {instant: spec, before: at});
      if (!answer.ok) return answer;
      instants.set(i, answer.value);
    }
    at = instants.get(i) ?? at;
  }
  return ok(at);
}

/** A question put behind a record of the open run. */
export async function askedAt(spec: unknown, at: EventIndex): Promise<Result<Asked>> {
  const answer = await askLab('putQuestion', {spec, at});
  return answer.ok ? ok(answer.value.asked) : answer;
}

/** Goes to an event and waits until the machine stands there; false where something else was wanted meanwhile. */
export async function standAt(event: EventIndex, isWanted: () => boolean): Promise<boolean> {
  await until((state) => !isWanted() || (state.view !== null && !isOpening(state)));
  if (!isWanted()) return false;
  useLab.getState().goTo(event);
  await until((state) => !isWanted() || (!isOpening(state) && state.view?.position === event + 1));
  await untilAtHand(event, isWanted);
  return isWanted();
}

/** Lessons' runs that are under way to the page. */
let brought = 0;

async function bring(run: Promise<boolean>): Promise<boolean> {
  brought++;
  try {
    return await run;
  } finally {
    brought--;
  }
}

/** True while a lesson's own run is being opened: whoever has left the lesson meanwhile did not ask for it. */
export function bringsItsRun(): boolean {
  return brought > 0;
}

/** True as long as nobody has opened another run, or acted on this one. */
export function isLessonRun(): boolean {
  const {view, branches} = useLab.getState();
  return open !== null && view !== null && open.request === openedRequest() && branches === null;
}

/** Waits until the record can be drawn. */
function untilAtHand(event: EventIndex, isWanted: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const isThere = (): boolean => event < 0 || !isWanted() || records.recordAhead(event) !== undefined;
    if (isThere()) return resolve();
    const stop = records.subscribe(() => {
      if (!isThere()) return;
      stop();
      resolve();
    });
  });
}

/** Waits for the lab to be so. */
export function until(isSo: (state: LabState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isSo(useLab.getState())) return resolve();
    const stop = useLab.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      resolve();
    });
  });
}

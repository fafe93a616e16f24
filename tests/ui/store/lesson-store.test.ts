// A lesson in the page's store, over a real lab: where its steps stand, what is hidden while it asks, and what is kept.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {LESSONS} from '../../../src/lessons/library.ts';
import {connectLab, useLab} from '../../../src/ui/store/lab-store.ts';
import {keptLesson} from '../../../src/ui/store/lesson-kept.ts';
import {doneSteps, lessonList} from '../../../src/ui/store/lesson-list.ts';
import {lessonQuery, useLessonPlace, wantedLesson} from '../../../src/ui/store/lesson-place.ts';
import type {OpenRun} from '../../../src/ui/store/lesson-stand.ts';
import {asksNow, canGoOn, useLesson} from '../../../src/ui/store/lesson-store.ts';
import {records} from '../../../src/ui/store/record-cache.ts';
import {askedSteps, wrongAnswer} from '../../lesson-answers.ts';
import {openSession} from '../connect-session.ts';

const LESSON = present(
  LESSONS.find(({name}) => name === 'dma-denied'),
  'the lesson on a denied DMA is there',
);
const STEPS = askedSteps(LESSON);
/** The first step that asks. */
const ASKS = STEPS.findIndex(({asked}) => asked !== null);
const ASKED = present(STEPS[ASKS]?.asked ?? undefined, 'it asks something');
const {at: INSTANT} = present(STEPS[ASKS], 'it has such a step');

const openRun: OpenRun = (scenario, seed, profile, event, changes) =>
  useLab.getState().load({scenario, seed, profile, changes}, event);
const lesson = () => useLesson.getState();
const open = (step: number | null, seed: number | null = null): Promise<void> =>
  lesson().open({lesson: LESSON.name, step, seed, profile: null}, openRun);
const standsAt = (event: number) => vi.waitFor(() => expect(useLab.getState().view?.position).toBe(event + 1));

let disconnect = (): void => {};
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  useLab.setState(useLab.getInitialState());
  useLesson.setState(useLesson.getInitialState());
  disconnect = connectLab(openSession, () => {});
});

afterEach(() => {
  lesson().leave();
  disconnect();
  vi.unstubAllGlobals();
});

test('a step stands at its instant with the question that the command line computes', async () => {
  await open(ASKS + 1);
  expect(lesson()).toMatchObject({phase: 'stands', step: ASKS, at: INSTANT, asked: ASKED, trouble: null});
  expect(useLab.getState().view?.position).toBe(INSTANT + 1);
  expect(useLessonPlace.getState().place).toEqual({lesson: LESSON.name, step: ASKS + 1, seed: null, profile: null});
});

test('nothing behind the present is told while the question is open, and all of it afterwards', async () => {
  await open(ASKS + 1);
  const outcome = present(ASKED.outcome ?? undefined, 'it shows in a record');
  expect([asksNow(lesson()), canGoOn(lesson())]).toEqual([true, false]);
  expect(records.record(INSTANT)?.index).toBe(INSTANT);
  expect(records.record(outcome)).toBeUndefined();
  expect(records.recordAhead(outcome)?.index).toBe(outcome);
  lesson().answer(ASKED.right);
  await standsAt(outcome);
  expect(records.record(outcome)?.index).toBe(outcome);
  expect([asksNow(lesson()), canGoOn(lesson())]).toEqual([false, true]);
});

test.each([
  ['right', ASKED.right, true],
  ['wrong', wrongAnswer(ASKED), false],
] as const)('a %s answer is kept, and comes back with its outcome', async (_, answer, isRight) => {
  await open(ASKS + 1);
  lesson().answer(answer);
  expect(lesson().answers[ASKS]).toMatchObject({answer, isRight, question: ASKED.prompt});
  lesson().leave();
  useLesson.setState(useLesson.getInitialState());
  await open(null);
  expect(lesson()).toMatchObject({step: ASKS, phase: 'stands', asked: ASKED});
  expect(lesson().answers[ASKS]).toMatchObject({answer, isRight});
  expect(useLab.getState().view?.position).toBe((ASKED.outcome ?? INSTANT) + 1);
});

test('before a class nothing is answered yet and nothing is kept; the outcome is shown with an answer or without one', async () => {
  await open(ASKS + 1);
  lesson().answer(ASKED.right);
  const before = keptLesson(LESSON.name);
  await lesson().open({lesson: LESSON.name, step: ASKS + 1, seed: null, profile: null}, openRun, true);
  expect([asksNow(lesson()), lesson().answers]).toEqual([true, {}]);
  expect(records.record(ASKED.outcome ?? INSTANT + 1)).toBeUndefined();
  lesson().reveal();
  expect([asksNow(lesson()), lesson().answers, lesson().revealed]).toEqual([false, {}, [ASKS]]);
  await lesson().goStep(ASKS + 1);
  await lesson().goStep(ASKS);
  expect([asksNow(lesson()), useLab.getState().view?.position]).toEqual([false, (ASKED.outcome ?? INSTANT) + 1]);
  expect(keptLesson(LESSON.name)).toEqual(before);
});

test('an answer is given once', async () => {
  await open(ASKS + 1);
  lesson().answer(wrongAnswer(ASKED));
  lesson().answer(ASKED.right);
  expect(lesson().answers[ASKS]?.isRight).toBe(false);
});

test('another seed has answers of its own, and the first one’s stay', async () => {
  await open(ASKS + 1);
  lesson().answer(ASKED.right);
  await lesson().takeRun(11, null);
  expect(lesson()).toMatchObject({step: 0, seed: 11, answers: {}});
  expect(useLab.getState().view?.seed).toBe(11);
  await lesson().takeRun(null, null);
  expect(lesson().answers[ASKS]?.isRight).toBe(true);
});

test('the teacher unlocks all steps, and that is kept', async () => {
  await open(ASKS + 1);
  lesson().unlock(true);
  expect([asksNow(lesson()), canGoOn(lesson())]).toEqual([true, true]);
  expect(keptLesson(LESSON.name).isUnlocked).toBe(true);
});

test('the list says how far one is, and the end counts all steps', async () => {
  expect((await lessonList()).map(({number}) => number)).toEqual(LESSONS.map(({number}) => number));
  await open(ASKS + 1);
  expect(doneSteps(LESSON.name)).toBe(ASKS);
  await lesson().goStep(LESSON.steps.length);
  expect(doneSteps(LESSON.name)).toBe(LESSON.steps.length);
  await lesson().startOver();
  expect(lesson()).toMatchObject({step: 0, answers: {}});
  expect(doneSteps(LESSON.name)).toBe(LESSON.steps.length);
});

test.each([
  ['nothing-such', 1, 'There is no lesson named “nothing-such”.'],
  [LESSON.name, 99, `has ${LESSON.steps.length} steps; the link wants another one.`],
  [LESSON.name, 0, 'the link wants another one.'],
  [LESSON.name, Number.NaN, 'the link wants another one.'],
])('a link to %s, step %d is refused with a sentence', async (name, step, sentence) => {
  await lesson().open({lesson: name, step, seed: null, profile: null}, openRun);
  expect(lesson().lesson).toBeNull();
  expect(lesson().trouble).toContain(sentence);
});

test.each([
  'no JSON',
  '{"version":2,"step":0,"done":0,"isUnlocked":false,"runs":{}}',
  '{"version":1,"step":-1,"done":0,"isUnlocked":false,"runs":{}}',
  '{"version":1,"step":0,"done":0,"isUnlocked":false,"runs":{"own own":{"0":{"answer":{}}}}}',
  '[]',
])('damaged storage is dropped without harm: %s', async (text) => {
  kept.set(`vpio-lesson-${LESSON.name}`, text);
  expect(keptLesson(LESSON.name)).toEqual({step: 0, done: 0, isUnlocked: false, runs: {}});
  await open(null);
  expect(lesson()).toMatchObject({step: 0, phase: 'stands', answers: {}});
});

test('a place in a lesson and its query are one and the same', () => {
  const place = {lesson: 'dma-denied', step: 5, seed: 7, profile: 'qemu'} as const;
  expect(lessonQuery(place)).toBe('?lesson=dma-denied&step=5&seed=7&profile=qemu');
  expect(wantedLesson(lessonQuery(place))).toEqual(place);
  expect(wantedLesson('?scenario=rogue&step=5')).toBeNull();
  expect(wantedLesson('?lesson=x&seed=-1&profile=other')).toEqual({lesson: 'x', step: null, seed: null, profile: null});
  expect(wantedLesson('?lesson=x&step=many')?.step).toBeNaN();
});

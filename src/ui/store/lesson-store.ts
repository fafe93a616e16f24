// The lesson that is open: which step, what is asked there, what was answered. The machine stands where the step wants it, and what
// lies ahead is hidden as long as its question is open. Answers are kept in the browser, for each run its own.

import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {Lesson, LessonProfile} from '../../lessons/lesson.ts';
import {type Answer, type Asked, isRight} from '../../lessons/question.ts';
import type {EventIndex} from '../../trace/units.ts';
import {answerWords} from '../layout/answer-words.ts';
import {useLab} from './lab-store.ts';
import {type GivenAnswers, keepLesson, keptLesson, runKey} from './lesson-kept.ts';
import {lessonLibrary} from './lesson-list.ts';
import {useLessonPlace, type WantedLesson} from './lesson-place.ts';
import {askedAt, instantOfStep, type OpenRun, standAt} from './lesson-stand.ts';
import {records} from './record-cache.ts';

export interface LessonState {
  /** Null: none is open, and the list is shown. */
  readonly lesson: Lesson | null;
  /** From 0; as many as there are steps: at the end, with the score. */
  readonly step: number;
  /** The student's own; null: the lesson's. */
  readonly seed: number | null;
  readonly profile: LessonProfile | null;
  /** `opening`: the machine is on its way to the step; the stage shows what it showed. */
  readonly phase: 'opening' | 'stands' | 'failed';
  /** What went wrong, as one sentence; null: nothing. */
  readonly trouble: string | null;
  /** Where the step stands. */
  readonly at: EventIndex;
  /** The question as it is asked here; null while it is worked out, and where there is none. */
  readonly asked: Asked | null;
  readonly answers: GivenAnswers;
  readonly isUnlocked: boolean;
  /** Shown to a class: it begins with no answers, and none is kept. */
  readonly isPresented: boolean;
  /** Steps whose outcome was shown to the class without an answer. */
  readonly revealed: readonly number[];
  /** Opens what a link wants, the list where it wants no lesson; a lesson or step that is not there is said above the list. */
  open(wanted: WantedLesson | null, openRun: OpenRun, isPresented?: boolean): Promise<void>;
  goStep(step: number): Promise<void>;
  /** Says what one thinks, and sees. */
  answer(answer: Answer): void;
  /** Shows the outcome to a class, whether it said anything or not. */
  reveal(): void;
  /** The teacher opens all steps, or locks them again. */
  unlock(isUnlocked: boolean): void;
  /** Another run of the same lesson, with answers of its own. */
  takeRun(seed: number | null, profile: LessonProfile | null): Promise<void>;
  /** Forgets the answers of this run and begins at the first step. */
  startOver(): Promise<void>;
  /** Puts the lesson away, for as long as another screen is looked at. */
  leave(): void;
}

/** Only the last step that was wanted is gone to. */
let turn = 0;
let opener: OpenRun | null = null;

export const useLesson = create<LessonState>()((set, get) => {
  const keep = (): void => {
    const {lesson, step, seed, profile, answers, isUnlocked, isPresented} = get();
    if (lesson === null || isPresented) return;
    const {runs, done} = keptLesson(lesson.name);
    const key = runKey(seed, profile);
    const {[key]: _, ...others} = runs;
    keepLesson(lesson.name, {
      step,
      done: Math.max(done, Math.min(step, lesson.steps.length)),
      isUnlocked,
      runs: {...others, [key]: answers},
    });
  };
  const refuse = (trouble: string | null): void => {
    set({lesson: null, trouble, phase: 'failed', asked: null});
    records.hideFrom(null);
    useLessonPlace.setState({place: null});
  };
  const show = ({outcome}: Asked): void => {
    records.hideFrom(null);
    if (outcome !== null) useLab.getState().goTo(outcome);
  };
  const failAt = (trouble: string): void => set({trouble, phase: 'failed'});

  return {
    lesson: null,
    step: 0,
    seed: null,
    profile: null,
    phase: 'opening',
    trouble: null,
    at: -1,
    asked: null,
    answers: {},
    isUnlocked: false,
    isPresented: false,
    revealed: [],

    async open(wanted, openRun, isPresented = false) {
      opener = openRun;
      const mine = ++turn;
      // Until it is known where this leads, the address is left as it is.
      useLessonPlace.setState({place: null});
      if (wanted === null) return refuse(null);
      const {lesson: name, step, seed, profile} = wanted;
      const {lessonNamed} = await lessonLibrary();
      if (mine !== turn) return;
      const lesson = lessonNamed(name);
      if (lesson === undefined) return refuse(`There is no lesson named “${name}”.`);
      const kept = keptLesson(name);
      const last = lesson.steps.length;
      const at = step === null ? Math.min(kept.step, last) : step - 1;
      if (!(at >= 0 && at <= last))
        return refuse(`Lesson ${lesson.number}, ${lesson.title}, has ${last} steps; the link wants another one.`);
      const answers = isPresented ? {} : (kept.runs[runKey(seed, profile)] ?? {});
      set({lesson, seed, profile, answers, isUnlocked: kept.isUnlocked, asked: null, isPresented, revealed: []});
      await get().goStep(at);
    },
    async goStep(step) {
      const {lesson, seed, profile, answers, revealed} = get();
      if (lesson === null || opener === null) return;
      const mine = ++turn;
      const isWanted = (): boolean => mine === turn;
      set({step, phase: 'opening', trouble: null, asked: null});
      useLessonPlace.setState({place: {lesson: lesson.name, step: step + 1, seed, profile}});
      keep();
      const wanted = lesson.steps[step];
      if (wanted === undefined) {
        records.hideFrom(null);
        return set({phase: 'stands'});
      }
      const instant = await instantOfStep(lesson, step, seed, profile, opener);
      if (!isWanted()) return;
      if (!instant.ok) return failAt(faultLine(instant.fault));
      const at = instant.value;
      const isAnswered = answers[step] !== undefined || revealed.includes(step);
      const {question} = wanted;
      records.hideFrom(question === null || isAnswered ? null : at + 1);
      const asking = question === null ? null : askedAt(question, at);
      // Who comes back to an answered step sees what happened; who has not answered waits for no question to see the stage.
      const early = isAnswered && asking !== null ? await asking : null;
      if (!isWanted()) return;
      const seen = early?.ok === true ? early.value.outcome : null;
      if (!(await standAt(seen ?? at, isWanted))) return;
      set({at, phase: 'stands', asked: early?.ok === true ? early.value : null});
      const put = early ?? (await asking);
      if (put === null || !isWanted()) return;
      if (put.ok) set({asked: put.value});
      else failAt(faultLine(put.fault));
    },
    answer(answer) {
      const {asked, answers, step} = get();
      if (asked === null || answers[step] !== undefined) return;
      const given = {
        answer,
        question: asked.prompt,
        said: answerWords(asked, answer),
        happened: answerWords(asked, asked.right),
        isRight: isRight(asked, answer),
      };
      set({answers: {...answers, [step]: given}});
      keep();
      show(asked);
    },
    reveal() {
      const {asked, step, revealed} = get();
      if (asked === null || !asksNow(get())) return;
      set({revealed: [...revealed, step]});
      show(asked);
    },
    unlock(isUnlocked) {
      set({isUnlocked});
      keep();
    },
    async takeRun(seed, profile) {
      const {lesson} = get();
      if (lesson === null) return;
      set({seed, profile, answers: keptLesson(lesson.name).runs[runKey(seed, profile)] ?? {}});
      await get().goStep(0);
    },
    async startOver() {
      set({answers: {}});
      await get().goStep(0);
    },
    leave() {
      turn++;
      records.hideFrom(null);
      useLab.getState().select(null);
      useLessonPlace.setState({place: null});
      set({phase: 'opening', trouble: null});
    },
  };
});

/** True while the present step asks something that is not answered: then nothing may tell what comes. */
export function asksNow({lesson, step, answers, revealed}: LessonState): boolean {
  const isAsked = (lesson?.steps[step]?.question ?? null) !== null;
  return isAsked && answers[step] === undefined && !revealed.includes(step);
}

/** True where the next step is open. */
export function canGoOn(state: LessonState): boolean {
  return !asksNow(state) || state.isUnlocked || state.phase === 'failed';
}

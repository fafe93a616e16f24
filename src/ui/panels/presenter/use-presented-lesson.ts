// A lesson before a class: on and back, as a clicker, the buttons and the window of notes ask, and what that window is told.
import {useEffect} from 'react';
import {answerWords} from '../../layout/answer-words.ts';
import {runKey} from '../../store/lesson-kept.ts';
import {asksNow, type LessonState, useLesson} from '../../store/lesson-store.ts';
import {giveVotes, openVotes, useVotes} from '../../store/lesson-votes.ts';
import type {PresentedStep} from '../../store/present-channel.ts';
import {openNotesLine} from './notes-line.ts';

/** What the class has chosen, if it has: a form that is locked in before the outcome is shown. */
const CHOSEN = '.presented form.question:has(.choice input:checked)';

/** Shows the outcome of an open question, with what the class chose if it chose; or goes to the next step. */
export function goOn(): void {
  const state = useLesson.getState();
  const {lesson, step, asked, phase} = state;
  if (lesson === null || phase === 'opening') return;
  if (asksNow(state) && phase !== 'failed') {
    if (asked === null) return;
    const form = document.querySelector<HTMLFormElement>(CHOSEN);
    if (form === null) state.reveal();
    else form.requestSubmit();
  } else if (step < lesson.steps.length) void state.goStep(step + 1);
}

/** To the step before. */
export function goBack(): void {
  const {lesson, step, goStep} = useLesson.getState();
  if (lesson !== null && step > 0) void goStep(step - 1);
}

/** Tells the window of notes where the lesson stands, and does what it asks. */
export function useLessonNotes(): void {
  const lesson = useLesson((state) => state.lesson?.name ?? '');
  const run = useLesson(({seed, profile}) => runKey(seed, profile));
  useEffect(() => {
    openVotes(lesson, run);
    const line = openNotesLine(
      () => presentedNow(useLesson.getState()),
      (message) => {
        if (message.type === 'go') (message.way === 'next' ? goOn : goBack)();
        const {step, asked} = useLesson.getState();
        if (message.type !== 'votes' || message.lesson !== lesson || message.step !== step) return;
        if (message.votes.length === choicesOf(asked).length) giveVotes(step, message.votes);
      },
    );
    const stops = [useLesson.subscribe(line.changed), useVotes.subscribe(line.changed)];
    return () => {
      for (const stop of stops) stop();
      line.close();
    };
  }, [lesson, run]);
}

/** What a class can raise hands for: none where a number or an order is wanted. */
export function choicesOf(asked: LessonState['asked']): NonNullable<LessonState['asked']>['choices'] {
  return asked === null || typeof asked.right !== 'string' ? [] : asked.choices;
}

function presentedNow(state: LessonState): PresentedStep | null {
  const {lesson, step, asked} = state;
  if (lesson === null) return null;
  return {
    kind: 'step',
    lesson: lesson.name,
    step,
    asked:
      asked === null
        ? null
        : {
            prompt: asked.prompt,
            choices: choicesOf(asked).map(({text}) => text),
            right: answerWords(asked, asked.right),
            told: asked.told,
          },
    isOpen: asksNow(state),
    votes: [...(useVotes.getState().votes[step] ?? [])],
  };
}

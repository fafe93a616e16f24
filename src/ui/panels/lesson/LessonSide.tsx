// Beside the stage: how far the lesson is, the situation and its question, or what happened and why, and the way on.
import {type RefObject, useEffect, useRef} from 'react';
import type {Lesson, LessonStep} from '../../../lessons/lesson.ts';
import {toleranceWords} from '../../layout/answer-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {asksNow, canGoOn, useLesson} from '../../store/lesson-store.ts';
import {Icon} from '../../widgets/Icon.tsx';
import {LessonMenu} from './LessonMenu.tsx';
import {Outcome} from './Outcome.tsx';
import {Pips} from './Pips.tsx';
import {Predictions, predictionsOf} from './Predictions.tsx';
import {QuestionCard} from './QuestionCard.tsx';
import {TextBlocks} from './TextBlocks.tsx';
import {WhyWalk} from './WhyWalk.tsx';

/** The column, or below the stage in a narrow window. */
export function LessonSide({lesson, step}: {readonly lesson: Lesson; readonly step: LessonStep}) {
  const {step: at, answers, asked, phase, trouble} = useLesson();
  const isOpen = useLesson(asksNow);
  const title = useFocusOnMove(at, answers[at] !== undefined);
  const prompt = asked?.prompt ?? answers[at]?.question ?? step.question?.prompt ?? null;
  return (
    <section className="lesson-side" aria-label="Lesson">
      <header className="lesson-head">
        <Pips step={at} steps={lesson.steps.length} />
        <span className="lesson-ways">
          <a className="button" href="#present">
            Present
          </a>
          <a className="button" href="#lab">
            Leave lesson
          </a>
        </span>
      </header>
      <p className="lesson-of">
        Lesson {lesson.number}, {lesson.title}
      </p>
      {prompt !== null && <p className="lesson-step-title">{step.title}</p>}
      <h2 ref={title} className="lesson-title" tabIndex={-1}>
        {prompt ?? step.title}
      </h2>
      <div className="lesson-text">
        <TextBlocks blocks={step.text} />
      </div>
      {phase === 'failed' && (
        <p className="lesson-trouble" role="alert">
          {trouble}
        </p>
      )}
      {isOpen ? <Question step={step} /> : <Answered step={step} />}
      <div className="lesson-rest">
        <Predictions place="Step" rows={predictionsOf(answers)} />
        <LessonMenu lesson={lesson} />
      </div>
    </section>
  );
}

/**
 * Whoever goes to another step, or answers, pressed what is not there any more: the focus is at the question then, and what
 * scrolls is at its beginning.
 */
function useFocusOnMove(step: number, isAnswered: boolean): RefObject<HTMLHeadingElement | null> {
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef({step, isAnswered});
  useEffect(() => {
    const {current: heading} = title;
    const before = last.current;
    last.current = {step, isAnswered};
    if (heading === null || (before.step === step && before.isAnswered === isAnswered)) return;
    heading.focus({preventScroll: true});
    if (before.step === step) return;
    for (const scrolled of ['.lesson-side', '.lesson']) heading.closest(scrolled)?.scrollTo(0, 0);
    window.scrollTo(0, 0);
  }, [step, isAnswered]);
  return title;
}

function Question({step}: {readonly step: LessonStep}) {
  const {asked, at, step: number, phase} = useLesson();
  const guests = useLab((state) => state.view?.guests);
  const onward = (
    <>
      <NextButton />
      <LockedReason />
    </>
  );
  if (asked === null)
    return (
      <div className="question-acts" aria-busy={phase !== 'failed'}>
        {phase !== 'failed' && <p className="quiet">The question is being put to the run.</p>}
        {onward}
      </div>
    );
  return (
    <QuestionCard
      key={`${number} ${at} ${asked.kind}`}
      asked={asked}
      tolerance={toleranceWords(step.question)}
      windows={(guests ?? []).map(({id, window}) => ({guest: id, window}))}
      onAnswer={useLesson.getState().answer}
    >
      {onward}
    </QuestionCard>
  );
}

function Answered({step}: {readonly step: LessonStep}) {
  const {asked, answers, step: at} = useLesson();
  const given = answers[at];
  return (
    <>
      {asked !== null && given !== undefined && (
        <Outcome asked={asked} answer={given.answer}>
          <div className="lesson-text">
            <TextBlocks blocks={step.after} />
          </div>
          <WhyWalk key={`${at}`} asked={asked} onShow={useLab.getState().select} />
        </Outcome>
      )}
      <div className="question-acts">
        <NextButton />
      </div>
    </>
  );
}

function NextButton() {
  const state = useLesson();
  const isOpen = canGoOn(state);
  const isLast = state.lesson !== null && state.step === state.lesson.steps.length - 1;
  const isPrimary = isOpen && !asksNow(state);
  return (
    <>
      {state.step > 0 && (
        <button type="button" className="button lesson-back" onClick={() => void state.goStep(state.step - 1)}>
          Back
        </button>
      )}
      <button
        type="button"
        className={isPrimary ? 'button primary lesson-next' : 'button lesson-next'}
        disabled={!isOpen}
        onClick={() => void state.goStep(state.step + 1)}
      >
        {!isOpen && <Icon name="lock" />}
        {isLast ? 'Finish' : 'Next step'}
      </button>
    </>
  );
}

function LockedReason() {
  const isOpen = useLesson(canGoOn);
  return isOpen ? null : <p className="quiet lesson-locked">Next opens when you have predicted.</p>;
}

// A lesson before a class: the stage of its step in large type, the caption, the question and, when asked for, its outcome.
import {type ReactNode, useEffect, useMemo, useRef, useState} from 'react';
import type {Lesson} from '../../../lessons/lesson.ts';
import {asksNow, useLesson} from '../../store/lesson-store.ts';
import {IconButton, Kbd} from '../../widgets/IconButton.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {LessonStage} from '../lesson/LessonStage.tsx';
import {Pips} from '../lesson/Pips.tsx';
import {FullScreenButton, leaveFullScreen} from './FullScreenButton.tsx';
import {leastText} from './least-text.ts';
import {NotesButton} from './NotesButton.tsx';
import {PresentedQuestion} from './PresentedQuestion.tsx';
import {Spotlight} from './Spotlight.tsx';
import {useClicker} from './use-clicker.ts';
import {choicesOf, goBack, goOn, useLessonNotes} from './use-presented-lesson.ts';
import './presenter.css';
import './presented.css';

const leave = (): void => {
  void leaveFullScreen();
  location.hash = '#lesson';
};

export default function PresentedLesson({lesson}: {readonly lesson: Lesson}) {
  const {step: at, asked, trouble, phase} = useLesson();
  const isOpen = useLesson(asksNow);
  const [hasFields, setHasFields] = useState(false);
  const isLit = useClicker(goOn, goBack, leave);
  const [frame, size] = useSize({width: 1920, height: 1080});
  useLessonNotes();
  const step = lesson.steps[at];
  const staged = useMemo(() => (step === undefined ? null : {...step, show: step.show.slice(0, 2)}), [step]);
  const title = useFocusOnStep(at);
  return (
    <section className="presented" aria-label="Presenter" ref={frame}>
      <header className="presenter-head">
        <IconButton icon="back" name="Back by one step (Page Up)" onClick={goBack} disabled={at === 0} />
        <button type="button" className="button primary" onClick={goOn} disabled={step === undefined}>
          {isOpen ? 'Reveal' : 'Next'} <Kbd>Page Down</Kbd>
        </button>
        <h1 ref={title} tabIndex={-1}>
          {step?.title ?? lesson.title}
        </h1>
        <span className="grow" />
        <Pips step={at} steps={lesson.steps.length} />
        {choicesOf(asked).length > 0 && (
          <button
            type="button"
            className="button"
            aria-pressed={hasFields}
            onClick={() => setHasFields((before) => !before)}
          >
            Votes
          </button>
        )}
        <NotesButton />
        {document.fullscreenEnabled && <FullScreenButton />}
        <IconButton icon="close" name="Back to the lesson (Esc)" onClick={leave} />
      </header>
      {staged === null ? (
        <End lesson={lesson} />
      ) : (
        <>
          <LessonStage
            step={staged}
            isStanding={phase !== 'opening'}
            isOpen={isOpen}
            asked={asked}
            leastText={leastText(size.width)}
          />
          {phase === 'failed' && <p role="alert">{trouble}</p>}
          {asked !== null && <PresentedQuestion asked={asked} isOpen={isOpen} hasFields={hasFields} />}
        </>
      )}
      {isLit && <Spotlight />}
    </section>
  );
}

function End({lesson}: {readonly lesson: Lesson}): ReactNode {
  return (
    <div className="presented-end">
      <p>
        <strong>{lesson.title}</strong>
      </p>
      <p>All {lesson.steps.length} steps are done.</p>
    </div>
  );
}

/** Who hears the page hears the step's title as it comes. */
function useFocusOnStep(step: number) {
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) title.current?.focus({preventScroll: true});
    last.current = step;
  }, [step]);
  return title;
}

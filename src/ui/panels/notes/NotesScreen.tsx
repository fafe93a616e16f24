// The teacher's window: what the presenter shows, with its notes and the right answer, and buttons that drive it.
import {type ReactNode, useEffect, useRef, useState} from 'react';
import type {Lesson} from '../../../lessons/lesson.ts';
import {choiceLetter} from '../../layout/answer-words.ts';
import {lessonLibrary} from '../../store/lesson-list.ts';
import {
  openPresentLine,
  type Presented,
  type PresentedRun,
  type PresentedStep,
  type PresentLine,
  type PresentMessage,
} from '../../store/present-channel.ts';
import {useAnswer} from '../../widgets/use-answer.ts';
import {Inlines, TextBlocks} from '../lesson/TextBlocks.tsx';
import {VoteFields} from '../presenter/VoteFields.tsx';
import {NotesClock} from './NotesClock.tsx';
import './notes.css';

/** Says so where no presenter is open in this browser. */
export function NotesScreen() {
  const [presented, tell] = usePresented();
  const step = presented?.kind === 'step' ? presented : null;
  const lesson = useAnswer(step?.lesson ?? null, async (name) => (await lessonLibrary()).lessonNamed(name) ?? null);
  useKeys(tell);
  return (
    <main className="notes">
      <header className="notes-head">
        <button type="button" className="button" onClick={() => tell({type: 'go', way: 'back'})}>
          Back
        </button>
        <button type="button" className="button primary" onClick={() => tell({type: 'go', way: 'next'})}>
          {step?.isOpen === true ? 'Reveal' : 'Next'}
        </button>
        <span className="grow" />
        <NotesClock />
      </header>
      {presented === null && (
        <>
          <h1>Notes</h1>
          <p>Nothing is shown to a class in this browser. Choose Present in a lesson, or press T in the lab.</p>
        </>
      )}
      {presented?.kind === 'run' && <RunNotes presented={presented} />}
      {step !== null && lesson !== null && <StepNotes lesson={lesson} presented={step} tell={tell} />}
    </main>
  );
}

interface StepNotesProps {
  readonly lesson: Lesson;
  readonly presented: PresentedStep;
  readonly tell: (message: PresentMessage) => void;
}

function StepNotes({lesson, presented, tell}: StepNotesProps): ReactNode {
  const {step: at, asked, isOpen, votes} = presented;
  const step = lesson.steps[at];
  const next = lesson.steps[at + 1];
  if (step === undefined)
    return (
      <>
        <h1>{lesson.title}</h1>
        <p>All {lesson.steps.length} steps are done.</p>
      </>
    );
  return (
    <>
      <p className="quiet">
        Lesson {lesson.number}, {lesson.title}: step {at + 1} of {lesson.steps.length}
      </p>
      <h1>{step.title}</h1>
      <p className="notes-caption">
        <Inlines parts={step.caption} />
      </p>
      <section className="notes-text" aria-label="Notes of this step">
        {step.notes.length === 0 ? (
          <p className="quiet">This step has no notes.</p>
        ) : (
          <TextBlocks blocks={step.notes} />
        )}
      </section>
      {asked !== null && (
        <section className="notes-question" aria-label="Question">
          <h2>{asked.prompt}</h2>
          {asked.choices.length > 0 && (
            <ol>
              {asked.choices.map((text, i) => (
                <li key={text}>
                  <strong>{choiceLetter(i)}</strong> {text}
                </li>
              ))}
            </ol>
          )}
          <p>
            <strong>Right: {asked.right}</strong> <span className="quiet">{isOpen ? 'Not shown yet.' : 'Shown.'}</span>
          </p>
          <p>{asked.told}</p>
          {asked.choices.length > 0 && (
            <VoteFields
              key={`${lesson.name} ${at}`}
              choices={asked.choices}
              votes={votes}
              isHidden={false}
              onVotes={(given) => tell({type: 'votes', lesson: lesson.name, step: at, votes: [...given]})}
            />
          )}
        </section>
      )}
      <section className="notes-text" aria-label="Text of this step">
        <h2>Said in the lesson</h2>
        <TextBlocks blocks={step.text} />
        <TextBlocks blocks={step.after} />
      </section>
      <p className="notes-next">
        Next: <strong>{next?.title ?? 'the end'}</strong>
      </p>
    </>
  );
}

/** What the presenter tells, and how to tell it something. */
function usePresented(): readonly [Presented | null, (message: PresentMessage) => void] {
  const [presented, setPresented] = useState<Presented | null>(null);
  const line = useRef<PresentLine | null>(null);
  useEffect(() => {
    const opened = openPresentLine((message) => {
      if (message.type === 'presented') setPresented(message.presented);
    });
    line.current = opened;
    opened.tell({type: 'hello'});
    return () => {
      line.current = null;
      opened.close();
    };
  }, []);
  const [tell] = useState(
    () =>
      (message: PresentMessage): void =>
        line.current?.tell(message),
  );
  return [presented, tell];
}

/** A clicker works whichever of the two windows has the focus. */
function useKeys(tell: (message: PresentMessage) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
      event.preventDefault();
      tell({type: 'go', way: event.key === 'PageDown' ? 'next' : 'back'});
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [tell]);
}

function RunNotes({presented: {title, about, place, said, next}}: {readonly presented: PresentedRun}) {
  return (
    <>
      <p className="quiet mono">{place}</p>
      <h1>{title}</h1>
      <p className="notes-caption">{said}</p>
      <section className="notes-text" aria-label="About this scenario">
        <p>{about === '' ? <span className="quiet">This scenario says nothing of itself.</span> : about}</p>
      </section>
      <p className="notes-next">
        Next moment: <strong>{next}</strong>
      </p>
    </>
  );
}

// What a class is asked, in large type, and then what happened: each choice with its hands, the right one marked.
import {counted, thousands} from '../../../base/figures.ts';
import {type Answer, type Asked, isRight} from '../../../lessons/question.ts';
import {answerWords, choiceLetter, toleranceWords} from '../../layout/answer-words.ts';
import {useLesson} from '../../store/lesson-store.ts';
import {giveVotes, handsIn, useVotes, type Votes} from '../../store/lesson-votes.ts';
import {QuestionCard} from '../lesson/QuestionCard.tsx';
import {choicesOf} from './use-presented-lesson.ts';
import {VoteFields} from './VoteFields.tsx';

interface PresentedQuestionProps {
  readonly asked: Asked;
  readonly isOpen: boolean;
  /** The fields for hands are on this page. */
  readonly hasFields: boolean;
}

const NONE: Votes = [];

/** Below the stage. */
export function PresentedQuestion({asked, isOpen, hasFields}: PresentedQuestionProps) {
  const {step, lesson, answers} = useLesson();
  const votes = useVotes((state) => state.votes[step]) ?? NONE;
  const choices = choicesOf(asked);
  const fields = hasFields && choices.length > 0 && (
    <VoteFields
      key={`${step} ${isOpen}`}
      choices={choices.map(({text}) => text)}
      votes={votes}
      isHidden={isOpen}
      onVotes={(given) => giveVotes(step, given)}
    />
  );
  return (
    <section className="presented-question" aria-label={isOpen ? 'Question' : 'Outcome'} data-choices={choices.length}>
      <h2>{asked.prompt}</h2>
      {isOpen ? (
        <QuestionCard
          key={step}
          asked={asked}
          tolerance={toleranceWords(lesson?.steps[step]?.question ?? null)}
          onAnswer={useLesson.getState().answer}
        />
      ) : (
        <PresentedOutcome asked={asked} said={answers[step]?.answer ?? null} votes={votes} />
      )}
      {fields}
    </section>
  );
}

function PresentedOutcome({
  asked,
  said,
  votes,
}: {
  readonly asked: Asked;
  readonly said: Answer | null;
  readonly votes: Votes;
}) {
  const choices = choicesOf(asked);
  const hands = handsIn(votes);
  return (
    <>
      <p className="presented-told" role="status">
        <strong>{asked.told}</strong>
        {choices.length === 0 && said !== null && (
          <span>
            {' '}
            {isRight(asked, said) ? 'As predicted' : 'Not as predicted'}: {answerWords(asked, said)}.
          </span>
        )}
      </p>
      {choices.length > 0 && (
        <ol className="presented-choices">
          {choices.map(({id, text}, i) => {
            const isTrue = id === asked.right;
            const share = hands === 0 ? 0 : ((votes[i] ?? 0) / hands) * 100;
            return (
              <li key={id} data-true={isTrue}>
                <span className="choice-letter">{choiceLetter(i)}</span>
                <span className="presented-choice">
                  {text}
                  {isTrue && <strong> = what happened</strong>}
                  {said === id && <span> {isTrue ? '(as predicted)' : '≠ predicted'}</span>}
                </span>
                {hands > 0 && (
                  <span className="presented-votes">
                    <span className="vote-bar" aria-hidden="true">
                      <span style={{width: `${share}%`}} />
                    </span>
                    <span className="mono">
                      {thousands(votes[i] ?? 0)}
                      <span className="visually-hidden"> of {counted(hands, 'hand')}</span>
                    </span>
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}

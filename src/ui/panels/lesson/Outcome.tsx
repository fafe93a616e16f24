// What was said beside what happened: = or ≠, in words, and never a verdict's colour for a guess.
import type {ReactNode} from 'react';
import {type Answer, type Asked, isRight} from '../../../lessons/question.ts';
import {answerWords} from '../../layout/answer-words.ts';
import {Unbroken} from '../../widgets/Unbroken.tsx';
import './question.css';

interface OutcomeProps {
  readonly asked: Asked;
  readonly answer: Answer;
  /** Why, in the words of whoever asks. */
  readonly children?: ReactNode;
}

/** Says it to who hears the page, too. */
export function Outcome({asked, answer, children = null}: OutcomeProps) {
  const isAsSaid = isRight(asked, answer);
  return (
    <section className="outcome" aria-label="Outcome">
      <div role="status">
        <p className="outcome-mark">
          <span className="outcome-sign" aria-hidden="true">
            {isAsSaid ? '=' : '≠'}
          </span>{' '}
          <span>{markWords(asked, answer)}</span>
        </p>
        <dl>
          <dt>You said</dt>
          <dd>
            <Unbroken text={answerWords(asked, answer)} />
          </dd>
          <dt>What happened</dt>
          <dd>
            <strong>
              <Unbroken text={asked.told} />
            </strong>
          </dd>
        </dl>
      </div>
      {children}
    </section>
  );
}

function markWords(asked: Asked, answer: Answer): string {
  if (!isRight(asked, answer)) return 'Not as predicted';
  return typeof answer === 'number' && answer !== asked.right ? 'Near enough' : 'As predicted';
}

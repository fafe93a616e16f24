// A question that was put to a run, and the way to answer it: choices, a number, or an order; Enter locks the answer in.
import {type FormEvent, type ReactNode, useState} from 'react';
import type {Answer, Asked} from '../../../lessons/question.ts';
import {choiceLetter} from '../../layout/answer-words.ts';
import {ChoiceList} from './ChoiceList.tsx';
import {CountField} from './CountField.tsx';
import {OrderList} from './OrderList.tsx';
import {type MapWindow, RangeMap} from './RangeMap.tsx';
import './question.css';

interface QuestionCardProps {
  readonly asked: Asked;
  /** How near a number has to be, in words. */
  readonly tolerance?: string | null;
  /** Guests' windows, for questions that are pointed at on the map. */
  readonly windows?: readonly MapWindow[];
  readonly onAnswer: (answer: Answer) => void;
  /** Beside the button that locks in. */
  readonly children?: ReactNode;
}

const NO_WINDOWS: readonly MapWindow[] = [];

/** Drawn until it is answered; give it a key of its own for each question. The prompt is the caller's heading. */
export function QuestionCard({
  asked,
  tolerance = null,
  windows = NO_WINDOWS,
  onAnswer,
  children = null,
}: QuestionCardProps) {
  const isOrder = Array.isArray(asked.right);
  const [draft, setDraft] = useState<Answer | null>(isOrder ? asked.choices.map(({id}) => id) : null);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft !== null) onAnswer(draft);
  };
  const hasMap = asked.choices.some(({range}) => range !== undefined);
  const chosen = typeof draft === 'string' ? draft : null;
  return (
    <form className="question" onSubmit={onSubmit} data-kind={asked.kind}>
      {typeof asked.right === 'number' ? (
        <CountField legend={asked.prompt} unit={asked.unit ?? ''} tolerance={tolerance} onCount={setDraft} />
      ) : isOrder ? (
        <OrderList
          legend={asked.prompt}
          choices={asked.choices}
          order={Array.isArray(draft) ? draft : []}
          onOrder={setDraft}
        />
      ) : (
        <>
          <ChoiceList legend={asked.prompt} choices={asked.choices} chosen={chosen} onChoose={setDraft} />
          {hasMap && <RangeMap choices={asked.choices} windows={windows} chosen={chosen} onChoose={setDraft} />}
        </>
      )}
      <div className="question-acts">
        <button type="submit" className="button primary question-lock" disabled={draft === null}>
          {lockWords(asked, draft)}
        </button>
        {children}
      </div>
    </form>
  );
}

function lockWords({choices}: Asked, draft: Answer | null): string {
  if (typeof draft === 'number') return `Lock in ${draft} and see`;
  if (typeof draft === 'string') return `Lock in ${choiceLetter(choices.findIndex(({id}) => id === draft))} and see`;
  return draft === null ? 'Lock in and see' : 'Lock in this order and see';
}

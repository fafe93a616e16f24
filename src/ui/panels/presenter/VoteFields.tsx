// How many hands were up for each choice, typed in. What is typed on a projected page is dots until the outcome is shown.
import {useState} from 'react';
import {choiceLetter} from '../../layout/answer-words.ts';
import {MOST_HANDS, type Votes} from '../../store/lesson-votes.ts';
import './votes.css';

interface VoteFieldsProps {
  readonly choices: readonly string[];
  readonly votes: Votes;
  /** The class sees this page, and has not seen the outcome. */
  readonly isHidden: boolean;
  readonly onVotes: (votes: Votes) => void;
}

/** A field for each choice; give it a key of its own for each question. */
export function VoteFields({choices, votes, isHidden, onVotes}: VoteFieldsProps) {
  const [typed, setTyped] = useState(() => choices.map((_, i) => (votes[i] ? String(votes[i]) : '')));
  const give = (next: readonly string[]): void => {
    setTyped([...next]);
    onVotes(next.map((text) => Math.min(Number(text), MOST_HANDS)));
  };
  return (
    <fieldset className="vote-fields" data-hidden={isHidden}>
      <legend>Hands up for</legend>
      {choices.map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: choices keep their order while they are asked
        <label key={i}>
          <span>{choiceLetter(i)}</span>
          <span className="visually-hidden">: {text}</span>
          <input
            type="text"
            inputMode="numeric"
            autoComplete="off"
            className="field"
            maxLength={4}
            value={typed[i] ?? ''}
            onChange={({target}) => give(typed.with(i, target.value.replace(/\D/g, '')))}
          />
        </label>
      ))}
      <button type="button" className="button" onClick={() => give(choices.map(() => ''))}>
        Clear
      </button>
    </fieldset>
  );
}

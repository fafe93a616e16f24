// What was predicted so far: where, which question, what was said, what happened.
import type {GivenAnswers} from '../../store/lesson-kept.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {Term} from '../../widgets/Term.tsx';
import {Unbroken} from '../../widgets/Unbroken.tsx';

interface Prediction {
  /** The number of the step or of the event, as it is shown. */
  readonly place: string;
  readonly question: string;
  readonly said: string;
  readonly happened: string;
  readonly isRight: boolean;
}

/** A table, its places headed by a word; nothing while nothing was predicted. */
export function Predictions({place, rows}: {readonly place: 'Step' | 'Event'; readonly rows: readonly Prediction[]}) {
  if (rows.length === 0) return null;
  return (
    <section className="predictions">
      <h3>
        Your <Term word="prediction">predictions</Term> so far
      </h3>
      <table>
        <ColumnHeads names={[place, 'Question', 'You said', 'What happened']} />
        <tbody>
          {rows.map(({place: at, question, said, happened, isRight}) => (
            <tr key={at}>
              <td className={place === 'Event' ? 'mono' : undefined}>{at}</td>
              <td>{question}</td>
              <td>
                <Unbroken text={said} />
              </td>
              <td>
                <b aria-hidden="true">{isRight ? '=' : '≠'}</b>{' '}
                {isRight ? 'as predicted' : <Unbroken text={happened} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** In the order of the steps. */
export function predictionsOf(answers: GivenAnswers) {
  return Object.entries(answers).map(([step, given]) => ({place: String(Number(step) + 1), ...given}));
}

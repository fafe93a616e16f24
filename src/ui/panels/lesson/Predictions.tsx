// The student's predictions so far: step, question, what was said, what happened.
import type {GivenAnswers} from '../../store/lesson-kept.ts';

/** A table; nothing while nothing was predicted. */
export function Predictions({answers}: {readonly answers: GivenAnswers}) {
  const rows = Object.entries(answers);
  if (rows.length === 0) return null;
  return (
    <section className="predictions">
      <h3>Your predictions so far</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Question</th>
            <th scope="col">You said</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([step, {question, said, happened, isRight}]) => (
            <tr key={step}>
              <td>{Number(step) + 1}</td>
              <td>{question}</td>
              <td>{said}</td>
              <td>
                <b aria-hidden="true">{isRight ? '=' : '≠'}</b> {isRight ? 'as predicted' : happened}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

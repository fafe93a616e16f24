// A question of an assignment: the run it is about, and a choice, several, an order or a number. What is given is kept at once.
import type {PutAsk} from '../../../bridge/protocol/findings.ts';
import {keyOf, useHomework} from '../../store/homework-store.ts';
import {ChoiceList} from '../lesson/ChoiceList.tsx';
import {CountField} from '../lesson/CountField.tsx';
import {OrderList} from '../lesson/OrderList.tsx';
import {type OpenRun, RunLine} from './RunLine.tsx';
import '../lesson/question.css';

interface AskedTaskProps {
  readonly ask: PutAsk;
  readonly openRun: OpenRun;
}

export function AskedTask({ask, openRun}: AskedTaskProps) {
  return (
    <>
      {ask.run !== null && <RunLine run={ask.run} words={standWords(ask.run.event)} openRun={openRun} />}
      <h4>{ask.prompt}</h4>
      <AnswerField ask={ask} />
    </>
  );
}

function standWords(event: number | null): string {
  return event === null ? 'at power-on' : `behind event ${event}`;
}

function AnswerField({ask}: {readonly ask: PutAsk}) {
  const {task, question, form, prompt, choices, unit} = ask;
  const given = useHomework((state) => state.given[keyOf(task, question)]?.answer);
  const {answer} = useHomework.getState();
  const give = (value: unknown): void => answer(task, question, value);
  if (choices.length === 0 && form !== 'number') return null;
  switch (form) {
    case 'one':
      return (
        <ChoiceList
          legend={prompt}
          choices={choices}
          chosen={typeof given === 'string' ? given : null}
          onChoose={give}
        />
      );
    case 'many':
      return <Boxes ask={ask} given={idsOf(given)} onGive={give} />;
    case 'order':
      return (
        <>
          <OrderList
            legend={prompt}
            choices={choices}
            order={idsOf(given).length === choices.length ? idsOf(given) : choices.map(({id}) => id)}
            onOrder={give}
          />
          {given === undefined && (
            <button type="button" className="button" onClick={() => give(choices.map(({id}) => id))}>
              It is this order
            </button>
          )}
        </>
      );
    case 'number':
      return (
        <>
          <CountField
            legend={prompt}
            unit={unit ?? ''}
            tolerance={null}
            onCount={(count) => (count === null ? undefined : give(count))}
          />
          {typeof given === 'number' && (
            <p role="status">
              Your answer: {given} {unit}
            </p>
          )}
        </>
      );
  }
}

interface BoxesProps {
  readonly ask: PutAsk;
  readonly given: readonly string[];
  readonly onGive: (ids: readonly string[]) => void;
}

/** Any number of the choices. */
function Boxes({ask, given, onGive}: BoxesProps) {
  return (
    <fieldset className="homework-boxes">
      <legend className="visually-hidden">{ask.prompt}</legend>
      {ask.choices.map(({id, text}) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={given.includes(id)}
            onChange={() => onGive(given.includes(id) ? given.filter((one) => one !== id) : [...given, id])}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

function idsOf(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((id) => typeof id === 'string') : [];
}

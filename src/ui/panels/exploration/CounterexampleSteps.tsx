// A counterexample, step by step: what happens, what became of it, and the variables after it. Keys step back and on.
import {type KeyboardEvent, useEffect, useRef, useState} from 'react';
import {hex} from '../../../base/figures.ts';
import type {Counterexample} from '../../../bridge/protocol/findings.ts';
import {accessWords, breachWords, outcomeWords, stepAfter, variablesAt} from '../../layout/counterexample-steps.ts';
import {CONTRAST, faultTitle, isContrast, propertyTitle} from '../../layout/exploration-words.ts';
import {useExploration} from '../../store/exploration-store.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';

interface CounterexampleStepsProps {
  readonly counterexample: Counterexample;
  /** After which step it stands; -1: at its start. */
  readonly at: number;
}

export function CounterexampleSteps({counterexample, at}: CounterexampleStepsProps) {
  const {goTo} = useExploration.getState();
  const {property, says, faults, scheduler, guests, steps, loopsTo} = counterexample;
  const contrasts = useExploration(({report}) => isContrast(counterexample, report));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-step="${at}"]`)?.scrollIntoView({block: 'nearest'});
  }, [at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = targetOf(event.key, at, counterexample);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
  };
  return (
    <section className="counterexample" aria-labelledby="counterexample-title">
      <h3 id="counterexample-title">
        {contrasts ? (
          CONTRAST.title
        ) : (
          <>
            <span className="exploration-wrong">≠</span> {propertyTitle(property)}
          </>
        )}
        {faults.length > 0 && <span className="quiet">, where {faults.map(faultTitle).join(', ')}</span>}
      </h3>
      <p>
        {contrasts ? CONTRAST.says : says}. <b className="strong">{contrasts ? 'Shown:' : 'Broken:'}</b>{' '}
        {breachWords(counterexample)}.
      </p>
      <p className="quiet">
        {guests
          .map(
            ({name, conduct, window}) =>
              `Guest ${name} (${conduct}): pages ${hex(window.firstPage)} to ${hex(window.endPage - 1)}`,
          )
          .join('; ')}
        ; the VMM {scheduler === 'patient' ? 'waits for ever' : 'takes the card after a deadline'}.
      </p>
      <div className="counterexample-transport">
        <IconButton icon="start" name="To the start of the counterexample (Home)" onClick={() => goTo(-1)} />
        <IconButton icon="back" name="Step back (↑)" disabled={at < 0} onClick={() => goTo(at - 1)}>
          Back
        </IconButton>
        <IconButton
          icon="run"
          name="Step on (↓)"
          disabled={stepAfter(counterexample, at) === at}
          onClick={() => goTo(stepAfter(counterexample, at))}
        >
          On
        </IconButton>
        <span role="status">
          {at < 0 ? 'at the start' : `after step ${at + 1} of ${steps.length}`}
          {loopsTo !== null && `; from step ${loopsTo + 1} on it is a loop`}
        </span>
      </div>
      <div className="counterexample-body">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes the keys that step */}
        <ol ref={list} className="counterexample-steps" tabIndex={0} aria-label="Steps" onKeyDown={onKeyDown}>
          {steps.map((step, number) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
              key={number}
              data-step={number}
              data-ahead={number > at}
              aria-current={number === at ? 'step' : undefined}
            >
              <button type="button" className="link" tabIndex={-1} onClick={() => goTo(number)}>
                {number + 1}
              </button>
              <span>
                {step.words} <span className="mono quiet">{accessWords(step)}</span>
                {outcomeWords(step) !== '' && <span className="counterexample-outcome">{outcomeWords(step)}</span>}
                {step.breaks !== null && <b className="exploration-wrong counterexample-outcome">≠ {step.breaks}</b>}
              </span>
            </li>
          ))}
        </ol>
        <Variables counterexample={counterexample} at={at} />
      </div>
    </section>
  );
}

/** Arrow keys, the page's step keys, Home and End; null for any other. */
function targetOf(key: string, at: number, counterexample: Counterexample): number | null {
  switch (key) {
    case 'ArrowUp':
    case 'ArrowLeft':
    case ',':
      return at - 1;
    case 'ArrowDown':
    case 'ArrowRight':
    case '.':
      return stepAfter(counterexample, at);
    case 'Home':
      return -1;
    case 'End':
      return counterexample.steps.length - 1;
    default:
      return null;
  }
}

function Variables({counterexample, at}: CounterexampleStepsProps) {
  const [isWhole, setIsWhole] = useState(false);
  const rows = variablesAt(counterexample, at);
  const changed = rows.filter(({before}) => before !== null);
  const shown = isWhole ? rows : changed;
  return (
    <div className="counterexample-variables">
      <button
        type="button"
        className="button counterexample-all"
        aria-pressed={isWhole}
        onClick={() => setIsWhole(!isWhole)}
      >
        All {rows.length} variables
      </button>
      <table className="twin">
        <caption className="visually-hidden">
          {isWhole ? 'Every variable after this step' : 'Variables that this step changed'}
        </caption>
        <ColumnHeads names={['Variable', 'before', 'after']} />
        <tbody>
          {shown.map(({name, before, value}) => (
            <tr key={name} data-changed={before !== null}>
              <td>{name}</td>
              <td className="mono">{before ?? ''}</td>
              <td className="mono">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className="quiet">This step changed nothing that is looked at.</p>}
    </div>
  );
}

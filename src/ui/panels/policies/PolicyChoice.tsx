// One policy: its choices as a group of radio buttons, each with what it costs or risks.

import {useId} from 'react';
import {device} from '../../../kits/screens.ts';
import type {ChoiceWords} from '../../layout/policy-words.ts';
import {type Dotted, Worded} from '../../widgets/Worded.tsx';

interface PolicyChoiceProps {
  /** The group's name in its form. */
  readonly id: string;
  readonly name: string;
  readonly choices: readonly ChoiceWords[];
  readonly chosen: string;
  /** The scenario's own choice. */
  readonly own: string;
  readonly isDisabled?: boolean;
  readonly onChoose: (value: string) => void;
}

/** Words that are dotted, by the policy at which they come first. */
const DOTTED: Readonly<Record<string, readonly Dotted[]>> = {
  packetMemory: ['hand-off'],
  parkedFrames: ['kept'],
  handoffOn: ['quantum'],
};

export function PolicyChoice({id, name, choices, chosen, own, isDisabled, onChoose}: PolicyChoiceProps) {
  const words = useId();
  const dotted = [...(DOTTED[id] ?? []), ...(device.choices.dotted[id] ?? [])];
  return (
    <fieldset className="policy" disabled={isDisabled}>
      <legend>{name}</legend>
      {choices.map(({value, name: word, consequence, isUnsound}) => (
        <label key={value} className="policy-choice">
          <input
            type="radio"
            name={id}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
            aria-describedby={`${words}-${value}`}
          />
          <span>
            <b className="strong">
              <Worded text={word} dot={dotted} />
            </b>
            {value === own && <span className="quiet"> the scenario’s own</span>}
            {isUnsound === true && <Unsound />}
          </span>
          <span id={`${words}-${value}`} className="policy-consequence">
            <Worded text={consequence} dot={dotted} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The mark of a choice that gives up safety: what is believed there can be wrong. */
export function Unsound() {
  return (
    <span className="policy-unsound">
      <span aria-hidden="true">≠</span> unsound
    </span>
  );
}

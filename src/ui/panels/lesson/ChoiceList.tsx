// Choices with letters, one of which is taken: by click, by arrow keys, or by the letter's key.

import {useEffect, useId, useRef} from 'react';
import type {Choice} from '../../../lessons/question.ts';
import {isTaken} from '../../commands/clicker-keys.ts';
import {choiceLetter} from '../../layout/answer-words.ts';

interface ChoiceListProps {
  /** The question, for who hears the page. */
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** So many choices of so few letters each stand two in a row. */
const MANY = 4;
const SHORT = 24;

/** A group of radio buttons. */
export function ChoiceList({legend, choices, chosen, onChoose}: ChoiceListProps) {
  const name = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const {key, target} = event;
      const at = key.length === 1 ? key.toUpperCase().charCodeAt(0) - 65 : -1;
      const choice = choices[at];
      if (choice === undefined || isTaken(event) || takesText(target)) return;
      event.preventDefault();
      onChoose(choice.id);
      list.current?.querySelectorAll('input')[at]?.focus();
    };
    // Before the page's own keys, which know some of the letters.
    window.addEventListener('keydown', onKey, {capture: true});
    return () => window.removeEventListener('keydown', onKey, {capture: true});
  }, [choices, onChoose]);
  const isShort = choices.length >= MANY && choices.every(({text}) => text.length <= SHORT);
  return (
    <fieldset ref={list} className="choices" data-short={isShort}>
      <legend className="visually-hidden">{legend}</legend>
      {choices.map(({id, text}, i) => (
        <label key={id} className="choice" data-chosen={id === chosen}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span className="choice-letter" aria-hidden="true">
            {choiceLetter(i)}
          </span>
          <span>
            <span className="visually-hidden">{choiceLetter(i)}: </span>
            {text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function takesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="radio"]), select, textarea');
}

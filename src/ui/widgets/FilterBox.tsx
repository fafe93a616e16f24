// The box a filter is typed into: completes fields and values, and points at the character where the text is wrong.
import {type KeyboardEvent, useEffect, useId, useRef, useState} from 'react';
import {flushSync} from 'react-dom';
import {type Completions, completionsAt} from '../../trace/filter/complete.ts';
import {type FilterFault, parseFilter} from '../../trace/filter/parse.ts';
import type {FilterWords} from '../../trace/filter/words.ts';
import './filter.css';

interface FilterBoxProps {
  readonly label: string;
  /** The filter that holds; what is typed takes its place when Enter is pressed and it is read without a fault. */
  readonly value: string;
  readonly words: FilterWords;
  readonly placeholder: string;
  readonly onApply: (text: string) => void;
}

const NOTHING: Completions = {from: 0, to: 0, options: []};

/** Enter applies, arrow keys choose a completion, Tab or Enter takes it, Escape gives the text up. */
export function FilterBox({label, value, words, placeholder, onApply}: FilterBoxProps) {
  const [typed, setTyped] = useState(value);
  const [offer, setOffer] = useState(NOTHING);
  const [chosen, setChosen] = useState(-1);
  const [fault, setFault] = useState<FilterFault | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const line = useId();
  useEffect(() => {
    setTyped(value);
    setFault(null);
  }, [value]);

  const faultOf = (text: string): FilterFault | null => {
    const parsed = parseFilter(text, words);
    return parsed.ok ? null : parsed.fault;
  };
  const look = (text: string, caret: number): void => {
    setTyped(text);
    setOffer(completionsAt(text, caret, words));
    setChosen(-1);
    // While the text is typed on, only a fault that was told before is told again.
    if (fault !== null) setFault(faultOf(text));
  };
  const close = (): void => {
    setOffer(NOTHING);
    setChosen(-1);
  };
  const take = (number: number): void => {
    const option = offer.options[number];
    if (option === undefined) return;
    const start = `${typed.slice(0, offer.from)}${option.text} `;
    const text = start + typed.slice(offer.to).trimStart();
    // Drawn at once: who types on is not to find the caret moved under the next letter.
    flushSync(() => look(text, start.length));
    field.current?.setSelectionRange(start.length, start.length);
  };
  const apply = (): void => {
    const found = faultOf(typed);
    setFault(found);
    close();
    if (found === null) onApply(typed.trim());
    else field.current?.setSelectionRange(found.at, found.end);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const {options} = offer;
    if (event.key === 'Enter') chosen >= 0 ? take(chosen) : apply();
    else if (event.key === 'Tab' && chosen >= 0 && !event.shiftKey) take(chosen);
    else if (event.key === 'Escape' && options.length > 0) close();
    else if (event.key === 'Escape' && (typed !== value || fault !== null)) {
      setTyped(value);
      setFault(null);
    } else if (event.key === 'ArrowDown' && options.length === 0) look(typed, field.current?.selectionEnd ?? 0);
    else if (event.key === 'ArrowDown') setChosen((chosen + 1) % options.length);
    else if (event.key === 'ArrowUp' && options.length > 0) setChosen(chosen <= 0 ? options.length - 1 : chosen - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = offer.options.length > 0;
  return (
    <span className="filter-box">
      <input
        ref={field}
        type="text"
        className="field mono"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : line}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        title="Fields and values as in Wireshark; Enter applies"
        data-holds={value !== '' && typed === value ? 'yes' : undefined}
        value={typed}
        onChange={(event) => look(event.target.value, event.target.selectionEnd ?? event.target.value.length)}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      {isOpen && <CompletionList id={list} offer={offer} chosen={chosen} field={field.current} onTake={take} />}
      {fault !== null && !isOpen && <FilterFaultLine id={line} text={typed} fault={fault} field={field.current} />}
    </span>
  );
}

function CompletionList({
  id,
  offer,
  chosen,
  field,
  onTake,
}: {
  readonly id: string;
  readonly offer: Completions;
  readonly chosen: number;
  readonly field: HTMLElement | null;
  readonly onTake: (number: number) => void;
}) {
  useEffect(() => {
    if (chosen >= 0) document.getElementById(`${id}-${chosen}`)?.scrollIntoView({block: 'nearest'});
  }, [id, chosen]);
  return (
    <div id={id} role="listbox" aria-label="Completions" className="filter-list" style={besideField(field)}>
      {offer.options.map(({text, about}, number) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and names the option chosen
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
        <div
          key={text}
          id={`${id}-${number}`}
          role="option"
          aria-selected={number === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(number)}
        >
          <span className="mono">{text}</span> <span className="quiet">{about}</span>
        </div>
      ))}
    </div>
  );
}

/** Hangs at the box; read out when it comes. */
function FilterFaultLine({
  id,
  text,
  fault,
  field,
}: {
  readonly id: string;
  readonly text: string;
  readonly fault: FilterFault;
  readonly field: HTMLElement | null;
}) {
  const {at, end, message} = fault;
  return (
    <div id={id} role="alert" className="filter-fault" style={besideField(field)}>
      <code aria-hidden="true">
        {text.slice(0, at)}
        <mark>{text.slice(at, end) || ' '}</mark>
        {text.slice(end)}
      </code>
      <span>
        character {at + 1}: {message}
      </span>
    </div>
  );
}

/** Below the box, or above it where the window ends. */
function besideField(field: HTMLElement | null): {
  left: number;
  top?: number;
  bottom?: number;
  minWidth: number;
} {
  const box = field?.getBoundingClientRect() ?? new DOMRect();
  const beside = {left: box.left, minWidth: Math.min(box.width, 320)};
  return window.innerHeight - box.bottom > 200
    ? {...beside, top: box.bottom + 2}
    : {...beside, bottom: window.innerHeight - box.top + 2};
}

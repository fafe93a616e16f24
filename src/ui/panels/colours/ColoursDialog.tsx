// The colour rules: tried from the top, each a filter with its colour; moved, changed, removed, added.
import {useState} from 'react';
import {device} from '../../../kits/screens.ts';
import {printFilter} from '../../../trace/filter/filter.ts';
import {parseFilter} from '../../../trace/filter/parse.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';
import {useLab} from '../../store/lab-store.ts';
import type {RowColour} from '../../store/page-store.ts';
import {Dialog} from '../../widgets/Dialog.tsx';
import {FilterBox} from '../../widgets/FilterBox.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';
import {type ColourRule, ROW_COLOURS, useColourRules} from './colour-rules.ts';
import './colours.css';
import {Term} from '../../widgets/Term.tsx';

const shapeOf = (colour: RowColour): string => ROW_COLOURS.find((one) => one.colour === colour)?.shape ?? '';

/** Drawn while it is wanted. */
export default function ColoursDialog({onClose}: {readonly onClose: () => void}) {
  const words = useLab((state) => state.words);
  return (
    <Dialog title="Colours of the log" onClose={onClose}>
      {words === null ? <p>No run is open.</p> : <ColourList words={words} />}
    </Dialog>
  );
}

/** Changes hold at once. */
function ColourList({words}: {readonly words: FilterWords}) {
  const {rules, setRules} = useColourRules();
  const [told, setTold] = useState('');
  /** The filter as it is printed; null where it is none, or there already. */
  const fresh = (text: string): string | null => {
    const parsed = parseFilter(text, words);
    if (!parsed.ok || parsed.filter === null) return null;
    const printed = printFilter(parsed.filter);
    const isKnown = rules.some((rule) => rule.text === printed);
    setTold(isKnown ? `There is a rule for ${printed} already.` : '');
    return isKnown ? null : printed;
  };
  const add = (text: string): void => {
    const printed = fresh(text);
    if (printed === null) return;
    const free = ROW_COLOURS.find(({colour}) => !rules.some((rule) => rule.colour === colour)) ?? ROW_COLOURS[0];
    setRules([...rules, {text: printed, colour: free?.colour ?? 'blue'}]);
  };
  const change = (rule: ColourRule, changes: Partial<ColourRule>): void =>
    setRules(rules.map((one) => (one === rule ? {...one, ...changes} : one)));
  const rewrite = (rule: ColourRule, text: string): void => {
    const printed = text === rule.text ? null : fresh(text);
    if (printed !== null) change(rule, {text: printed});
  };
  const raise = (place: number): void => {
    const others = rules.filter((_, i) => i !== place);
    setRules([...others.slice(0, place - 1), ...rules.slice(place, place + 1), ...others.slice(place - 1)]);
  };
  return (
    <>
      <p className="quiet">
        A row of the log takes the colour and the shape of the first rule that its <Term word="event">event</Term>{' '}
        passes. What was denied keeps its own.
      </p>
      {rules.length === 0 ? (
        <p className="colours-none">There is no rule yet: rows have the grounds of the legend alone.</p>
      ) : (
        <ol className="colours" aria-label="Colour rules">
          {rules.map((rule, place) => (
            <li key={rule.text} data-colour={rule.colour}>
              <span className="colours-shape" aria-hidden="true">
                {shapeOf(rule.colour)}
              </span>
              <FilterBox
                label={`Filter of rule ${place + 1}`}
                value={rule.text}
                words={words}
                placeholder=""
                onApply={(text) => rewrite(rule, text)}
              />
              {!parseFilter(rule.text, words).ok && (
                <span className="colours-unread" title="Enter in its box tells why">
                  not of this run
                </span>
              )}
              <select
                className="field"
                aria-label={`Colour of ${rule.text}`}
                value={rule.colour}
                onChange={(event) => {
                  const chosen = ROW_COLOURS.find(({colour}) => colour === event.target.value);
                  if (chosen !== undefined) change(rule, {colour: chosen.colour});
                }}
              >
                {ROW_COLOURS.map(({colour, shape}) => (
                  <option key={colour} value={colour}>
                    {shape} {colour}
                  </option>
                ))}
              </select>
              <button
                type="button"
                className="button"
                aria-label={`Try ${rule.text} earlier`}
                disabled={place === 0}
                onClick={() => raise(place)}
              >
                ↑
              </button>
              <button
                type="button"
                className="button"
                aria-label={`Try ${rule.text} later`}
                disabled={place === rules.length - 1}
                onClick={() => raise(place + 1)}
              >
                ↓
              </button>
              <IconButton
                icon="close"
                name={`Remove ${rule.text}`}
                onClick={() => setRules(rules.filter((one) => one !== rule))}
              />
            </li>
          ))}
        </ol>
      )}
      <h3>Add one</h3>
      <div className="colours-add">
        <FilterBox
          key={rules.length}
          label="Filter that colours rows"
          value=""
          words={words}
          placeholder={device.choices.filters.ofBit}
          onApply={add}
        />
        <span className="quiet">Enter adds it</span>
      </div>
      <p role="status">{told}</p>
    </>
  );
}

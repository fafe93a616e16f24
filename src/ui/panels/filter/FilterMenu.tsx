// Writes filters for whoever would rather choose: register, hook and verdict, and every field of a record of the log.
import {thousands} from '../../../base/figures.ts';
import type {Literal} from '../../../trace/filter/filter.ts';
import {filterOf} from '../../../trace/filter/parse.ts';
import {factsOf} from '../../../trace/filter/record-facts.ts';
import {bothOf, wantedOf, withWanted} from '../../../trace/filter/terms.ts';
import type {FilterWords} from '../../../trace/filter/words.ts';
import {columnOfField} from '../../layout/log-columns.ts';
import {selectCurrent, useLab} from '../../store/lab-store.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {Popover, type PopoverPlace} from '../../widgets/Popover.tsx';
import {addBreakpoint, applyFilter} from './put-filter.ts';
import '../../widgets/filter.css';

interface FilterMenuProps {
  readonly words: FilterWords;
  readonly place: PopoverPlace;
  /** The column whose fields stand alone, where a cell was asked. */
  readonly column: string | null;
  readonly onClose: () => void;
}

/** A sheet of choices; each applies at once. */
export default function FilterMenu({words, place, column, onClose}: FilterMenuProps) {
  return (
    <Popover label="Filter by choice" place={place} onClose={onClose}>
      {column === null && <Choices words={words} />}
      <RecordFacts words={words} column={column} onClose={onClose} />
    </Popover>
  );
}

const wordOf = (text: string): Literal => ({text, value: -1});

const CHOICES = [
  {
    field: 'hook',
    label: 'Hooked',
    any: 'hooked or not',
    options: [['true', 'hooked'] as const, ['false', 'unhooked'] as const],
  },
  {
    field: 'dma.verdict',
    label: 'Verdict',
    any: 'any verdict',
    options: [['allow', 'allowed'] as const, ['deny', 'denied'] as const],
  },
] as const;

function Choices({words}: {readonly words: FilterWords}) {
  const text = useLab((state) => state.filter.text);
  const filter = filterOf(text, words);
  const registers = [...new Set(words.ports)].filter((name) => name !== '' && !name.startsWith('RSV')).sort();
  const choose = (field: string, word: string): void =>
    applyFilter(withWanted(filter, field, word === '' ? [] : [wordOf(word)]));
  const chosen = (field: string): string => wantedOf(filter, field)?.[0]?.text ?? '';
  return (
    <fieldset className="log-filter filter-choices">
      <legend className="visually-hidden">Filter the log</legend>
      <select
        className="field"
        aria-label="Register or port"
        value={chosen('reg')}
        onChange={(event) => choose('reg', event.target.value)}
      >
        <option value="">any port</option>
        {registers.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      {CHOICES.map(({field, label, any, options}) => (
        <select
          key={field}
          className="field"
          aria-label={label}
          value={chosen(field)}
          onChange={(event) => choose(field, event.target.value)}
        >
          <option value="">{any}</option>
          {options.map(([word, name]) => (
            <option key={word} value={word}>
              {name}
            </option>
          ))}
        </select>
      ))}
    </fieldset>
  );
}

function RecordFacts({
  words,
  column,
  onClose,
}: {
  readonly words: FilterWords;
  readonly column: string | null;
  readonly onClose: () => void;
}) {
  useRecordVersion();
  const current = useLab(selectCurrent);
  const text = useLab((state) => state.filter.text);
  const record = records.packed(current);
  if (record === undefined) return <p className="quiet">No event is chosen.</p>;
  const facts = factsOf(record, words).filter(({field}) => column === null || columnOfField(field) === column);
  const before = filterOf(text, words);
  const apply = (fact: string, how: 'only' | 'and' | 'not'): void => {
    const filter = filterOf(fact, words);
    if (filter === null) return;
    applyFilter(how === 'only' ? filter : bothOf(before, how === 'and' ? filter : {op: 'not', of: filter}));
    onClose();
  };
  return (
    <>
      <h3>
        Apply as filter: {column === null ? 'event' : `${column} of event`} {thousands(current)}
      </h3>
      {facts.length === 0 && <p className="quiet">This cell says nothing that a filter could ask.</p>}
      <table className="filter-facts" aria-label="Fields of the event">
        <tbody>
          {facts.map(({filter, about}) => (
            <tr key={filter}>
              <th scope="row" className="mono" title={about}>
                {filter}
              </th>
              {(['only', 'and', 'not'] as const).map((how) => (
                <td key={how}>
                  <button
                    type="button"
                    className="button"
                    aria-label={`${WORDS[how]} ${filter}`}
                    onClick={() => apply(filter, how)}
                  >
                    {how}
                  </button>
                </td>
              ))}
              <td>
                <button
                  type="button"
                  className="button"
                  aria-label={`Stop at ${filter}`}
                  onClick={() => {
                    addBreakpoint(filter);
                    onClose();
                  }}
                >
                  stop
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const WORDS = {only: 'Only', and: 'And', not: 'And not'} as const;

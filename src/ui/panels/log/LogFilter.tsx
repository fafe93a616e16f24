// The log's filter: kinds of record, guests, the box for everything else, and the way to the choices that write into it.
import {useEffect, useRef} from 'react';
import {device} from '../../../kits/screens.ts';
import {printFilter} from '../../../trace/filter/filter.ts';
import {filterOf} from '../../../trace/filter/parse.ts';
import {wantedOf, withWanted} from '../../../trace/filter/terms.ts';
import {useLab} from '../../store/lab-store.ts';
import {FilterBox} from '../../widgets/FilterBox.tsx';
import {guestLetter, guestStyle} from '../../widgets/guest-letter.ts';
import {IconButton} from '../../widgets/IconButton.tsx';
import type {PopoverPlace} from '../../widgets/Popover.tsx';
import {ToggleButton} from '../../widgets/ToggleButton.tsx';
import {useColouredLog} from '../colours/colour-rules.ts';
import {applyFilter} from '../filter/put-filter.ts';

/** Groups of record kinds by the name of the choice; an empty list is all of them. */
const KIND_GROUPS: readonly {readonly name: string; readonly kinds: readonly string[]; readonly brief?: boolean}[] = [
  {name: 'in brief', kinds: [], brief: true},
  {name: 'all events', kinds: []},
  {name: 'accesses', kinds: ['access', 'suspend', 'resume']},
  {name: 'model', kinds: ['model-event', 'transition', 'reusable', 'unsafe']},
  {name: 'verdicts', kinds: ['check', 'denial', 'page-move']},
  {name: 'hand-offs', kinds: ['suspend', 'resume', 'handoff', 'handoff-refused', 'vmm-access', 'reusable']},
  {name: 'interrupts', kinds: ['irq', 'inject']},
  {name: 'frames', kinds: ['frame-tx', 'frame-rx', 'lost', 'kept', 'dma', 'copy']},
  {name: 'exits', kinds: ['exit', 'schedule']},
  {name: 'software', kinds: ['operation', 'app', 'input', 'mismatch']},
];

/** Every choice writes into the box and narrows the list at once. */
export default function LogFilter({onMenu}: {readonly onMenu: (place: PopoverPlace) => void}) {
  const {text, brief} = useLab((state) => state.filter);
  const words = useLab((state) => state.words);
  const guests = useLab((state) => state.view?.names.length ?? 0);
  const setFilter = useLab((state) => state.setFilter);
  useColouredLog(words);
  // What is typed right behind the key that opens the finder must not be taken for keys of the page.
  useEffect(() => void import('../find/FindBar.tsx').catch(() => undefined), []);
  const menuButton = useRef<HTMLSpanElement>(null);
  if (words === null) return null;
  const filter = filterOf(text, words);
  const kinds = wantedOf(filter, 'kind')?.map((word) => word.text) ?? [];
  const group = KIND_GROUPS.find(
    (one) =>
      (one.brief === true) === brief &&
      one.kinds.length === kinds.length &&
      one.kinds.every((kind) => kinds.includes(kind)),
  );
  const chooseKinds = (name: string): void => {
    const chosen = KIND_GROUPS.find((one) => one.name === name);
    if (chosen === undefined) return;
    const wanted = chosen.kinds.map((kind) => ({text: kind, value: -1}));
    applyFilter(withWanted(filter, 'kind', wanted), chosen.brief === true);
  };
  const wanted = wantedOf(filter, 'guest.id') ?? [];
  const toggleGuest = (guest: number): void => {
    const others = wanted.filter(({value}) => value !== guest);
    const isOn = others.length < wanted.length;
    applyFilter(withWanted(filter, 'guest.id', isOn ? others : [...wanted, {text: guestLetter(guest), value: guest}]));
  };
  return (
    <>
      <fieldset className="log-filter">
        <legend className="visually-hidden">Filter the log</legend>
        <select
          className="field"
          aria-label="Kinds of event"
          title="In brief: without exits, and with a run of data port accesses as one row"
          value={group?.name ?? ''}
          onChange={(event) => chooseKinds(event.target.value)}
        >
          {group === undefined && <option value="">as filtered</option>}
          {KIND_GROUPS.filter(({name}) => name !== 'frames' || device.network !== null).map(({name}) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <span className="log-guests">
          {Array.from({length: guests}, (_, guest) => (
            <ToggleButton
              key={guestLetter(guest)}
              className="log-guest"
              name={`Only guest ${guestLetter(guest)}`}
              isOn={wanted.some(({value}) => value === guest)}
              onPress={() => toggleGuest(guest)}
            >
              <span className="guest-chip" data-guest={guestStyle(guest)}>
                {guestLetter(guest)}
              </span>
            </ToggleButton>
          ))}
        </span>
      </fieldset>
      <FilterBox
        label="Filter"
        value={filter === null ? '' : printFilter(filter)}
        words={words}
        placeholder={device.choices.filters.short}
        onApply={(typed) => setFilter({text: typed, brief})}
      />
      <span ref={menuButton}>
        <IconButton
          icon="filter"
          name="Filter by choice, or by a field of the chosen event"
          onClick={() => onMenu(menuButton.current?.getBoundingClientRect() ?? new DOMRect())}
        />
      </span>
    </>
  );
}

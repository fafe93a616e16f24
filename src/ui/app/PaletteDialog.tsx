// The command palette: type a few letters of any command of the page, choose with the arrow keys, Enter does it.
import {type KeyboardEvent, useEffect, useId, useMemo, useRef, useState} from 'react';
import {fuzzyMatch} from '../layout/fuzzy-match.ts';
import {useFoundMoments} from '../store/found-moments.ts';
import {useLab} from '../store/lab-store.ts';
import {momentOffers, type Offer, pageOffers, saveOffers, switchOffers} from './palette-offers.ts';
import {pictureFiles, tableFiles} from './save-commands.ts';
import {tableNames} from './tables/save-table.ts';
import './palette.css';

/** Rows that Page Up and Page Down move by. */
const PAGE = 8;

interface Found {
  readonly command: Offer;
  readonly places: ReadonlySet<number>;
}

/** Drawn while it is wanted; Escape closes it, and so does a command. */
export default function PaletteDialog({onClose}: {readonly onClose: () => void}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [commands] = useState(() =>
    pageOffers(
      [...switchOffers(), ...saveOffers([...tableFiles(tableNames()), ...pictureFiles(document)])],
      useLab.getState().library,
    ),
  );
  const moments = useFoundMoments();
  const found = useMemo(() => find([...commands, ...momentOffers(moments)], typed), [commands, moments, typed]);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({block: 'nearest'});
  }, [chosen]);

  const run = (command: Offer | undefined): void => {
    if (command === undefined) return;
    onClose();
    dialog.current?.close();
    command.act();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    if (move !== undefined) setChosen(Math.max(0, Math.min(found.length - 1, chosen + move)));
    else if (event.key === 'Enter') run(found[chosen]?.command);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="help palette" aria-label="Commands" onClose={onClose}>
      <input
        className="field palette-field"
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length === 0 ? undefined : `${id}-${chosen}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Type a command: a scenario, a screen, a step, a file"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label="Commands that fit">
        {found.map(({command, places}, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys and points here
          <div
            key={`${command.group} ${command.name}`}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => run(command)}
            onPointerMove={() => setChosen(i)}
          >
            <span className="palette-group">{command.group}</span>
            <span className="palette-name">
              <Marked text={command.name} places={places} />
            </span>
            {command.keys !== null && <kbd>{command.keys}</kbd>}
          </div>
        ))}
      </div>
      <p className="quiet" role="status">
        {found.length === 0
          ? 'No command fits. Fewer letters find more.'
          : `${found.length} ${found.length === 1 ? 'command' : 'commands'}; Enter does the marked one`}
      </p>
    </dialog>
  );
}

const MOVES: Readonly<Record<string, number>> = {ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE};

/** What fits, best first; commands that fit alike stay in their order. */
function find(commands: readonly Offer[], typed: string): readonly Found[] {
  return commands
    .flatMap((command) => {
      const {name, group, also} = command;
      const inName = fuzzyMatch(typed, name);
      // What stands beside the name finds a command too, behind those whose name fits.
      const match = inName ?? fuzzyMatch(typed, `${name} ${group} ${also}`);
      if (match === null) return [];
      return [{command, score: match.score / (inName === null ? 10 : 1), places: new Set(match.places)}];
    })
    .sort((a, b) => b.score - a.score);
}

/** The text with the letters that were met in bold. */
function Marked({text, places}: {readonly text: string; readonly places: ReadonlySet<number>}) {
  if (places.size === 0) return text;
  const parts: {readonly from: number; readonly isMet: boolean; text: string}[] = [];
  for (let i = 0; i < text.length; i++) {
    const isMet = places.has(i);
    const last = parts.at(-1);
    if (last?.isMet === isMet) last.text += text[i] ?? '';
    else parts.push({from: i, isMet, text: text[i] ?? ''});
  }
  return parts.map((part) =>
    part.isMet ? <b key={part.from}>{part.text}</b> : <span key={part.from}>{part.text}</span>,
  );
}

// A small map of the device's memory with the ranges that can be chosen, each with its letter; the choices beside it say the same.

import {hex} from '../../../base/figures.ts';
import type {PageWindow} from '../../../bridge/protocol/messages.ts';
import type {Choice} from '../../../lessons/question.ts';
import type {GuestId} from '../../../trace/units.ts';
import {choiceLetter} from '../../layout/answer-words.ts';
import {mapShape, pieces} from '../../layout/memory-map.ts';
import {apart, type LetterPlace} from '../../layout/range-letters.ts';
import {guestEdge, guestLetter, guestSoftFill} from '../../widgets/guest-letter.ts';

/** Whose part of the memory. */
export interface MapWindow {
  readonly guest: GuestId;
  readonly window: PageWindow;
}

interface RangeMapProps {
  readonly choices: readonly Choice[];
  readonly windows: readonly MapWindow[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

const ROW = 22;
const COLUMN = 34;
const LEFT = 60;
/** Of the circle around a letter. */
const RADIUS = 7;

/** Of the whole map. */
function mapSize(): {readonly width: number; readonly height: number} {
  const {columns, rows} = mapShape();
  return {width: LEFT + columns * COLUMN + 4, height: rows * ROW + 4};
}

/** For the pointer; by keyboard the radio buttons do it. */
export function RangeMap({choices, windows, chosen, onChoose}: RangeMapProps) {
  const {space, pageBytes, firstPage: first, columns, rows} = mapShape();
  const {width, height} = mapSize();
  const lane = (ROW - 4) / choices.length;
  const outside = choices.flatMap(({range}, i) =>
    range !== undefined && pieces(range.address, range.length).length === 0 ? [choiceLetter(i)] : [],
  );
  const letters = letterPlaces(choices, lane);
  return (
    <div>
      <svg className="range-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={mapWords(choices, windows)}>
        {windows.map(({guest, window: {firstPage, endPage}}) =>
          pieces(firstPage * pageBytes, (endPage - firstPage) * pageBytes).map(({row, left, right}, i) => (
            <g key={`${guest} ${row}`}>
              <rect
                x={LEFT + left * COLUMN}
                y={2 + row * ROW}
                width={(right - left) * COLUMN}
                height={ROW}
                fill={guestSoftFill(guest)}
                stroke={guestEdge(guest)}
                strokeOpacity={0.5}
              />
              {i === 0 && (
                <text
                  x={LEFT + right * COLUMN - 6}
                  y={2 + row * ROW + 11}
                  fontSize={11}
                  textAnchor="end"
                  className="quiet"
                >
                  guest {guestLetter(guest)}
                </text>
              )}
            </g>
          )),
        )}
        {Array.from({length: rows}, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <text key={row} x={LEFT - 6} y={2 + row * ROW + ROW / 2 + 4} fontSize={12} textAnchor="end" className="mono">
            {hex((first + row * columns) * pageBytes, 4)}
          </text>
        ))}
        {choices.map(({id, range}, i) =>
          range === undefined ? null : (
            // biome-ignore lint/a11y/noStaticElementInteractions: the radio buttons beside the map do the same by keyboard
            <g key={id} className="range" data-chosen={id === chosen} onClick={() => onChoose(id)}>
              {pieces(range.address, range.length).map(({row, left, right}, n) => (
                <g key={row}>
                  <rect
                    x={LEFT + left * COLUMN}
                    y={4 + row * ROW + i * lane}
                    width={Math.max(6, (right - left) * COLUMN)}
                    height={lane - 1}
                    rx={1.5}
                  />
                  {n === 0 && <Letter at={letters.get(id)} letter={choiceLetter(i)} />}
                </g>
              ))}
            </g>
          ),
        )}
      </svg>
      {outside.length > 0 && (
        <p className="quiet">
          Not in {space.name}: {outside.join(', ')}.
        </p>
      )}
    </div>
  );
}

/** By choice: a letter at the beginning of its range, whole within the map. */
function letterPlaces(choices: readonly Choice[], lane: number): ReadonlyMap<string, LetterPlace> {
  const {width, height} = mapSize();
  const shown = choices.flatMap(({id, range}, i) => {
    const [first] = range === undefined ? [] : pieces(range.address, range.length);
    if (first === undefined) return [];
    const y = 4 + first.row * ROW + i * lane + lane / 2;
    return [{id, at: {x: LEFT + first.left * COLUMN + 9, y: Math.min(height - RADIUS - 1, Math.max(RADIUS + 1, y))}}];
  });
  const places = apart(
    shown.map(({at}) => at),
    RADIUS,
    width - RADIUS - 5,
  );
  return new Map(shown.map(({id, at}, i) => [id, places[i] ?? at]));
}

function Letter({at, letter}: {readonly at: LetterPlace | undefined; readonly letter: string}) {
  if (at === undefined) return null;
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <circle r={RADIUS} />
      <text y={4} fontSize={11} textAnchor="middle">
        {letter}
      </text>
    </g>
  );
}

function mapWords(choices: readonly Choice[], windows: readonly MapWindow[]): string {
  const ranges = choices.map(({text}, i) => `${choiceLetter(i)} ${text}`).join('; ');
  return `Map of ${mapShape().space.name}, windows of guests ${windows.map(({guest}) => guestLetter(guest)).join(', ')}. Ranges: ${ranges}`;
}

// What lies on the map: windows, bytes held, ring pointers, names, the move that comes next and the one that was refused.
import type {ReactNode} from 'react';
import {counted, hexRange, thousands} from '../../../base/figures.ts';
import type {GuestView, LabView, PageWindow, StandingRange} from '../../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import type {Move} from '../../../kits/contract/moves.ts';
import {device} from '../../../kits/screens.ts';
import type {ByteRange} from '../../layout/byte-range.ts';
import {leadsNowhere, pagesNow} from '../../layout/guest-pages.ts';
import type {RecordOf} from '../../layout/meaning/record-meaning.ts';
import {
  aboutToMove,
  type Flag,
  flagsOf,
  heldRanges,
  type MapShape,
  mapShape,
  type Piece,
  pieces,
  placeOfPage,
  ringLabelPage,
  transmitBuffers,
  vmmRuns,
  windowOutline,
} from '../../layout/memory-map.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {guestEdge, guestLetter, guestStyle} from '../../widgets/guest-letter.ts';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';

/** Pages under a name. */
const NAME_PAGES = 2;

interface MapMarksProps {
  readonly view: LabView;
  readonly denied: VerdictRow | null;
  /** What the device has just moved by itself; null where the present is something else. */
  readonly moved: RecordOf<'dma'> | null;
  /** The part of the memory that is shown. */
  readonly shape: MapShape;
}

/** Drawn over the cells; the cells' names and the lists beside the map say the same. */
export function MapMarks({view, denied, moved, shape}: MapMarksProps) {
  const moves = aboutToMove(view);
  const isWhole = shape.cellBytes === shape.pageBytes;
  const told = [...moves, moved, denied?.move].flatMap((range) =>
    range == null ? [] : pieces(range.address, range.length, shape),
  );
  return (
    <div className="memory-marks" aria-hidden="true">
      {(isWhole ? vmmRuns(view.guests) : []).filter(hasRoomForName).map(({firstPage}) => (
        <Over key={firstPage} piece={cell(firstPage, NAME_PAGES)} className="memory-name">
          <b>the VMM’s</b>
        </Over>
      ))}
      {standingKinds(view.standing).map((ranges) => (
        <Standing key={`${ranges[0].move} ${ranges[0].guest}`} ranges={ranges} shape={shape} told={told} />
      ))}
      {view.guests.map((guest) =>
        isWhole ? (
          <GuestMarks key={guest.id} guest={guest} view={view} />
        ) : (
          <WindowOutline key={guest.id} guest={guest} shape={shape} />
        ),
      )}
      {denied?.move != null && !leadsNowhere({...denied.move, ...denied}, view.guests) && (
        <Denied row={denied} range={denied.move} shape={shape} />
      )}
      {moves.map(({check, move, address, length}) => (
        <Moving key={check} move={move} range={{address, length}} shape={shape} />
      ))}
      {moved !== null && <Moved moved={moved} shape={shape} />}
    </div>
  );
}

/** A page that the VMM moved out of a guest's leaves a gap too narrow for words. */
function hasRoomForName({firstPage, endPage}: PageWindow): boolean {
  return endPage - firstPage >= NAME_PAGES;
}

/** Places a child over a piece of a row. */
function Over({
  piece,
  className,
  guest,
  isAtEdge = false,
  children,
}: {
  readonly piece: Piece;
  readonly className: string;
  readonly guest?: string;
  /** It ends where the map does. */
  readonly isAtEdge?: boolean;
  readonly children?: ReactNode;
}) {
  const {columns, rows} = mapShape();
  const [high, wide] = [100 / rows, 100 / columns];
  return (
    <div
      className={className}
      data-guest={guest}
      data-at-edge={isAtEdge || undefined}
      style={{
        top: `${piece.row * high}%`,
        height: `${high}%`,
        left: `${piece.left * wide}%`,
        width: `${(piece.right - piece.left) * wide}%`,
      }}
    >
      {children}
    </div>
  );
}

const cell = (page: number, columns = 1): Piece => {
  const {row, column} = placeOfPage(page);
  return {row, left: column, right: Math.min(mapShape().columns, column + columns)};
};

function GuestMarks({guest, view}: {readonly guest: GuestView; readonly view: LabView}) {
  const {id, ring, window} = guest;
  const {columns, pageBytes} = mapShape();
  const words = device.network?.ring;
  const letter = guestLetter(id);
  const sending = guest.isOwner ? view.truth.transmitting : null;
  // A refused frame may have left the card pointing at another's pages: nothing of this guest's lies there.
  const holdsFrame =
    ring !== null && ring.sendBytes > 0 && ring.sendPage >= window.firstPage && ring.sendPage < window.endPage;
  const sent = holdsFrame ? pieces(ring.sendPage * pageBytes, ring.sendBytes) : [];
  const held =
    ring === null ? [] : heldRanges(ring, guest.undrained).flatMap(({address, length}) => pieces(address, length));
  const buffers = transmitBuffers(guest);
  const name = ringLabelPage(guest);
  const lastRowStart = placeOfPage(window.firstPage);
  const chipColumn =
    window.endPage - window.firstPage >= columns - lastRowStart.column
      ? columns - 1
      : placeOfPage(window.endPage - 1).column;
  return (
    <>
      {[...sent, ...held].map((piece) => (
        <Over key={`${piece.row} ${piece.left}`} piece={piece} className="memory-bar">
          <span className="guest-swatch" data-guest={guestStyle(id)} />
        </Over>
      ))}
      <WindowOutline guest={guest} shape={mapShape()} />
      <Over
        piece={{row: lastRowStart.row, left: chipColumn, right: chipColumn + 1}}
        className="memory-owner"
        isAtEdge={chipColumn === columns - 1}
      >
        <GuestChip guest={id} />
      </Over>
      {pagesNow(guest)
        .filter((run) => run.firstPage < window.firstPage || run.firstPage >= window.endPage)
        .map((run) => (
          <Over key={run.firstPage} piece={cell(run.endPage - 1)} className="memory-owner">
            <GuestChip guest={id} />
          </Over>
        ))}
      {buffers.map(({page, number}) => {
        const start = page * pageBytes;
        const isSending = sending !== null && sending.address === start;
        return (
          <Over key={page} piece={cell(page, 3)} className="memory-name" guest={guestStyle(id)}>
            <b>{`${letter}’s ${words?.buffer.name ?? ''}${number === null ? '' : ` ${number}`}`}</b>
            {isSending && <span>{`on the wire, ${thousands(sending.sent)} of ${thousands(sending.length)} B`}</span>}
          </Over>
        );
      })}
      {name !== null && (
        <Over piece={cell(name, 2)} className="memory-name">
          <b>
            {letter}’s {words?.name}
          </b>
        </Over>
      )}
      {guest.undrained > 0 && held[0] !== undefined && (
        <Over piece={{...held[0], right: Math.min(columns, held[0].left + 2)}} className="memory-held">
          {guest.undrained === 1 ? '1 frame, undrained' : `${guest.undrained} frames, undrained`}
        </Over>
      )}
      {flagsOf(guest).map((flag) => (
        <RingFlag key={`${flag.page} ${flag.edge}`} flag={flag} />
      ))}
    </>
  );
}

/** The edges of what a guest has, as far as the map goes. */
function WindowOutline({guest, shape}: {readonly guest: GuestView; readonly shape: MapShape}) {
  const {columns, rows} = shape;
  const outline = pagesNow(guest)
    .map((run) => windowOutline(run, shape))
    .join(' ')
    .trim();
  if (outline === '') return null;
  return (
    <svg aria-hidden="true" className="memory-outline" viewBox={`0 0 ${columns} ${rows}`} preserveAspectRatio="none">
      <path d={outline} fill="none" stroke={guestEdge(guest.id)} strokeWidth="3" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function RingFlag({flag}: {readonly flag: Flag}) {
  return (
    <Over piece={cell(flag.page)} className="memory-flag">
      <span data-edge={flag.edge} data-below={flag.isBelow} data-where={flag.isInCard ? 'card' : 'saved'}>
        {flag.names.join(', ')}
      </span>
    </Over>
  );
}

/** The widest piece carries the words. */
const widest = (list: readonly Piece[]): Piece | undefined =>
  list.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0];

/** Words of a piece near the right edge grow leftwards. */
const anchorOf = (piece: Piece): 'left' | 'right' => (piece.left > mapShape().columns * 0.6 ? 'right' : 'left');

/** The end of a piece that is farther from another one. */
const fartherEnd = (piece: Piece, other: Piece): 'left' | 'right' =>
  other.left + other.right < piece.left + piece.right ? 'right' : 'left';

type Ranges = readonly [StandingRange, ...StandingRange[]];

/** Ranges of one guest in which the device may do the same: they are named once. */
function standingKinds(standing: readonly StandingRange[]): readonly Ranges[] {
  const kinds: Ranges[] = [];
  for (const range of standing) {
    const at = kinds.findIndex(([first]) => first.move === range.move && first.guest === range.guest);
    const same = kinds[at];
    if (same === undefined) kinds.push([range]);
    else kinds[at] = [...same, range];
  }
  return kinds;
}

/**
 * Where the device may reach by itself; what it may write is named, once however many places there are: in a row in which no move is
 * `told` of or, where there is none, at the end farther from it.
 */
function Standing({
  ranges,
  shape,
  told,
}: {
  readonly ranges: Ranges;
  readonly shape: MapShape;
  readonly told: readonly Piece[];
}) {
  const [{move, guest}] = ranges;
  const list = ranges.flatMap(({address, length}) => pieces(address, length, shape));
  const toldBeside = ({row}: Piece): Piece | undefined => told.find((one) => one.row === row);
  const free = list.filter((piece) => toldBeside(piece) === undefined);
  const words = move === 'write' ? (widest(free) ?? widest(list)) : undefined;
  const beside = words && toldBeside(words);
  const places = ranges.length === 1 ? '' : ` in ${ranges.length} places`;
  return list.map((piece) => (
    <Over
      key={`${piece.row} ${piece.left}`}
      piece={piece}
      className={`memory-standing memory-standing-${move}`}
      guest={guestStyle(guest)}
    >
      {piece === words && (
        <span data-anchor={beside === undefined ? anchorOf(piece) : fartherEnd(piece, beside)}>
          {`the device may write${places}, for ${guestLetter(guest)}`}
        </span>
      )}
    </Over>
  ));
}

function Moved({moved, shape}: {readonly moved: RecordOf<'dma'>; readonly shape: MapShape}) {
  const {move, address, length} = moved;
  const list = pieces(address, length, shape);
  const words = widest(list);
  return list.map((piece) => (
    <Over key={piece.row} piece={piece} className="memory-moving">
      {piece === words && (
        <span data-anchor={anchorOf(piece)}>
          {`${counted(length, 'byte')} ${move === 'write' ? 'written' : 'read'}, ${hexRange(address, length)}`}
        </span>
      )}
    </Over>
  ));
}

interface MarkProps {
  readonly range: ByteRange;
  readonly shape: MapShape;
}

function Moving({move, range: {address, length}, shape}: MarkProps & {readonly move: Move}) {
  const list = pieces(address, length, shape);
  const words = widest(list);
  return list.map((piece) => (
    <Over key={piece.row} piece={piece} className="memory-moving">
      {piece === words && (
        <span data-anchor={anchorOf(piece)}>
          <svg aria-hidden="true" viewBox="-14 -14 28 28" width="14" height="14">
            <VerdictShape verdict="allow" r={12} />
          </svg>
          {`${counted(length, 'byte')} ${device.moves[move]?.goes ?? move}, ${hexRange(address, length)}`}
        </span>
      )}
    </Over>
  ));
}

function Denied({row, range: {address, length}, shape}: MarkProps & {readonly row: VerdictRow}) {
  const list = pieces(address, length, shape);
  const words = widest(list);
  return list.map((piece) => (
    <Over key={piece.row} piece={piece} className="memory-denied">
      {piece === words && (
        <span data-anchor={anchorOf(piece)}>
          <svg aria-hidden="true" viewBox="-14 -14 28 28" width="14" height="14">
            <VerdictShape verdict="deny" r={12} />
          </svg>
          {guestLetter(row.guest)}, DENIED at {thousands(row.denial ?? row.index)}
        </span>
      )}
    </Over>
  ));
}

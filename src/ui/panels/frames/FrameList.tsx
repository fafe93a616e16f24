// The list itself: only the rows in sight exist. Arrow keys choose; the row of the last frame is marked as the present.
import {type KeyboardEvent, useEffect, useLayoutEffect, useRef} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {FrameRow} from '../../../bridge/protocol/frame-row.ts';
import {dissect} from '../../../net/dissect.ts';
import {fateWords} from '../../layout/frame-words.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {milliseconds} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {ROW_PX, rowForKey, useRowWindow} from '../../widgets/use-row-window.ts';
import type {Frames} from './use-frames.ts';

interface FrameListProps {
  readonly frames: Frames;
  readonly chosen: number;
  /** The last frame at or before the present; -1: none. */
  readonly last: number;
  readonly isFollowing: boolean;
  readonly onChoose: (place: number) => void;
}

/** A grid of one row a frame. */
export function FrameList({frames, chosen, last, isFollowing, onChoose}: FrameListProps) {
  const scroller = useRef<HTMLElement>(null);
  const {total, row, want} = frames;
  const {from, to, visible, remainder, cut, tall, scrollTo} = useRowWindow(
    scroller,
    total,
    (shown) => chosen - shown + 1,
  );
  // The chosen one too: it is what the panel beside shows.
  useEffect(() => want(Math.min(from, Math.max(0, chosen)), Math.max(to, chosen + 1)), [want, from, to, chosen]);

  const reveal = (place: number): void => {
    const element = scroller.current;
    if (element === null || place < 0) return;
    const top = Math.floor(element.scrollTop / ROW_PX);
    if (place < top) scrollTo(place);
    else if (place >= top + visible) scrollTo(place - visible + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new last frame or a new size moves the list
  useLayoutEffect(() => {
    if (isFollowing) reveal(last);
  }, [last, isFollowing, visible]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const target = rowForKey(event.key, chosen, visible, total);
    if (target === null) return;
    event.preventDefault();
    const bounded = Math.max(0, Math.min(total - 1, target));
    reveal(bounded);
    onChoose(bounded);
  };
  return (
    <section className="frames-scroll" ref={scroller} aria-label="List of frames">
      <div className="frames-all" style={{height: (tall + 1) * ROW_PX + remainder}}>
        <table
          className="frames-list"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that keys choose make a table a grid
          role="grid"
          aria-label="Frames of the run"
          aria-rowcount={total + 1}
          aria-activedescendant={chosen >= from && chosen < to ? `frame-${chosen}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          style={{top: (from - cut) * ROW_PX}}
        >
          <ColumnHeads names={['No.', 'ms', 'G', 'What became of it', 'Bytes', 'Holds']} />
          <tbody>
            {Array.from({length: Math.max(0, to - from)}, (_, i) => from + i).map((place) => (
              <FrameLine
                key={place}
                place={place}
                row={row(place)}
                isChosen={place === chosen}
                isNow={place === last}
                isAhead={place > last}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface LineProps {
  readonly place: number;
  readonly row: FrameRow | undefined;
  readonly isChosen: boolean;
  readonly isNow: boolean;
  readonly isAhead: boolean;
  readonly onChoose: (place: number) => void;
}

function FrameLine({place, row, isChosen, isNow, isAhead, onChoose}: LineProps) {
  return (
    <tr
      id={`frame-${place}`}
      aria-rowindex={place + 2}
      aria-selected={isChosen}
      data-now={isNow || undefined}
      data-ahead={isAhead || undefined}
      onClick={() => onChoose(place)}
    >
      {row === undefined ? (
        <td colSpan={6}>…</td>
      ) : (
        <>
          <td className="mono">{thousands(row.index)}</td>
          <td className="mono">{milliseconds(row.at)}</td>
          <td>
            <GuestChip guest={row.guest} />
          </td>
          <td title={fateWords(row)}>{row.fate === 'lost' ? <b>× {fateWords(row)}</b> : fateWords(row)}</td>
          <td className="mono">{thousands(row.bytes.length)}</td>
          <td title={dissect(row.bytes).summary}>{dissect(row.bytes).summary}</td>
        </>
      )}
    </tr>
  );
}

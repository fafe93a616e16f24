// The parts of a drawing by keyboard: one stop of Tab for all of them, arrow keys from one to the next, each named where it lies.
import {type KeyboardEvent, useRef, useState} from 'react';
import type {DrawingPart} from '../layout/machine-parts.ts';
import './drawing-stops.css';

interface DrawingStopsProps {
  readonly label: string;
  readonly parts: readonly DrawingPart[];
  /** Pixels a unit of the drawing, and where its origin lies. */
  readonly scale: number;
  readonly left?: number;
  readonly top?: number;
  /** Keys of the parts that are chosen. */
  readonly chosen?: readonly string[];
  /** What Enter or Space does with a part; without it the parts are only told. */
  readonly onChoose?: ((key: string) => void) | null;
}

const NONE: readonly string[] = [];

/** Lies over the drawing and lets the pointer through. */
export function DrawingStops({
  label,
  parts,
  scale,
  left = 0,
  top = 0,
  chosen = NONE,
  onChoose = null,
}: DrawingStopsProps) {
  const [last, setLast] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    parts.findIndex(({key}) => key === last),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = parts[at];
    if ((event.key === 'Enter' || event.key === ' ') && here !== undefined && onChoose !== null) {
      onChoose(here.key);
    } else {
      const next = nextStop(event.key, at, parts.length);
      if (next === null) return;
      list.current?.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
    }
    event.preventDefault();
  };
  return (
    <div
      ref={list}
      role="listbox"
      aria-label={label}
      aria-multiselectable={onChoose !== null}
      tabIndex={-1}
      className="drawing-stops"
      onKeyDown={onKeyDown}
    >
      {parts.map(({key, words, box}, i) => (
        <div
          key={key}
          role="option"
          aria-label={words}
          aria-selected={onChoose === null ? i === at : chosen.includes(key)}
          tabIndex={i === at ? 0 : -1}
          onFocus={() => setLast(key)}
          style={{
            left: left + box.x * scale,
            top: top + box.y * scale,
            width: box.width * scale,
            height: box.height * scale,
          }}
        />
      ))}
    </div>
  );
}

/** Where a key leads; null for a key that leads nowhere. */
export function nextStop(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

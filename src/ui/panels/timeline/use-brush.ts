// D3's brush on the map of the whole run: drag it or its edges, or press beside it to move it there.
import {brushX, type D3BrushEvent, pointers, select} from 'd3';
import {type RefObject, useLayoutEffect, useRef, useState} from 'react';
import {present} from '../../../base/assert.ts';
import type {Row} from '../../layout/timeline-rows.ts';
import {type BrushEdges, brushOf, draggedStretch, resizedStretch} from '../../layout/timeline-transform.ts';
import type {Stretch} from '../../layout/timeline-window.ts';

interface Hands {
  readonly minimap: Row;
  readonly stretch: Stretch;
  readonly run: Stretch;
  /** Pixels of the lanes. */
  readonly width: number;
  readonly onStretch: (stretch: Stretch) => void;
}

/** The brush stands out above and below the map by so much. */
const OVERHANG = 2;
const HANDLE_PIXELS = 12;
/** A narrower brush is only dragged: its handles would cover it. */
const LEAST_FOR_HANDLES = 3 * HANDLE_PIXELS;

/** Lets hands move the stretch by the brush, which D3 draws into the group that the ref belongs on. */
export function useBrush(hands: Hands): RefObject<SVGGElement | null> {
  const group = useRef<SVGGElement>(null);
  const latest = useRef(hands);
  latest.current = hands;
  const [brush] = useState(() =>
    brushX<unknown>()
      .handleSize(HANDLE_PIXELS)
      .keyModifiers(false)
      .on('brush', ({sourceEvent, selection, mode}: D3BrushEvent<unknown>) => {
        const edges = edgesOf(selection);
        // Without an event of the person it was our own move.
        if (!sourceEvent || edges === null) return;
        const {stretch, run, width, onStretch} = latest.current;
        onStretch(mode === 'handle' ? resizedStretch(edges, run, width) : draggedStretch(edges, stretch, run, width));
      }),
  );

  const {minimap, stretch, run, width} = hands;
  const {y, height} = minimap;
  useLayoutEffect(() => {
    brush.extent([
      [0, y - OVERHANG],
      [width, y + height + OVERHANG],
    ]);
    const drawn = select(present(group.current, 'the brush has a place')).call(brush);
    // What lies beside the brush moves it under the pointer, and then the drag is the brush's own.
    drawn
      .select('.overlay')
      .datum({type: 'selection'})
      .on('mousedown.beside touchstart.beside', (event: MouseEvent | TouchEvent) => {
        const [[x] = [0]] = pointers(event, group.current);
        const {stretch: shown, run: whole} = latest.current;
        const [left, right] = brushOf(shown, whole, width);
        const wide = right - left;
        const start = Math.max(0, Math.min(width - wide, x - wide / 2));
        drawn.call(brush.move, [start, start + wide], event);
      });
    return () => {
      drawn.on('.brush', null);
    };
  }, [brush, y, height, width]);

  useLayoutEffect(() => {
    const [left, right] = brushOf(stretch, run, width);
    select(present(group.current, 'the brush has a place'))
      .classed('narrow', right - left < LEAST_FOR_HANDLES)
      .call(brush.move, [left, right]);
  }, [brush, stretch, run, width]);
  return group;
}

/** A horizontal brush selects two pixels; nothing is selected where it was closed. */
function edgesOf(selection: D3BrushEvent<unknown>['selection']): BrushEdges | null {
  const [left, right] = selection ?? [];
  return typeof left === 'number' && typeof right === 'number' ? [left, right] : null;
}

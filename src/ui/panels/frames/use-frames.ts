// The list of frames of the open run: its filter, and rows as the table asks for them, asked again as the run grows.
import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import type {FrameRow} from '../../../bridge/protocol/frame-row.ts';
import type {FramePage} from '../../../bridge/questions/lists.ts';
import {Asking} from '../../store/asking.ts';
import {readableFilter} from '../../store/frame-filter.ts';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';

interface Range {
  readonly filter: string;
  readonly from: number;
  readonly to: number;
}

/** What is known of the list. */
export interface Frames {
  readonly total: number;
  /** Frames with those that do not pass the filter. */
  readonly all: number;
  /** Rows that lie after the present. */
  readonly ahead: number;
  /** A row at hand by its place from the oldest. */
  readonly row: (place: number) => FrameRow | undefined;
  /** Asks for rows [from, to). */
  readonly want: (from: number, to: number) => void;
}

/** The filter that the list has; one that the words of another run say is none here. */
export function useFrameFilter(): string {
  const text = usePage((state) => state.frameFilter);
  const words = useLab((state) => state.words);
  return useMemo(() => readableFilter(text, words), [text, words]);
}

/** Follows the run; an empty filter lets all frames through. */
export function useFrames(filter: string): Frames {
  const computed = useLab((state) => state.view?.computed ?? 0);
  const position = useLab((state) => state.view?.position ?? 0);
  const [page, setPage] = useState<FramePage>({from: 0, rows: [], total: 0, ahead: 0, all: 0});
  const [range, setRange] = useState<Omit<Range, 'filter'>>({from: 0, to: 1});
  const asking = useRef<Asking<Range, FramePage> | null>(null);

  useEffect(() => {
    const made = new Asking<Range, FramePage>((asked) => lookUp('frames', asked), setPage);
    asking.current = made;
    return () => made.close();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew or moved is a reason to ask again
  useEffect(() => {
    asking.current?.want({...range, filter});
  }, [range, filter, computed, position]);

  const want = useCallback(
    (from: number, to: number) => setRange((last) => (last.from === from && last.to === to ? last : {from, to})),
    [],
  );
  const row = useCallback((place: number) => page.rows[place - page.from], [page]);
  return {total: page.total, all: page.all, ahead: page.ahead, row, want};
}

// The list of frames of the open run, and its filter.
import {useMemo} from 'react';
import type {FramePage} from '../../../bridge/questions/lists.ts';
import {readableFilter} from '../../store/frame-filter.ts';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {useAskedRows} from '../../store/use-asked-rows.ts';

/** What is known of the list: `all` counts those too that do not pass the filter, `ahead` rows after the present. */
export type Frames = ReturnType<typeof useFrames>;

/** The filter that the list has; one that the words of another run say is none here. */
export function useFrameFilter(): string {
  const text = usePage((state) => state.frameFilter);
  const words = useLab((state) => state.words);
  return useMemo(() => readableFilter(text, words), [text, words]);
}

const NOTHING: FramePage = {from: 0, rows: [], total: 0, ahead: 0, all: 0};
const askFrames = (filter: string, from: number, to: number): Promise<FramePage | null> =>
  lookUp('frames', {filter, from, to});

/** Follows the run; an empty filter lets all frames through. */
export function useFrames(filter: string) {
  const computed = useLab((state) => state.view?.computed ?? 0);
  const position = useLab((state) => state.view?.position ?? 0);
  const {page, row, want} = useAskedRows(askFrames, NOTHING, filter, computed, position);
  return {total: page.total, all: page.all, ahead: page.ahead, row, want};
}

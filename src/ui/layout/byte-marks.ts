// What is said of single bytes of a page: refused, just moved, about to move, or within the device's reach at any time.
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {VerdictRow} from '../../bridge/spans/verdict-index.ts';
import type {ByteRange} from './byte-range.ts';
import {leadsNowhere} from './guest-pages.ts';
import type {RecordOf} from './meaning/record-meaning.ts';
import {aboutToMove} from './memory-map.ts';

/** What befell a byte last. */
export type ByteMark = 'denied' | 'moving' | 'standing';

/** Ranges of bytes, of which the first that has a byte says its mark. */
export type ByteMarks = readonly (ByteRange & {readonly mark: ByteMark})[];

/** The ranges of an instant. */
export function byteMarks(
  view: Pick<LabView, 'pending' | 'standing' | 'guests'>,
  denied: VerdictRow | null,
  moved: RecordOf<'dma'> | null,
): ByteMarks {
  const isShown = denied?.move != null && !leadsNowhere({...denied.move, ...denied}, view.guests);
  return [
    ...(isShown ? [{...denied.move, mark: 'denied'} as const] : []),
    ...(moved === null ? [] : [{...moved, mark: 'moving'} as const]),
    ...aboutToMove(view).map((range) => ({...range, mark: 'moving'}) as const),
    ...view.standing.map((range) => ({...range, mark: 'standing'}) as const),
  ];
}

/** The mark of one byte. */
export function markOf(address: number, marks: ByteMarks): ByteMark | undefined {
  return marks.find((range) => address >= range.address && address < range.address + Math.max(1, range.length))?.mark;
}

/** Where a closer look is at unless somebody chose a place: what moves, else what was denied, else what the device may reach; null: nothing of that is there. */
export function markedFirst(marks: ByteMarks): number | null {
  const [first] = (['moving', 'denied', 'standing'] as const).flatMap((mark) =>
    marks.filter((one) => one.mark === mark),
  );
  return first?.address ?? null;
}

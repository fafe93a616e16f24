// The timeline in words: one sentence for who cannot see it, and its spans as rows of a table.
import {counted} from '../../base/figures.ts';
import type {TimelineSummary} from '../../bridge/spans/timeline-summary.ts';
import {device} from '../../kits/screens.ts';
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';
import {interruptNames} from './timeline-labels.ts';
import {holds, type Stretch} from './timeline-window.ts';

/** A span as a table row. */
export interface TwinRow {
  readonly guest: GuestId;
  readonly state: 'owns' | 'wants';
  readonly from: Cycle;
  /** Null while it lasts. */
  readonly to: Cycle | null;
  /** How many spans too short to tell apart it stands for. */
  readonly count: number;
}

/** Who owned or wanted the card in a stretch, by time. */
export function twinRows(summary: TimelineSummary, {from, to}: Stretch): TwinRow[] {
  const rows: TwinRow[] = [];
  for (const lanes of summary.guests) {
    for (const state of ['owns', 'wants'] as const) {
      const spans = lanes[state];
      spans.from.forEach((begin, n) => {
        const end = spans.to[n] ?? Number.POSITIVE_INFINITY;
        if (begin > to || end <= from) return;
        rows.push({
          guest: lanes.guest,
          state,
          from: begin,
          to: Number.isFinite(end) ? end : null,
          count: spans.count[n] ?? 1,
        });
      });
    }
  }
  return rows.sort((a, b) => a.from - b.from || a.guest - b.guest);
}

/** A mark of the drawing as a table row. */
export interface TwinMark {
  readonly kind: 'denial' | 'interrupt' | 'hand-off' | 'frame lost';
  readonly at: Cycle;
  readonly index: EventIndex;
  readonly guest: GuestId;
  /** Why it was denied, which interrupts; empty where the kind says all. */
  readonly words: string;
  /** How many marks too near to tell apart it stands for. */
  readonly count: number;
}

const MARKS = [
  {kind: 'denial', of: 'denials', words: (detail: number) => device.model.reasons[detail]?.text ?? ''},
  {kind: 'interrupt', of: 'interrupts', words: interruptNames},
  {kind: 'hand-off', of: 'handoffs', words: () => ''},
  {kind: 'frame lost', of: 'losses', words: () => ''},
] as const;

/** Denials, interrupts, hand-offs and lost frames in a stretch, by time. */
export function twinMarks(summary: TimelineSummary, stretch: Stretch): TwinMark[] {
  const rows = MARKS.flatMap(({kind, of, words}) => {
    const {at, index, guest, detail, count} = summary[of];
    return Array.from(
      at,
      (when, n): TwinMark => ({
        kind,
        at: when,
        index: index[n] ?? 0,
        guest: guest[n] ?? 0,
        words: words(detail[n] ?? 0),
        count: count[n] ?? 1,
      }),
    );
  });
  return rows.filter(({at}) => holds(stretch, at)).sort((a, b) => a.index - b.index);
}

type MarkCounts = Readonly<Record<'interrupts' | 'denials' | 'handoffs' | 'losses', number>>;

/** How many marks a stretch holds of each kind. */
export function markCounts(summary: TimelineSummary, stretch: Stretch): MarkCounts {
  const count = (kind: keyof MarkCounts): number =>
    summary[kind].count.reduce((sum, n, i) => (holds(stretch, summary[kind].at[i] ?? 0) ? sum + n : sum), 0);
  return {
    interrupts: count('interrupts'),
    denials: count('denials'),
    handoffs: count('handoffs'),
    losses: count('losses'),
  };
}

/** `2 hand-offs, 1 interrupt, 0 denials, 3 frames lost`; no frames where there is no network to lose them on. */
export function countWords({handoffs, interrupts, denials, losses}: MarkCounts): string {
  const words = [counted(handoffs, 'hand-off'), counted(interrupts, 'interrupt'), counted(denials, 'denial')];
  return [...words, ...(device.network === null ? [] : [`${counted(losses, 'frame')} lost`])].join(', ');
}

// Whether the card can change hands, and why: a lock, a word, a clause; and what the drawing alone can't say of the present.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {lastMoveWords, moveLine, moveWords, presentMove, waitingWords} from '../../layout/model-words.ts';
import {duration} from '../../widgets/figures.ts';

interface ReusableLineProps {
  readonly view: LabView;
  readonly current: RecordView | null;
  readonly chain?: readonly RecordView[];
  /** True where the move has a line of its own, which is always there: the drawing must not jump. */
  readonly hasMoveLine: boolean;
}

/** One or two lines above the drawing. */
export function ReusableLine({view, current, chain = [], hasMoveLine}: ReusableLineProps) {
  const {model} = view;
  const present = presentMove(view, current, chain);
  const remark = moveLine(view, current, present, chain);
  const waiting = waitingWords(view, duration);
  const word = view.owner === null ? 'Free' : model.reusable ? 'Reusable' : 'Not reusable';
  return (
    <>
      <div className="reusable" data-reusable={model.reusable}>
        <svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
          <path
            d={
              model.reusable || view.owner === null
                ? 'M4,7.5 h8 v6 H4 Z M5.5,7.5 V4.5 a2.5,2.5 0 0 1 5,0'
                : 'M4,7.5 h8 v6 H4 Z M5.5,7.5 V5 a2.5,2.5 0 0 1 5,0 v2.5'
            }
            fill="none"
            stroke="currentColor"
            strokeWidth={1.8}
          />
        </svg>
        <span className="strong">{word}</span>
        <span className="reusable-why">{model.reason}</span>
        {waiting !== null && <span className="quiet reusable-waits">{waiting}</span>}
        {!hasMoveLine && remark !== null && (
          <span className="move-remark" data-verdict={present.verdict ?? undefined}>
            {remark}
          </span>
        )}
      </div>
      {hasMoveLine && (
        <div className="move-line" data-verdict={remark === null ? undefined : (present.verdict ?? undefined)}>
          {remark ?? moveWords(present) ?? lastMoveWords(view)}
        </div>
      )}
    </>
  );
}

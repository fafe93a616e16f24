// One state: its name, its share of time, amber while it is the current one, a second edge where the card is reusable.
import type {ModelGeometry} from '../../../kits/contract/model-diagram.ts';
import {SvgText} from '../../widgets/SvgText.tsx';

interface StateNodeProps {
  readonly name: string;
  readonly at: readonly [number, number];
  readonly set: ModelGeometry;
  readonly isCurrent: boolean;
  readonly isReusable: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (() => void) | null;
  /** Percent of the run's time; null where none has passed. */
  readonly share: number | null;
  /** All of it in words. */
  readonly reading: string;
}

/** The dashed frame of a chosen state stands so far outside its box. */
const CHOSEN_GAP = 8;

/** A state's box. */
export function StateNode({name, at, set, isCurrent, isReusable, isChosen, onChoose, share, reading}: StateNodeProps) {
  const [cx, cy] = at;
  const {width, height} = set.node;
  const box = {x: cx - width / 2, y: cy - height / 2, width, height};
  const hasShare = set.text.share > 0 && share !== null;
  const ink = isCurrent ? 'onnow' : 'ink';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing's table has a button for each state
    <g
      data-state={name}
      data-current={isCurrent}
      data-chosen={isChosen}
      className={onChoose === null ? undefined : 'model-choice'}
      onClick={onChoose ?? undefined}
    >
      <title>{reading}</title>
      {isChosen && (
        <rect
          x={box.x - CHOSEN_GAP}
          y={box.y - CHOSEN_GAP}
          width={width + 2 * CHOSEN_GAP}
          height={height + 2 * CHOSEN_GAP}
          rx={15}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={2}
          strokeDasharray="4 3"
        />
      )}
      {isReusable && (
        <rect
          x={box.x - 4}
          y={box.y - 4}
          width={width + 8}
          height={height + 8}
          rx={12}
          fill="var(--panel)"
          stroke="var(--ink2)"
          strokeWidth={1.5}
        />
      )}
      <rect
        {...box}
        rx={9}
        fill={isCurrent ? 'var(--now)' : 'var(--panel)'}
        stroke={isCurrent ? 'var(--nowedge)' : 'var(--ink2)'}
        strokeWidth={isCurrent ? 3 : 1.5}
      />
      <SvgText
        x={cx}
        y={hasShare ? cy - 1 : cy + set.text.name * 0.35}
        size={set.text.name}
        words={name}
        anchor="middle"
        face={isCurrent ? 'bold' : 'text'}
        ink={ink}
      />
      {hasShare && (
        <SvgText
          x={cx}
          y={cy + 15}
          size={set.text.share}
          words={`${share} %`}
          anchor="middle"
          face="mono"
          ink={isCurrent ? 'onnow' : 'ink3'}
        />
      )}
    </g>
  );
}

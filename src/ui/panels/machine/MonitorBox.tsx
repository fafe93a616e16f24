// The Device Modeling Monitor: the model's step, the check, the owner, the queue, and whether the card can change hands.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import type {Box} from '../../layout/machine-registers.ts';
import {monitorRows} from '../../layout/machine-words.ts';
import {SvgText} from '../../widgets/SvgText.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {ChipMark} from './ChipMark.tsx';
import {LitOutline} from './LitOutline.tsx';

interface MonitorBoxProps {
  readonly view: LabView;
  readonly present: RecordView | null;
  readonly chain: readonly RecordView[];
  readonly box: Box;
  readonly lines: number;
  readonly isFull: boolean;
  readonly isLit: boolean;
}

/** The monitor's box with as many rows as there is room for. */
export function MonitorBox({view, present, chain, box, lines, isFull, isLit}: MonitorBoxProps) {
  const inset = isFull ? 12 : 8;
  const hasKeys = box.width >= 170;
  const keyWidth = hasKeys ? (isFull ? 50 : 44) : 0;
  const step = isFull ? 18.5 : 16;
  const first = box.y + (isFull ? 38 : 30);
  const rows = monitorRows(view, present, chain).slice(0, lines);
  return (
    <g>
      <rect {...box} rx={4} fill="var(--panel)" stroke="var(--ink)" strokeWidth={2} />
      {isLit && <LitOutline box={box} gap={2} rx={6} />}
      <SvgText
        x={box.x + inset}
        y={box.y + (isFull ? 18 : 14)}
        size={isFull ? 13 : 12.5}
        words={['Device Modeling Monitor', 'DMM']}
        room={box.width - inset - 6}
        face="bold"
      />
      {rows.map((row, i) => {
        const y = first + i * step;
        const valueX = box.x + inset + keyWidth;
        const markWidth = row.mark === null ? 0 : 20;
        const chipWidth = row.guest === null ? 0 : 20;
        const textX = valueX + markWidth + chipWidth;
        const isStrong = row.isNow || (row.key === 'card' && view.model.reusable);
        return (
          <g key={row.key}>
            {hasKeys && <SvgText x={box.x + inset} y={y} words={row.key} ink="ink3" />}
            {row.mark !== null && (
              <g transform={`translate(${valueX + 7} ${y - 4})`}>
                <VerdictShape verdict={row.mark} r={row.isNow ? 7.5 : 6} />
              </g>
            )}
            {row.guest !== null && <ChipMark guest={row.guest} x={valueX} y={y - 12} side={15} />}
            <SvgText
              x={textX}
              y={y}
              words={
                row.key === 'card' && !view.model.reusable
                  ? [`not reusable: ${view.model.reason}`, ...row.words]
                  : row.words
              }
              room={box.x + box.width - 5 - textX}
              face={isStrong ? 'bold' : 'text'}
              ink={row.mark === 'deny' ? 'deny' : 'ink'}
            />
          </g>
        );
      })}
    </g>
  );
}

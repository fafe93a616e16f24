// The model as one drawing: what lies behind it, edges, their words, states.
import {lazy, Suspense} from 'react';
import type {LegendPlace, ModelGeometry} from '../../../kits/contract/model-diagram.ts';
import {eventWords} from '../../../kits/event-words.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {
  type ModelTold,
  modelSentence,
  presentMove,
  stateReading,
  timeShare,
  trailSteps,
} from '../../layout/model-words.ts';
import {SvgText} from '../../widgets/SvgText.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {Diamond, EdgeLabels, EdgeLine, StepBadge} from './EdgeLine.tsx';
import {StateNode} from './StateNode.tsx';

/** Fetched beside the first run. */
const ModelStops = lazy(() => import('./ModelStops.tsx'));

interface ModelDrawingProps {
  readonly view: ModelTold;
  readonly current: RecordView | null;
  readonly chain?: readonly RecordView[];
  readonly set: ModelGeometry;
  readonly width: number;
  readonly height: number;
  readonly motion: number;
  /** States that are chosen; a click chooses another. */
  readonly chosenStates?: readonly string[];
  readonly onState?: ((state: string) => void) | null;
}

/** The drawing in a coordinate set, filling an area in pixels. */
export function ModelDrawing({
  view,
  current,
  chain = [],
  set,
  width,
  height,
  motion,
  chosenStates = [],
  onState = null,
}: ModelDrawingProps) {
  const present = presentMove(view, current, chain);
  const trail = trailSteps(view, present);
  const {states, drawn: edges} = device.model;
  const rows = set.edges.map((place, row) => {
    const drawn = edges[row];
    return {
      place,
      row,
      count: view.model.traversals[row] ?? 0,
      isNow: present.edge === row,
      words: drawn === undefined ? '' : `${drawn.from} → ${drawn.to} on ${eventWords(drawn.on, device.model)}`,
      steps: trail.find((step) => step.edge === row)?.steps ?? null,
    };
  });
  const ordered = [...rows.filter((r) => !r.isNow), ...rows.filter((r) => r.isNow)];
  const drawing = (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${set.width} ${set.height}`}
      role="img"
      aria-label={modelSentence(view, current, present, chain)}
      data-set={set.name}
    >
      <Ground set={set} />
      {ordered.map(({row, place, words, count, steps, isNow}) => (
        <EdgeLine
          key={isNow ? `${row}-${current?.index}` : row}
          row={row}
          place={place}
          set={set}
          words={words}
          count={count}
          steps={steps}
          isNow={isNow}
          verdict={isNow ? present.verdict : null}
          motion={motion}
        />
      ))}
      {rows.map(({row, place, count, isNow}) => (
        <EdgeLabels key={row} place={place} set={set} count={count} isNow={isNow} row={row} />
      ))}
      {states.map(({name, isReusable}) => (
        <StateNode
          key={name}
          name={name}
          at={set.states[name] ?? [0, 0]}
          set={set}
          isCurrent={view.model.state === name}
          isReusable={isReusable}
          isChosen={chosenStates.includes(name)}
          onChoose={onState === null ? null : () => onState(name)}
          share={timeShare(view, name)}
          reading={stateReading(name, view, chosenStates.includes(name))}
        />
      ))}
      {set.legend?.kind === 'whole' && <WholeLegend place={set.legend} verdict={present.verdict} />}
      {set.legend?.kind === 'short' && <ShortLegend place={set.legend} />}
    </svg>
  );
  if (onState === null) return drawing;
  return (
    <div className="drawing" style={{width, height}}>
      {drawing}
      <Suspense>
        <ModelStops view={view} set={set} width={width} height={height} chosenStates={chosenStates} onState={onState} />
      </Suspense>
    </div>
  );
}

function Ground({set: {ground}}: {readonly set: ModelGeometry}) {
  return (
    <g>
      {ground.boxes.map((box) => (
        <rect key={`${box.x} ${box.y}`} {...box} rx={6} fill="var(--panel2)" />
      ))}
      {ground.texts.map(({text, x, y, anchor}) => (
        <SvgText key={text} x={x} y={y} words={text} anchor={anchor} ink="ink3" />
      ))}
    </g>
  );
}

interface WholeLegendProps {
  readonly place: LegendPlace;
  readonly verdict: 'allow' | 'deny' | null;
}

function WholeLegend({place: {left, right, y}, verdict}: WholeLegendProps) {
  return (
    <g>
      <rect x={left} y={y - 8} width={22} height={16} rx={5} fill="none" stroke="var(--ink2)" strokeWidth={1.5} />
      <rect x={left + 3.5} y={y - 4.5} width={15} height={9} rx={3} fill="none" stroke="var(--ink2)" />
      <SvgText x={left + 30} y={y + 4} words="reusable state" />
      <path d={`M${left},${y + 22} H${left + 22}`} stroke="var(--ink2)" strokeWidth={4.5} />
      <SvgText x={left + 30} y={y + 26} words="width and number: times taken" />
      <StepBadge x={left + 11} y={y + 44} steps={1} />
      <SvgText x={left + 30} y={y + 48} words="steps before now" />
      <Diamond x={right} y={y} r={7.5} />
      <SvgText x={right + 14} y={y + 4} words="has a checking function" />
      <g transform={`translate(${right} ${y + 22})`}>
        <VerdictShape verdict={verdict ?? 'allow'} r={8} />
      </g>
      <SvgText
        x={right + 14}
        y={y + 26}
        words={
          verdict === 'deny'
            ? 'asked now: denied'
            : verdict === 'allow'
              ? 'asked now: allowed'
              : 'asked in the present event: allowed'
        }
      />
    </g>
  );
}

function ShortLegend({place: {left, right, y}}: {readonly place: LegendPlace}) {
  return (
    <g>
      <Diamond x={left} y={y} r={11} />
      <SvgText x={left + 20} y={y + 7} size={20} words="checked first" />
      <rect x={right} y={y - 13} width={34} height={26} rx={7} fill="none" stroke="var(--ink2)" strokeWidth={1.5} />
      <rect
        x={right + 4.5}
        y={y - 8.5}
        width={25}
        height={17}
        rx={4}
        fill="none"
        stroke="var(--ink2)"
        strokeWidth={1.5}
      />
      <SvgText x={right + 44} y={y + 7} size={20} words="card can change hands" />
    </g>
  );
}

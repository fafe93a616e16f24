// Slide 26 as one drawing: bands, edges, their words, states.
import {lazy, Suspense} from 'react';
import {DRAWN_EDGES, isTagged} from '../../../kits/ne2000/model/compiled.ts';
import {STATES} from '../../../kits/ne2000/model/names.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import type {ModelGeometry} from '../../layout/model-geometry.ts';
import {
  eventWords,
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
  const rows = set.edges.map((place, row) => {
    const drawn = DRAWN_EDGES[row];
    return {
      place,
      row,
      count: view.model.traversals[row] ?? 0,
      isNow: present.edge === row,
      words: drawn === undefined ? '' : `${drawn.from} → ${drawn.to} on ${eventWords(drawn.on)}`,
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
      {set.name === 'full' && <Bands />}
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
      {STATES.map((name) => (
        <StateNode
          key={name}
          name={name}
          at={set.states[name]}
          set={set}
          isCurrent={view.model.state === name}
          isReusable={isTagged(name, 'reusable')}
          isChosen={chosenStates.includes(name)}
          onChoose={onState === null ? null : () => onState(name)}
          share={timeShare(view, name)}
          reading={stateReading(name, view, chosenStates.includes(name))}
        />
      ))}
      {set.name === 'full' ? (
        <FullLegend verdict={present.verdict} />
      ) : (
        set.name !== 'tight' && <ShortLegend y={set.name === 'large' ? 34 : 22} />
      )}
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

function Bands() {
  return (
    <g>
      <rect x={4} y={100} width={848} height={104} rx={6} fill="var(--panel2)" />
      <rect x={4} y={302} width={848} height={104} rx={6} fill="var(--panel2)" />
      <SvgText x={14} y={116} words="transmitter idle" ink="ink3" />
      <SvgText x={14} y={318} words="transmitter busy" ink="ink3" />
      <SvgText x={126} y={424} words="remote read open" anchor="middle" ink="ink3" />
      <SvgText x={428} y={424} words="no remote DMA" anchor="middle" ink="ink3" />
      <SvgText x={730} y={424} words="remote write open" anchor="middle" ink="ink3" />
    </g>
  );
}

function FullLegend({verdict}: {readonly verdict: 'allow' | 'deny' | null}) {
  return (
    <g>
      <rect x={14} y={8} width={22} height={16} rx={5} fill="none" stroke="var(--ink2)" strokeWidth={1.5} />
      <rect x={17.5} y={11.5} width={15} height={9} rx={3} fill="none" stroke="var(--ink2)" />
      <SvgText x={44} y={20} words="reusable state" />
      <path d="M14,38 H36" stroke="var(--ink2)" strokeWidth={4.5} />
      <SvgText x={44} y={42} words="width and number: times taken" />
      <StepBadge x={25} y={60} steps={1} />
      <SvgText x={44} y={64} words="steps before now" />
      <Diamond x={570} y={16} r={7.5} />
      <SvgText x={584} y={20} words="has a checking function" />
      <g transform="translate(570 38)">
        <VerdictShape verdict={verdict ?? 'allow'} r={8} />
      </g>
      <SvgText
        x={584}
        y={42}
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

function ShortLegend({y}: {readonly y: number}) {
  return (
    <g>
      <Diamond x={34} y={y} r={11} />
      <SvgText x={54} y={y + 7} size={20} words="checked first" />
      <rect x={570} y={y - 13} width={34} height={26} rx={7} fill="none" stroke="var(--ink2)" strokeWidth={1.5} />
      <rect x={574.5} y={y - 8.5} width={25} height={17} rx={4} fill="none" stroke="var(--ink2)" strokeWidth={1.5} />
      <SvgText x={614} y={y + 7} size={20} words="card can change hands" />
    </g>
  );
}

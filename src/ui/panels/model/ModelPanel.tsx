// The model panel, live. The owner's state, the counts of all guests, and belief beside truth.
import {useState} from 'react';
import type {RecordView} from '../../../trace/record-view.ts';
import {chooseModelSet, firstSet, modelDiagram} from '../../layout/model-geometry.ts';
import type {InstantProps} from '../../store/present-event.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {laterPart} from '../../widgets/later-part.tsx';
import {NotNow, Panel} from '../../widgets/Panel.tsx';
import {TableTwinToggle} from '../../widgets/TableTwin.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {BeliefTable} from './BeliefTable.tsx';
import {ModelDrawing} from './ModelDrawing.tsx';
import {ReusableLine} from './ReusableLine.tsx';
import './model-panel.css';
import {Worded} from '../../widgets/Worded.tsx';

/** Fetched when it is first asked for. */
const ModelTable = laterPart('The model as a table', () => import('./ModelTable.tsx'));

interface ModelPanelProps extends InstantProps {
  /** States that the log's filter asks for, and what chooses one; null: nothing can be chosen. */
  readonly chosenStates?: readonly string[];
  readonly onState?: ((state: string) => void) | null;
}

/** Below these the strip becomes one line, and secondary words go. */
const SHORT = 330;
const NARROW = 600;

const NO_CHAIN: readonly RecordView[] = [];
const NONE: readonly string[] = [];

/** Belief and truth, the line on reuse, and the drawing or its table. */
export function ModelPanel({
  view,
  current,
  chosen = null,
  chain = NO_CHAIN,
  leastText = 11,
  motion = 0,
  chosenStates = NONE,
  onState = null,
}: ModelPanelProps) {
  const [isTable, setIsTable] = useState(false);
  const {subtitle, dotted} = modelDiagram();
  const [frame, size] = useSize({width: 868, height: 540});
  const [stage, area] = useSize(firstSet());
  const set = chooseModelSet(area.width, area.height, leastText);
  const isShort = size.height < SHORT;
  const isNarrow = size.width < NARROW;
  const owner = view.guests.find((guest) => guest.id === view.owner);
  const className = `model-frame${isShort ? ' model-short' : ''}${isNarrow ? ' model-narrow' : ''}`;
  return (
    <Panel
      title="Model"
      subtitle={chosen === null ? <Worded text={subtitle} dot={dotted} /> : <NotNow event={chosen} />}
      actions={
        <>
          {owner === undefined ? (
            <span className="panel-subtitle">nobody owns the card</span>
          ) : (
            <GuestChip guest={owner.id} name={owner.name} />
          )}
          {!isNarrow && <span className="panel-subtitle">owner’s model, counts of all guests</span>}
          <TableTwinToggle of="Model" shown={isTable} onToggle={() => setIsTable(!isTable)} />
        </>
      }
    >
      <div className={className} ref={frame}>
        <BeliefTable view={view} isShort={isShort} />
        <ReusableLine view={view} current={current} chain={chain} hasMoveLine={isShort || isNarrow} />
        <div className="model-stage" ref={stage}>
          {isTable ? (
            <ModelTable view={view} current={current} chain={chain} chosenStates={chosenStates} onState={onState} />
          ) : (
            <ModelDrawing
              view={view}
              current={current}
              chain={chain}
              set={set}
              width={area.width}
              height={area.height}
              motion={motion}
              chosenStates={chosenStates}
              onState={onState}
            />
          )}
        </div>
      </div>
    </Panel>
  );
}

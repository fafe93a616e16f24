// The machine panel: slide 15, live. Draws the machine at an instant and the path of the present event.
import {useState} from 'react';
import type {RecordView} from '../../../trace/record-view.ts';
import {FULL_SIZE} from '../../layout/machine-geometry.ts';
import {type InstantProps, usePresent} from '../../store/present-event.ts';
import type {ShownInstant} from '../../store/shown-instant.ts';
import {LineSample} from '../../widgets/LineSample.tsx';
import {laterPart} from '../../widgets/later-part.tsx';
import {NotNow, Panel} from '../../widgets/Panel.tsx';
import {TableTwinToggle} from '../../widgets/TableTwin.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {MachineDrawing} from './MachineDrawing.tsx';
import {NotModelled} from './NotModelled.tsx';
import './machine-panel.css';
import {Worded} from '../../widgets/Worded.tsx';

/** Fetched when it is first asked for. */
const MachineTable = laterPart('The machine as a table', () => import('./MachineTable.tsx'));

interface MachinePanelProps extends InstantProps {
  /** Whether the keyboard goes from part to part. */
  readonly hasStops?: boolean;
  /** Parts that stay lit while the rest is dimmed; none: all of it. */
  readonly focus?: readonly string[];
}

const NO_CHAIN: readonly RecordView[] = [];
const NO_FOCUS: readonly string[] = [];

/** The drawing or its table, with the legend where there is room for it. */
export function MachinePanel({
  view,
  current,
  chosen = null,
  chain = NO_CHAIN,
  access = null,
  leastText = 12,
  motion = 0,
  hasStops = false,
  focus = NO_FOCUS,
}: MachinePanelProps) {
  const [isTable, setIsTable] = useState(false);
  const [frame, size] = useSize({width: FULL_SIZE.width, height: FULL_SIZE.height + LEGEND});
  const hasLegend = size.height >= 360;
  const path = focus.length > 0 ? 'dimmed: what the step is not about' : 'only the path of the current event is lit';
  const about = size.width < 500 ? 'slide 15, live' : `slide 15, live; ${path}`;
  return (
    <Panel
      title="Machine"
      subtitle={chosen === null ? <Worded text={about} /> : <NotNow event={chosen} />}
      actions={
        <>
          <NotModelled isWide={size.width >= 500} />
          <TableTwinToggle of="Machine" shown={isTable} onToggle={() => setIsTable(!isTable)} />
        </>
      }
    >
      <div className="machine-frame" ref={frame}>
        {isTable ? (
          <MachineTable view={view} current={current} chain={chain} access={access} />
        ) : (
          <>
            <div className="machine-stage">
              <MachineDrawing
                view={view}
                current={current}
                chain={chain}
                access={access}
                width={size.width}
                height={size.height - (hasLegend ? LEGEND : 0)}
                leastText={leastText}
                motion={motion}
                hasStops={hasStops}
                focus={focus}
              />
            </div>
            {hasLegend && <Legend isWide={size.width >= 420} />}
          </>
        )}
      </div>
    </Panel>
  );
}

/** Height of the legend in pixels. */
const LEGEND = 26;

function Legend({isWide}: {readonly isWide: boolean}) {
  return (
    <div className="machine-legend">
      <LineSample kind="hooked" word={isWide ? 'hooked I/O' : 'hooked'} />
      <LineSample kind="unhooked" word={isWide ? 'unhooked I/O' : 'unhooked'} />
      <LineSample kind="interrupt" />
      <LineSample kind="dma" />
      <LineSample kind="now" />
    </div>
  );
}

/** The panel at the shown instant. */
export function LiveMachinePanel({shown}: {readonly shown: ShownInstant}) {
  return <MachinePanel hasStops view={shown.view} chosen={shown.chosen?.event ?? null} {...usePresent(shown)} />;
}

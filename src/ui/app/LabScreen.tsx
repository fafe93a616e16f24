// The lab's five panels in the arrangement that suits the window; splitters move by pointer and by arrow keys, and stay.
import {lazy, Suspense, useState} from 'react';
import {LogPanel} from '../panels/log/LogPanel.tsx';
import {LiveMachinePanel} from '../panels/machine/LiveMachinePanel.tsx';
import {LiveModelPanel} from '../panels/model/LiveModelPanel.tsx';
import {useLab} from '../store/lab-store.ts';
import {Panel} from '../widgets/Panel.tsx';
import {Splitter} from '../widgets/Splitter.tsx';
import {SidePanels} from './SidePanels.tsx';
import {Tabs} from './Tabs.tsx';
import {useKeptSizes} from './use-kept-sizes.ts';
import type {WindowClass} from './window-class.ts';

/** Fetched beside the first run: D3 comes with it. */
const TimelinePanel = lazy(async () => ({
  default: (await import('../panels/timeline/TimelinePanel.tsx')).TimelinePanel,
}));

/** Widths and heights in pixels that a window of a class opens with; the model and the log take the rest. */
const SIZES = {
  full: {machine: 598, event: 462, bottom: 372, timeline: 970},
  low: {machine: 460, event: 462, bottom: 266, timeline: 690},
  compact: {machine: 380, event: 404, bottom: 262, timeline: 690},
} as const;

/** The arrangement for a window of this class. */
export function LabScreen({window}: {readonly window: WindowClass}) {
  if (window === 'narrow') return <TabbedLab />;
  return <SplitLab key={window} window={window} />;
}

/** Least widths and heights: below them a panel shows nothing of use. */
const LEAST = {machine: 260, model: 320, event: 280, timeline: 320, log: 320, top: 180, bottom: 140} as const;

function SplitLab({window}: {readonly window: Exclude<WindowClass, 'narrow'>}) {
  const [size, setSize] = useKeptSizes(`vpio-sizes-${window}`, SIZES[window]);
  return (
    <div
      className="lab-rows"
      style={{gridTemplateRows: `minmax(${LEAST.top}px, 1fr) 1px minmax(${LEAST.bottom}px, ${size.bottom}px)`}}
    >
      <div
        className="lab-columns"
        style={{
          gridTemplateColumns: `minmax(${LEAST.machine}px, ${size.machine}px) 1px minmax(${LEAST.model}px, 1fr) 1px minmax(${LEAST.event}px, ${size.event}px)`,
        }}
      >
        <Machine />
        <Splitter
          label="Width of Machine"
          orientation="vertical"
          sized="before"
          size={size.machine}
          least={LEAST.machine}
          leastOther={LEAST.model}
          onSize={(machine) => setSize('machine', machine)}
        />
        <Model />
        <Splitter
          label="Width of Event"
          orientation="vertical"
          sized="after"
          size={size.event}
          least={LEAST.event}
          leastOther={LEAST.model}
          onSize={(event) => setSize('event', event)}
        />
        <SidePanels />
      </div>
      <Splitter
        label="Height of Timeline and Log"
        orientation="horizontal"
        sized="after"
        size={size.bottom}
        least={LEAST.bottom}
        leastOther={LEAST.top}
        onSize={(bottom) => setSize('bottom', bottom)}
      />
      <div
        className="lab-columns"
        style={{gridTemplateColumns: `minmax(${LEAST.timeline}px, ${size.timeline}px) 1px minmax(${LEAST.log}px, 1fr)`}}
      >
        <Timeline />
        <Splitter
          label="Width of Timeline"
          orientation="vertical"
          sized="before"
          size={size.timeline}
          least={LEAST.timeline}
          leastOther={LEAST.log}
          onSize={(timeline) => setSize('timeline', timeline)}
        />
        <LogPanel />
      </div>
    </div>
  );
}

function Machine() {
  const view = useLab((state) => state.view);
  return view === null ? <Waiting title="Machine" /> : <LiveMachinePanel view={view} />;
}

function Model() {
  const view = useLab((state) => state.view);
  return view === null ? <Waiting title="Model" /> : <LiveModelPanel view={view} />;
}

/** The panel's frame stands where the timeline will, so that nothing moves when it comes. */
function Timeline() {
  return (
    <Suspense fallback={<Panel title="Timeline">{null}</Panel>}>
      <TimelinePanel />
    </Suspense>
  );
}

function Waiting({title}: {readonly title: string}) {
  return (
    <Panel title={title}>
      <p className="panel-empty">No run is open yet.</p>
    </Panel>
  );
}

const MAIN_TABS = [
  {name: 'Machine', panel: <Machine />},
  {name: 'Model', panel: <Model />},
  {name: 'Event', panel: <SidePanels />},
];
const LOWER_TABS = [
  {name: 'Timeline', panel: <Timeline />},
  {name: 'Log', panel: <LogPanel />},
];

/** Narrow windows: one panel above, one below. */
function TabbedLab() {
  const [main, setMain] = useState(0);
  const [lower, setLower] = useState(1);
  return (
    <div className="tabbed-lab">
      <Tabs label="Main panel" tabs={MAIN_TABS} chosen={main} onChoose={setMain} />
      <Tabs label="Lower panel" tabs={LOWER_TABS} chosen={lower} onChoose={setLower} />
    </div>
  );
}

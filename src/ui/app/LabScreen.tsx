// The lab's five panels in the arrangement that suits the window; splitters move by pointer and by arrow keys, and stay.
import {type ReactNode, useState} from 'react';
import {Group, Panel, Separator, useDefaultLayout} from 'react-resizable-panels';
import {EventPanel} from '../panels/event/EventPanel.tsx';
import {LogPanel} from '../panels/log/LogPanel.tsx';
import {MachinePanel} from '../panels/machine/MachinePanel.tsx';
import {ModelPanel} from '../panels/model/ModelPanel.tsx';
import {TimelinePanel} from '../panels/timeline/TimelinePanel.tsx';
import {useCurrentRecord} from '../store/current-record.ts';
import {useLab} from '../store/lab-store.ts';
import {Panel as EmptyPanel} from '../widgets/Panel.tsx';
import {keptStorage} from './kept-settings.ts';
import {Tabs} from './Tabs.tsx';
import type {WindowClass} from './window-class.ts';

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

function SplitLab({window}: {readonly window: Exclude<WindowClass, 'narrow'>}) {
  const size = SIZES[window];
  return (
    <Split id={`lab-${window}-rows`} orientation="vertical">
      <Panel id="top" minSize={180}>
        <Split id={`lab-${window}-top`} orientation="horizontal">
          <Panel id="machine" defaultSize={size.machine} minSize={260} groupResizeBehavior="preserve-pixel-size">
            <Machine />
          </Panel>
          <Splitter between="Machine and Model" />
          <Panel id="model" minSize={320}>
            <Model />
          </Panel>
          <Splitter between="Model and Event" />
          <Panel id="event" defaultSize={size.event} minSize={280} groupResizeBehavior="preserve-pixel-size">
            <EventPanel />
          </Panel>
        </Split>
      </Panel>
      <Splitter between="upper and lower panels" />
      <Panel id="bottom" defaultSize={size.bottom} minSize={140} groupResizeBehavior="preserve-pixel-size">
        <Split id={`lab-${window}-bottom`} orientation="horizontal">
          <Panel id="timeline" defaultSize={size.timeline} minSize={320} groupResizeBehavior="preserve-pixel-size">
            <TimelinePanel />
          </Panel>
          <Splitter between="Timeline and Log" />
          <Panel id="log" minSize={320}>
            <LogPanel />
          </Panel>
        </Split>
      </Panel>
    </Split>
  );
}

interface SplitProps {
  readonly id: string;
  readonly orientation: 'horizontal' | 'vertical';
  readonly children: ReactNode;
}

/** A group whose sizes are kept. Between rows the target is narrower: the lower panels' headers hold controls. */
function Split({id, orientation, children}: SplitProps) {
  const kept = useDefaultLayout({id, storage: keptStorage, onlySaveAfterUserInteractions: true});
  const fine = orientation === 'horizontal' ? 24 : 12;
  return (
    <Group id={id} orientation={orientation} resizeTargetMinimumSize={{coarse: 24, fine}} {...kept}>
      {children}
    </Group>
  );
}

function Splitter({between}: {readonly between: string}) {
  return <Separator className="splitter" aria-label={`Size of ${between}`} />;
}

function Machine() {
  const view = useLab((state) => state.view);
  const current = useCurrentRecord();
  return view === null ? <Waiting title="Machine" /> : <MachinePanel view={view} current={current} />;
}

function Model() {
  const view = useLab((state) => state.view);
  const current = useCurrentRecord();
  return view === null ? <Waiting title="Model" /> : <ModelPanel view={view} current={current} />;
}

function Waiting({title}: {readonly title: string}) {
  return (
    <EmptyPanel title={title}>
      <p className="panel-empty">No run is open yet.</p>
    </EmptyPanel>
  );
}

const MAIN_TABS = [
  {name: 'Machine', panel: <Machine />},
  {name: 'Model', panel: <Model />},
  {name: 'Event', panel: <EventPanel />},
];
const LOWER_TABS = [
  {name: 'Timeline', panel: <TimelinePanel />},
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

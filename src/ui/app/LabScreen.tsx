// The lab's five panels in the arrangement that suits the window; splitters move by pointer and by arrow keys, and stay.
import {Fragment, type ReactNode} from 'react';
import {LiveMachinePanel} from '../panels/machine/MachinePanel.tsx';
import {LiveModelPanel} from '../panels/model/LiveModelPanel.tsx';
import {type LabPanel, usePage} from '../store/page-store.ts';
import {useShownInstant} from '../store/shown-instant.ts';
import {laterPart} from '../widgets/later-part.tsx';
import {Panel} from '../widgets/Panel.tsx';
import {PanelBoundary} from '../widgets/PanelBoundary.tsx';
import {Splitter} from '../widgets/Splitter.tsx';
import {Tabs} from '../widgets/Tabs.tsx';
import {useSize} from '../widgets/use-size.ts';
import {SidePanels} from './SidePanels.tsx';
import {usePanelSizes} from './use-panel-sizes.ts';
import type {WindowClass} from './window-class.ts';

/** Fetched beside the first run: D3 comes with it. The panel's frame stands where it will, so that nothing moves when it comes. */
const TimelinePanel = laterPart('The timeline', () => import('../panels/timeline/TimelinePanel.tsx'), {
  waiting: <Panel title="Timeline">{null}</Panel>,
  around: (notice) => <Panel title="Timeline">{notice}</Panel>,
});

/** Fetched beside the first run too. */
const LogPanel = laterPart('The log', () => import('../panels/log/LogPanel.tsx'), {
  waiting: <Panel title="Log">{null}</Panel>,
  around: (notice) => <Panel title="Log">{notice}</Panel>,
});

/** Widths and heights in pixels that a window of a class opens with; the model and the log take the rest. */
const SIZES = {
  full: {machine: 598, event: 462, bottom: 372, timeline: 970},
  low: {machine: 460, event: 462, bottom: 266, timeline: 690},
  compact: {machine: 380, event: 404, bottom: 262, timeline: 690},
  sheet: {machine: 350, event: 310, bottom: 262, timeline: 500},
} as const;

/** The arrangement for a window of this class. */
export function LabScreen({window}: {readonly window: WindowClass}) {
  if (window === 'narrow') return <TabbedLab />;
  return <SplitLab window={window} />;
}

/** Least widths and heights: below them a panel shows nothing of use. */
const LEAST = {machine: 260, model: 320, event: 280, timeline: 320, log: 320, top: 180, bottom: 140} as const;

/** What the upper panels keep beside a docked inspector: a machine and a model that can be read. */
const TOP_BESIDE_DOCK = 380;

/** A panel in its row: with a size of its own, or (`size` null) as wide as the others leave it. */
interface Place {
  readonly panel: LabPanel;
  readonly label: string;
  readonly least: number;
  readonly size: number | null;
  readonly onSize: (size: number | null) => void;
  readonly shown: ReactNode;
}

function SplitLab({window}: {readonly window: Exclude<WindowClass, 'narrow'>}) {
  const [size, setSize] = usePanelSizes(window, SIZES[window]);
  const hidden = usePage((state) => state.hidden);
  const isDocked = usePage((state) => state.isInspectorDocked);
  const [rows, area] = useSize({width: 1920, height: 980});
  const top = isDocked ? TOP_BESIDE_DOCK : LEAST.top;
  // The inspector has a list of events of its own: where not all has room, it takes the place of timeline and log.
  const givesWay = isDocked && area.height < top + LEAST.bottom;
  const sized = (name: 'machine' | 'event' | 'timeline'): Pick<Place, 'least' | 'size' | 'onSize'> => ({
    least: LEAST[name],
    size: size[name],
    onSize: (next) => setSize(name, next),
  });
  const rest = (name: 'model' | 'log'): Pick<Place, 'least' | 'size' | 'onSize'> => ({
    least: LEAST[name],
    size: null,
    onSize: () => undefined,
  });
  const isShown = ({panel}: Place): boolean => !hidden.includes(panel);
  const upper: readonly Place[] = [
    {panel: 'machine', label: 'Width of Machine', ...sized('machine'), shown: <Machine />},
    {panel: 'model', label: 'Width of Model', ...rest('model'), shown: <Model />},
    {panel: 'event', label: 'Width of Event', ...sized('event'), shown: <SidePanels />},
  ];
  const lower: readonly Place[] = [
    {panel: 'timeline', label: 'Width of Timeline', ...sized('timeline'), shown: <Timeline />},
    {panel: 'log', label: 'Width of Log', ...rest('log'), shown: <Log />},
  ];
  const above = upper.filter(isShown);
  const below = givesWay && above.length > 0 ? [] : lower.filter(isShown);
  if (above.length === 0 || below.length === 0) {
    return (
      <div ref={rows} className="lab-rows" style={{gridTemplateRows: '1fr'}}>
        <Row places={[...above, ...below]} />
      </div>
    );
  }
  return (
    <div
      ref={rows}
      className="lab-rows"
      style={{gridTemplateRows: `minmax(${top}px, 1fr) 1px minmax(${LEAST.bottom}px, ${size.bottom}px)`}}
    >
      <Row places={above} />
      <Splitter
        label="Height of Timeline and Log"
        orientation="horizontal"
        sized="after"
        size={size.bottom}
        least={LEAST.bottom}
        leastOther={top}
        onSize={(bottom) => setSize('bottom', bottom)}
      />
      <Row places={below} />
    </div>
  );
}

/** Panels side by side with splitters between; where all have sizes of their own the last one takes the rest. */
function Row({places}: {readonly places: readonly Place[]}) {
  const rest = places.findIndex(({size}) => size === null);
  const wide = rest < 0 ? places.length - 1 : rest;
  const widths = places.map(({least, size}, i) =>
    i === wide || size === null ? `minmax(${least}px, 1fr)` : `minmax(${least}px, ${size}px)`,
  );
  return (
    <div className="lab-columns" style={{gridTemplateColumns: widths.join(' 1px ')}}>
      {places.map(({panel, shown}, i) => {
        // The splitter before a panel sizes the one that has a size: that before it, or behind the wide one itself.
        const moved = places[i <= wide ? i - 1 : i];
        return (
          <Fragment key={panel}>
            {i > 0 && moved !== undefined && (
              <Splitter
                label={moved.label}
                orientation="vertical"
                sized={i <= wide ? 'before' : 'after'}
                size={moved.size ?? moved.least}
                least={moved.least}
                leastOther={places[wide]?.least ?? moved.least}
                onSize={moved.onSize}
              />
            )}
            {shown}
          </Fragment>
        );
      })}
    </div>
  );
}

function Machine() {
  const shown = useShownInstant();
  if (shown === null) return <Waiting title="Machine" />;
  return (
    <PanelBoundary name="Machine">
      <LiveMachinePanel shown={shown} />
    </PanelBoundary>
  );
}

function Model() {
  const shown = useShownInstant();
  if (shown === null) return <Waiting title="Model" />;
  return (
    <PanelBoundary name="Model">
      <LiveModelPanel shown={shown} />
    </PanelBoundary>
  );
}

function Timeline() {
  return (
    <PanelBoundary name="Timeline">
      <TimelinePanel />
    </PanelBoundary>
  );
}

function Log() {
  return (
    <PanelBoundary name="Log">
      <LogPanel />
    </PanelBoundary>
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
  {tab: 'machine', name: 'Machine', panel: <Machine />},
  {tab: 'model', name: 'Model', panel: <Model />},
  {tab: 'event', name: 'Event', panel: <SidePanels />},
] as const;
const LOWER_TABS = [
  {tab: 'timeline', name: 'Timeline', panel: <Timeline />},
  {tab: 'log', name: 'Log', panel: <Log />},
] as const;

/** Narrow windows: one panel above, one below. */
function TabbedLab() {
  const {main, lower} = usePage((state) => state.tabs);
  const {chooseTabs} = usePage.getState();
  return (
    <div className="tabbed-lab">
      <Tabs
        label="Main panel"
        tabs={MAIN_TABS}
        chosen={MAIN_TABS.findIndex(({tab}) => tab === main)}
        onChoose={(index) => chooseTabs({main: MAIN_TABS[index]?.tab ?? 'machine'})}
      />
      <Tabs
        label="Lower panel"
        tabs={LOWER_TABS}
        chosen={LOWER_TABS.findIndex(({tab}) => tab === lower)}
        onChoose={(index) => chooseTabs({lower: LOWER_TABS[index]?.tab ?? 'log'})}
      />
    </div>
  );
}

// What stands beside the model: the event, the registers or the costs, one at a time.
import {usePage} from '../store/page-store.ts';
import {laterPart} from '../widgets/later-part.tsx';
import {Panel} from '../widgets/Panel.tsx';
import {PanelBoundary} from '../widgets/PanelBoundary.tsx';
import {Tabs} from '../widgets/Tabs.tsx';
import {SIDE_TABS} from './side-tabs.ts';

/** Fetched beside the first run. The panel's frame stands where it will, so that nothing moves when it comes. */
const EventPanel = laterPart('The event', () => import('../panels/event/EventPanel.tsx'), {
  waiting: <Panel title="Event">{null}</Panel>,
  around: (notice) => <Panel title="Event">{notice}</Panel>,
});
/** Fetched when they are first looked at. */
const RegistersPanel = laterPart('Registers', () => import('../panels/registers/RegistersPanel.tsx'));
const CostsPanel = laterPart('Costs', () => import('../panels/costs/CostsPanel.tsx'));

const PANELS = [
  <PanelBoundary key="event" name="Event">
    <EventPanel />
  </PanelBoundary>,
  <PanelBoundary key="registers" name="Registers">
    <RegistersPanel />
  </PanelBoundary>,
  <PanelBoundary key="costs" name="Costs">
    <CostsPanel />
  </PanelBoundary>,
];

/** The tabs and the chosen panel. */
export function SidePanels() {
  const side = usePage((state) => state.side);
  const {showSide} = usePage.getState();
  const tabs = SIDE_TABS.map(({name}, i) => ({name, panel: PANELS[i]}));
  return (
    <Tabs
      label="Beside the model"
      tabs={tabs}
      chosen={SIDE_TABS.findIndex((tab) => tab.side === side)}
      onChoose={(index) => showSide(SIDE_TABS[index]?.side ?? 'event')}
    />
  );
}

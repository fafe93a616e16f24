// What stands beside the model: the event, the registers or the costs, one at a time.
import {lazy, Suspense} from 'react';
import {EventPanel} from '../panels/event/EventPanel.tsx';
import {usePage} from '../store/page-store.ts';
import {SIDE_TABS} from './side-tabs.ts';
import {Tabs} from './Tabs.tsx';

/** Fetched when they are first looked at. */
const RegistersPanel = lazy(() => import('../panels/registers/RegistersPanel.tsx'));
const CostsPanel = lazy(() => import('../panels/costs/CostsPanel.tsx'));

const PANELS = [
  <EventPanel key="event" />,
  <Suspense key="registers">
    <RegistersPanel />
  </Suspense>,
  <Suspense key="costs">
    <CostsPanel />
  </Suspense>,
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

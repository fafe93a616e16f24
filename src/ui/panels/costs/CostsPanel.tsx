// Where the cycles of the run so far went: by cause as one bar and as a table, by guest, and against the deck's figures.
import {costTable} from '../../layout/cost-rows.ts';
import {useLab} from '../../store/lab-store.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {useSteady} from '../timeline/use-steady.ts';
import {CostTables} from './CostTables.tsx';
import './costs.css';

const MACHINES = {hp: 'HP ProLiant', qemu: 'QEMU'} as const;

/** Counts up to the present, wherever a record is selected. */
export default function CostsPanel() {
  const view = useSteady(useLab((state) => state.view));
  return (
    <Panel
      title="Costs"
      subtitle={view === null ? undefined : `cycles so far, prices of the ${MACHINES[view.costPreset]} machine`}
    >
      {view === null ? (
        <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
      ) : (
        <CostTables table={costTable(view)} view={view} />
      )}
    </Panel>
  );
}

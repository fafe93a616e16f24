// Where the cycles of the run so far went, or those of a chosen span: by cause as one bar and as a table, by guest, and
// against the deck's figures.
import {costTable} from '../../layout/cost-rows.ts';
import {useChosenPart} from '../../store/chosen-part.ts';
import {useLab} from '../../store/lab-store.ts';
import {duration} from '../../widgets/figures.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {useSteady} from '../../widgets/use-steady.ts';
import {CostTables} from './CostTables.tsx';
import {useSpanCosts} from './use-span-costs.ts';
import './costs.css';

const MACHINES = {hp: 'HP ProLiant', qemu: 'QEMU'} as const;

/** Counts up to the present, wherever a record is selected; of a chosen span, its own. */
export default function CostsPanel() {
  const present = useSteady(useLab((state) => state.view));
  const span = useChosenPart((state) => state.span);
  const ofSpan = useSpanCosts(span);
  const view = ofSpan ?? present;
  const what = ofSpan === null || span === null ? 'cycles so far' : `the chosen ${duration(span.to - span.from)}`;
  return (
    <Panel title="Costs" subtitle={view === null ? undefined : `${what}, at ${MACHINES[view.costPreset]} prices`}>
      {view === null ? (
        <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
      ) : (
        <CostTables table={costTable(view)} view={view} />
      )}
    </Panel>
  );
}

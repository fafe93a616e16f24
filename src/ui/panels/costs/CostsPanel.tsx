// Where the cycles of the run so far went, or those of a chosen span: by cause as one bar and as a table, by guest, and
// against the deck's figures.
import {useEffect, useState} from 'react';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {viewBetween} from '../../layout/cost-between.ts';
import {costTable} from '../../layout/cost-rows.ts';
import {type ChosenSpan, useChosenPart} from '../../store/chosen-part.ts';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {recordsIn} from '../../store/part-filter.ts';
import {isRunning} from '../../store/run-phase.ts';
import {duration} from '../../widgets/figures.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {useSteady} from '../../widgets/use-steady.ts';
import {CostTables} from './CostTables.tsx';
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
    <Panel title="Costs" subtitle={view === null ? undefined : subtitleOf(what, view)}>
      {view === null ? (
        <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
      ) : (
        <CostTables table={costTable(view)} view={view} />
      )}
    </Panel>
  );
}

/** Several cards share one processor, and its cycles are told of as one. */
function subtitleOf(what: string, {devices, costPreset}: LabView): string {
  const whose = devices.length > 1 ? `, ${devices.length === 2 ? 'both' : 'all'} cards` : '';
  return `${what}${whose}, at ${MACHINES[costPreset]} prices`;
}

/** The counts of a span alone; null while none is chosen or they are not known yet. */
function useSpanCosts(span: ChosenSpan | null): LabView | null {
  const [view, setView] = useState<LabView | null>(null);
  // While the run goes on its end moves by the frame: the figures come once it stands.
  const running = useLab(isRunning);
  const computed = useLab((state) => (isRunning(state) ? 0 : (state.view?.computed ?? 0)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that grew has more records in the span
  useEffect(() => {
    setView(null);
    if (span === null || running) return;
    let isOld = false;
    void between(span).then((found) => {
      if (!isOld) setView(found);
    });
    return () => {
      isOld = true;
    };
  }, [span, running, computed]);
  return view;
}

async function between(span: ChosenSpan): Promise<LabView | null> {
  const records = await recordsIn(span);
  if (records === null) return null;
  const before = await lookUp('instant', records.first - 1);
  const after = await lookUp('instant', records.last);
  return before === null || after === null ? null : viewBetween(before.view, after.view);
}

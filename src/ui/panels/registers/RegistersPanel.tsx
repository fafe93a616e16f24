// All registers of the card, a page at a time: the card's own values, bit by bit, beside what the DMM believes.
import {useState} from 'react';
import {lookUp, useLab} from '../../store/lab-store.ts';
import {isRunning} from '../../store/run-phase.ts';
import {useShownInstant} from '../../store/shown-instant.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {useAnswer} from '../../widgets/use-answer.ts';
import {RegisterTable} from './RegisterTable.tsx';
import './registers.css';

/** Speaks of the shown instant. */
export default function RegistersPanel() {
  const shown = useShownInstant();
  const before = useRegistersBefore();
  const [chosen, setChosen] = useState<string | null>(null);
  if (shown === null) {
    return (
      <Panel title="Registers">
        <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
      </Panel>
    );
  }
  const {view, chosen: instant} = shown;
  return (
    <RegisterTable
      view={view}
      before={instant === null ? before : instant.before}
      instant={instant?.event ?? null}
      chosen={chosen}
      onChoose={setChosen}
    />
  );
}

/** The card’s registers before the present step, asked of the worker while the machine stands still; null while it runs, and until the answer is there. */
function useRegistersBefore(): Readonly<Record<string, number>> | null {
  const running = useLab(isRunning);
  const position = useLab((state) => state.view?.position ?? 0);
  const before = useAnswer(running || position === 0 ? null : position, () => lookUp('registersBefore', null));
  return before?.position === position ? before.registers : null;
}

// All registers of the card, a page at a time: the card's own values, bit by bit, beside what the DMM believes.
import {useState} from 'react';
import {useLab} from '../../store/lab-store.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {RegisterTable} from './RegisterTable.tsx';
import {useRegistersBefore} from './use-registers-before.ts';
import './registers.css';

/** Speaks of the present, whatever record is selected. */
export default function RegistersPanel() {
  const view = useLab((state) => state.view);
  const before = useRegistersBefore();
  const [chosen, setChosen] = useState<string>('CR');
  if (view === null) {
    return (
      <Panel title="Registers">
        <p className="panel-empty">No run is open. Choose a scenario in the header.</p>
      </Panel>
    );
  }
  return <RegisterTable view={view} before={before} chosen={chosen} onChoose={setChosen} />;
}

// All registers of the card, a page at a time: the card's own values, bit by bit, beside what the DMM believes.
import {useState} from 'react';
import {useShownInstant} from '../../store/shown-instant.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {useRegistersBefore} from '../../widgets/use-registers-before.ts';
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

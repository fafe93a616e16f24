// The DMA approvals and denials of the open run: a table of verdicts, all or the denied ones.

import type {VerdictChoice, VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {presentRow, verdictCountWords} from '../../layout/verdicts-list.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {ToggleButton} from '../../widgets/ToggleButton.tsx';
import {useVerdicts} from './use-verdicts.ts';
import {VerdictsTable} from './VerdictsTable.tsx';

interface VerdictsPanelProps {
  /** The row shown as chosen, by its record. */
  readonly chosen?: EventIndex | null;
  /** Told which row was chosen, beside the machine standing there. */
  readonly onChoose?: (row: VerdictRow) => void;
}

const CHOICES: readonly VerdictChoice[] = ['all', 'denied'];

export function VerdictsPanel({chosen = null, onChoose}: VerdictsPanelProps) {
  const choice = usePage((state) => state.verdicts);
  const setChoice = usePage.getState().listVerdicts;
  const position = useLab((state) => state.view?.position ?? 0);
  const computed = useLab((state) => state.view?.computed ?? 0);
  const goTo = useLab((state) => state.goTo);
  const verdicts = useVerdicts(choice, computed, position);
  useRecordVersion();
  const present = presentRow(verdicts.rows, position - 1, (index) => records.record(index));
  return (
    <Panel
      title="Verdicts"
      subtitle={verdictCountWords(verdicts.counts)}
      actions={
        // biome-ignore lint/a11y/useSemanticElements: two buttons of a header, not a form's group
        <span className="button-group" role="group" aria-label="Which verdicts">
          {CHOICES.map((each) => (
            <ToggleButton
              key={each}
              className="button verdicts-choice"
              name={each}
              isOn={choice === each}
              onPress={() => setChoice(each)}
            >
              {each}
            </ToggleButton>
          ))}
        </span>
      }
    >
      <VerdictsTable
        total={verdicts.total}
        ahead={verdicts.ahead}
        row={verdicts.row}
        present={present}
        chosen={chosen}
        whenEmpty={
          choice === 'all'
            ? 'No verdict yet: no guest has asked for a DMA or a transmission.'
            : 'Nothing denied yet. A scenario with a rogue guest shows one.'
        }
        onView={verdicts.want}
        onChoose={(row) => {
          goTo(row.denial ?? row.index);
          onChoose?.(row);
        }}
      />
    </Panel>
  );
}

// The model panel of the open run.
import {chooseState, useChosenPart} from '../../store/chosen-part.ts';
import type {ShownInstant} from '../../store/shown-instant.ts';
import {usePresent} from '../machine/use-present.ts';
import {ModelPanel} from './ModelPanel.tsx';

/** The panel at the shown instant; a state that is clicked is chosen. */
export function LiveModelPanel({shown}: {readonly shown: ShownInstant}) {
  const states = useChosenPart((state) => state.states);
  return (
    <ModelPanel
      view={shown.view}
      chosen={shown.chosen?.event ?? null}
      chosenStates={states}
      onState={chooseState}
      {...usePresent(shown)}
    />
  );
}

// The model panel of the open run.
import {useRef, useState} from 'react';
import {chooseState, letGo, useChosenPart} from '../../store/chosen-part.ts';
import {usePresent} from '../../store/present-event.ts';
import type {ShownInstant} from '../../store/shown-instant.ts';
import {laterPart} from '../../widgets/later-part.tsx';
import {Popover, type PopoverPlace} from '../../widgets/Popover.tsx';
import {ModelPanel} from './ModelPanel.tsx';

/** Fetched when a state is first chosen. */
const StateSheet = laterPart('What a state means', () => import('./StateSheet.tsx'), {
  around: (notice, {state, place, onClose, onLetGo}) => (
    <Popover label={`State ${state}`} place={place} onClose={onClose} onEscape={onLetGo}>
      {notice}
    </Popover>
  ),
});

interface Told {
  readonly state: string;
  readonly place: PopoverPlace;
}

/** The panel at the shown instant; a state that is clicked is chosen, and told. */
export function LiveModelPanel({shown}: {readonly shown: ShownInstant}) {
  const states = useChosenPart((state) => state.states);
  const [told, setTold] = useState<Told | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const onState = (state: string): void => {
    chooseState(state);
    // In the drawing the state itself; in the table the button that was pressed.
    const element = panel.current?.querySelector(`[data-state="${state}"]`) ?? document.activeElement;
    const place = element?.getBoundingClientRect();
    setTold(states.includes(state) || place === undefined ? null : {state, place});
  };
  return (
    <div className="model-live" ref={panel}>
      <ModelPanel
        view={shown.view}
        chosen={shown.chosen?.event ?? null}
        chosenStates={states}
        onState={onState}
        {...usePresent(shown)}
      />
      {told !== null && (
        <StateSheet
          key={told.state}
          {...told}
          onClose={() => setTold(null)}
          onLetGo={() => {
            setTold(null);
            letGo();
          }}
        />
      )}
    </div>
  );
}

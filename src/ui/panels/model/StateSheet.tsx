// A state of the model told: what it means, which events lead on from it, and that the log shows it alone.
import {device} from '../../../kits/screens.ts';
import {modelDiagram} from '../../layout/model-geometry.ts';
import {type WayOn, waysOn} from '../../layout/state-words.ts';
import {IconButton} from '../../widgets/IconButton.tsx';
import {Popover, type PopoverPlace} from '../../widgets/Popover.tsx';
import {Worded} from '../../widgets/Worded.tsx';

interface StateSheetProps {
  readonly state: string;
  readonly place: PopoverPlace;
  readonly onClose: () => void;
  /** Escape: the sheet goes, and what was chosen with it. */
  readonly onLetGo: () => void;
}

/** Beside the state that was clicked. */
export default function StateSheet({state: name, place, onClose, onLetGo}: StateSheetProps) {
  const meaning = device.model.states.find((one) => one.name === name);
  if (meaning === undefined) return null;
  const {name: state, words} = meaning;
  const ways = waysOn(state);
  const undrawn = ways.filter(({why}) => why !== null);
  return (
    <Popover label={`State ${state}`} place={place} onClose={onClose} onEscape={onLetGo}>
      <header className="state-sheet-head">
        <h3>{state}</h3>
        <IconButton icon="close" name="Close, the filter stays" onClick={onClose} />
      </header>
      <p>
        <Worded text={words} dot={['remote DMA', 'local DMA', 'packet memory']} />
      </p>
      <h3>
        Leads on, as <Worded text={modelDiagram().source} /> draws it
      </h3>
      <Ways ways={ways.filter(({why}) => why === null)} from={state} />
      <h3>Not drawn there, inferred</h3>
      <Ways ways={undrawn} from={state} />
      <p className="quiet">The log shows the events in this state. Escape takes that filter away again.</p>
    </Popover>
  );
}

function Ways({ways, from}: {readonly ways: readonly WayOn[]; readonly from: string}) {
  return (
    <dl className="state-ways">
      {ways.map(({events, to, isChecked, why}) => [
        <dt key={`${events} ${to}`}>{events}</dt>,
        <dd key={`${events} ${to}:`}>
          {to === from ? 'stays' : `→ ${to}`}
          {isChecked && (
            <>
              , <Worded text="a check is asked first" dot={['check']} />
            </>
          )}
          {why !== null && <span className="quiet">: {why}</span>}
        </dd>,
      ])}
    </dl>
  );
}

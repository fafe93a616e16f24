// One write that is denied, from a real run: the machine of slide 15 with its caption, stepped forwards and back.
import {MachinePanel} from '../../panels/machine/MachinePanel.tsx';
import {CaptionLine} from '../../panels/transport/CaptionLine.tsx';
import {useLab} from '../../store/lab-store.ts';
import {usePresent} from '../../store/present-event.ts';
import {isOpening} from '../../store/run-phase.ts';
import {type ShownInstant, useShownInstant} from '../../store/shown-instant.ts';
import {IconButton} from '../../widgets/IconButton.tsx';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';

/** Empty until the run is there, and as large. */
export function StartPicture() {
  const shown = useShownInstant();
  const isPicture = useLab((state) => state.isPicture && !isOpening(state));
  const {step} = useLab.getState();
  const isReady = shown !== null && isPicture;
  return (
    <section className="start-picture" aria-label="One denied write">
      <div className="start-drawing">{isReady && <Drawing shown={shown} />}</div>
      <div className="start-caption" aria-live="off">
        {isReady && <CaptionLine className="start-caption-text" view={shown.view} />}
      </div>
      <div className="start-steps">
        <IconButton
          icon="back"
          name="Back by one event of the story"
          disabled={!isReady}
          onClick={() => step('story', true)}
        >
          Back
        </IconButton>
        <IconButton
          icon="forwards"
          name="Next event of the story"
          disabled={!isReady}
          onClick={() => step('story')}
          primary
        >
          Next
        </IconButton>
        <span className="quiet">
          Guest C asks the card for bytes of guest A. Go back to see the write come and be checked, on to see what it
          gets.
        </span>
      </div>
    </section>
  );
}

function Drawing({shown}: {readonly shown: ShownInstant}) {
  const present = usePresent(shown);
  return (
    <PanelBoundary name="Machine">
      <MachinePanel view={shown.view} {...present} />
    </PanelBoundary>
  );
}

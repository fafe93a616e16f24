// Two drawings and a caption for a class: the machine and the model in large type, back and next, and nothing else.
import {thousands} from '../../../base/figures.ts';
import {stateWord} from '../../layout/run-words.ts';
import {useCardOfEvent} from '../../store/follow-card.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePresent} from '../../store/present-event.ts';
import {useShownInstant} from '../../store/shown-instant.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {IconButton, Kbd} from '../../widgets/IconButton.tsx';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {MachinePanel} from '../machine/MachinePanel.tsx';
import {ModelPanel} from '../model/ModelPanel.tsx';
import {ChangedPolicies} from '../policies/ChangedPolicies.tsx';
import {CaptionLine} from '../transport/CaptionLine.tsx';
import {FullScreenButton, leaveFullScreen} from './FullScreenButton.tsx';
import {leastText} from './least-text.ts';
import {NotesButton} from './NotesButton.tsx';
import {Spotlight} from './Spotlight.tsx';
import {useClicker} from './use-clicker.ts';
import {useRunNotes} from './use-run-notes.ts';
import './presenter.css';

const step = (backwards: boolean): void => useLab.getState().step('story', backwards);
const leave = (): void => {
  void leaveFullScreen();
  location.hash = '#lab';
};

export default function PresenterScreen() {
  const [frame, size] = useSize({width: 1920, height: 1080});
  const title = useLab((state) => state.view?.scenario.title ?? 'no run is open');
  const word = useLab(stateWord);
  const shown = useShownInstant();
  useCardOfEvent();
  useRunNotes(shown, step);
  const isLit = useClicker(
    () => step(false),
    () => step(true),
    leave,
  );
  return (
    <section className="presenter" aria-label="Presenter" ref={frame}>
      <header className="presenter-head">
        <IconButton icon="back" name="Back by one event of the story (Page Up)" onClick={() => step(true)} />
        <button type="button" className="button primary" onClick={() => step(false)}>
          Next <Kbd>Page Down</Kbd>
        </button>
        <h1 title={title}>{title}</h1>
        <ChangedPolicies />
        <span className="grow" />
        <span className="visually-hidden" role="status">
          {word}
        </span>
        {shown !== null && (
          <>
            <span className="presenter-counter mono">{shown.event < 0 ? 'power-on' : thousands(shown.event)}</span>
            <span className="mono">{milliseconds(shown.view.now)} ms</span>
          </>
        )}
        <NotesButton />
        {document.fullscreenEnabled && <FullScreenButton />}
        <IconButton icon="close" name="Back to the lab (Esc)" onClick={leave} />
      </header>
      {shown === null ? (
        <p className="panel-empty">No run is open. Choose a scenario in the lab.</p>
      ) : (
        <Drawings shown={shown} leastText={leastText(size.width)} />
      )}
      {isLit && <Spotlight />}
    </section>
  );
}

function Drawings({
  shown,
  leastText,
}: {
  readonly shown: NonNullable<ReturnType<typeof useShownInstant>>;
  readonly leastText: number;
}) {
  const present = usePresent(shown);
  return (
    <>
      <div className="presenter-machine">
        <PanelBoundary name="Machine">
          <MachinePanel view={shown.view} leastText={leastText} {...present} />
        </PanelBoundary>
      </div>
      <div className="presenter-model">
        <PanelBoundary name="Model">
          <ModelPanel view={shown.view} leastText={leastText} {...present} />
        </PanelBoundary>
      </div>
      <CaptionLine className="presenter-caption" view={shown.view} />
    </>
  );
}

// An embedded page once it is started: one panel or two, a caption, back, next, run and reveal.
import {useEffect} from 'react';
import {thousands} from '../../../base/figures.ts';
import {MachinePanel} from '../../panels/machine/MachinePanel.tsx';
import {ModelPanel} from '../../panels/model/ModelPanel.tsx';
import {CaptionLine} from '../../panels/transport/CaptionLine.tsx';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {usePresent} from '../../store/present-event.ts';
import {faultOf, isRunning} from '../../store/run-phase.ts';
import {type ShownInstant, useShownInstant} from '../../store/shown-instant.ts';
import {IconButton} from '../../widgets/IconButton.tsx';
import {laterPart} from '../../widgets/later-part.tsx';
import {Notice} from '../../widgets/Notice.tsx';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';
import {Patterns} from '../../widgets/Patterns.tsx';
import {READINGS} from '../later-parts.tsx';
import type {EmbedAct} from './embed-channel.ts';
import type {EmbedChoice, EmbedPanel} from './embed-choice.ts';
import {act, startRun, useEmbed} from './embed-run.ts';

const TimelinePanel = laterPart('The timeline', () => import('../../panels/timeline/TimelinePanel.tsx'));
const LogPanel = laterPart('The log', () => import('../../panels/log/LogPanel.tsx'));
const EventPanel = laterPart('The event', () => import('../../panels/event/EventPanel.tsx'));

const NAMES: Readonly<Record<EmbedPanel, string>> = {
  machine: 'Machine',
  model: 'Model',
  event: 'Event',
  timeline: 'Timeline',
  log: 'Log',
};

interface EmbedLabProps {
  readonly choice: EmbedChoice;
  /** The link of the view. */
  readonly query: string;
  /** What the page around asked for before the run was open. */
  readonly asked: readonly EmbedAct[];
}

/** Starts the run when it is first drawn. */
export default function EmbedLab({choice, query, asked}: EmbedLabProps) {
  const shown = useShownInstant();
  const {isReady} = useEmbed();
  const title = useLab((state) => state.view?.scenario.title ?? 'a run is being opened');
  const refusal = useLab((state) => state.refusal);
  const fault = useLab(faultOf);
  const reading = usePage((state) => state.reading);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the address said
  useEffect(() => {
    void startRun(query, choice.isHidden).then(() => {
      for (const one of asked) act(one);
    });
  }, []);
  const Reading = reading === null ? null : READINGS[reading.page];
  return (
    <div className="embed">
      <Patterns />
      {fault !== null && <p role="alert">{`The simulation failed: ${fault.message}`}</p>}
      {refusal !== null && <Notice text={refusal} onDismiss={() => useLab.getState().setRefusal(null)} />}
      <main className="embed-panels" data-panels={choice.panels.length}>
        <h1 className="visually-hidden">VPIO Lab: {title}</h1>
        {shown === null || !isReady ? (
          <p className="panel-empty">The run is being opened.</p>
        ) : (
          choice.panels.map((panel) => (
            <div key={panel} className="embed-panel" data-panel={panel}>
              <PanelBoundary name={NAMES[panel]}>
                <Shown panel={panel} shown={shown} />
              </PanelBoundary>
            </div>
          ))
        )}
      </main>
      {shown !== null && isReady && <Foot shown={shown} query={query} />}
      {Reading !== null && <Reading onClose={() => usePage.getState().read(null)} />}
    </div>
  );
}

function Shown({panel, shown}: {readonly panel: EmbedPanel; readonly shown: ShownInstant}) {
  const present = usePresent(shown);
  if (panel === 'machine') return <MachinePanel view={shown.view} chosen={shown.chosen?.event ?? null} {...present} />;
  if (panel === 'model') return <ModelPanel view={shown.view} chosen={shown.chosen?.event ?? null} {...present} />;
  if (panel === 'event') return <EventPanel />;
  return panel === 'timeline' ? <TimelinePanel /> : <LogPanel />;
}

function Foot({shown, query}: {readonly shown: ShownInstant; readonly query: string}) {
  const running = useLab(isRunning);
  const isHidden = useEmbed((state) => state.hidden !== null);
  return (
    <footer className="embed-foot">
      <CaptionLine className="embed-caption" view={shown.view} />
      {isHidden && <p className="embed-question">What happens next? Say it first, then reveal it.</p>}
      <div className="embed-transport">
        <IconButton
          icon="back"
          name="Back by one event of the story"
          disabled={isHidden}
          onClick={() => act({type: 'vpio', act: 'step', to: 'story', back: true})}
        />
        <button
          type="button"
          className={isHidden ? 'button' : 'button primary'}
          disabled={isHidden}
          onClick={() => act({type: 'vpio', act: 'step', to: 'story', back: false})}
        >
          Next
        </button>
        <IconButton
          icon={running ? 'pause' : 'run'}
          name={running ? 'Pause' : 'Run'}
          disabled={isHidden}
          onClick={() => act({type: 'vpio', act: running ? 'pause' : 'play'})}
        />
        {isHidden && (
          <button type="button" className="button primary" onClick={() => act({type: 'vpio', act: 'reveal'})}>
            Reveal
          </button>
        )}
        <span className="mono">{shown.event < 0 ? 'power-on' : `event ${thousands(shown.event)}`}</span>
        <span className="grow" />
        <a href={labAddress(query)} target="_blank" rel="noreferrer">
          Open in VPIO Lab
        </a>
      </div>
    </footer>
  );
}

/** The same view in the lab: what is said of the frame alone is left out. */
function labAddress(query: string): string {
  const rest = query
    .slice(1)
    .split('&')
    .filter((part) => !/^(embed|panels|hide|caption)(=|$)/.test(part));
  return `./?${rest.join('&')}`;
}

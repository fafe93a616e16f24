// The stage of a lesson: the panels that a step shows, at the instant where it stands, and its caption below. While the machine is on
// its way to another step, the stage shows what it showed.
import {useRef, useState} from 'react';
import {USUAL_DEVICE} from '../../../kits/usual-device.ts';
import type {LessonStep, StagePanel} from '../../../lessons/lesson.ts';
import type {Asked} from '../../../lessons/question.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePresent} from '../../store/present-event.ts';
import {useShownInstant} from '../../store/shown-instant.ts';
import {Panel} from '../../widgets/Panel.tsx';
import {PanelBoundary} from '../../widgets/PanelBoundary.tsx';
import {Tabs} from '../../widgets/Tabs.tsx';
import {useSize} from '../../widgets/use-size.ts';
import {type Drawn, panelName, StagePanelBody} from './StagePanelBody.tsx';
import {Inlines} from './TextBlocks.tsx';

interface LessonStageProps {
  readonly step: LessonStep;
  /** The machine stands where the step wants it. */
  readonly isStanding: boolean;
  /** Its question is open: nothing may tell what comes. */
  readonly isOpen: boolean;
  /** The question as it was put; null: none yet. */
  readonly asked: Asked | null;
  /** For a class: the least size of text in drawings, in pixels. */
  readonly leastText?: number | null;
}

/** Pixels that a panel on the stage needs beside others. */
const LEAST_PANEL = 370;
/** And each of them where one is card memory, whose pages have names to read. */
const LEAST_BESIDE_MEMORY = 440;

/** Shares of the stage's width, where they are not the usual. */
const SHARES: Readonly<Partial<Record<StagePanel, number>>> = {machine: 52, memory: 80};

/** The panels and the caption. Another device is another stage: nothing of the old one's is kept in it. */
export function LessonStage(props: LessonStageProps) {
  const device = useLab((state) => state.view?.device ?? USUAL_DEVICE);
  return <DeviceStage key={device} {...props} />;
}

function DeviceStage({step, isStanding, isOpen, asked, leastText = null}: LessonStageProps) {
  const shown = useShownInstant();
  const held = useRef<LessonStep | null>(null);
  if (isStanding) held.current = step;
  const drawn = held.current;
  return (
    <section className="lesson-stage" aria-label="Stage" aria-busy={!isStanding}>
      {shown === null || drawn === null ? (
        <Waiting step={step} />
      ) : (
        <Standing
          shown={shown}
          step={drawn}
          isStanding={isStanding}
          isOpen={isOpen}
          asked={asked}
          leastText={leastText}
        />
      )}
      <p className="lesson-caption">
        <Inlines parts={(drawn ?? step).caption} />
      </p>
    </section>
  );
}

function Waiting({step}: {readonly step: LessonStep}) {
  return (
    <div
      className="stage-panels"
      style={{gridTemplateColumns: `repeat(${Math.min(2, step.show.length)}, minmax(0, 1fr))`}}
    >
      {step.show.slice(0, 2).map((name) => (
        <Panel key={name} title={panelName(name)}>
          {null}
        </Panel>
      ))}
    </div>
  );
}

function Standing({isStanding, ...now}: Omit<Drawn, 'present'> & {readonly isStanding: boolean}) {
  const present = usePresent(now.shown);
  const held = useRef<Drawn | null>(null);
  if (isStanding) held.current = {...now, present};
  const drawn = held.current;
  const [frame, size] = useSize({width: 1360, height: 800});
  return (
    <div className="stage-frame" ref={frame}>
      {drawn !== null && <StagePanels drawn={drawn} width={size.width} />}
    </div>
  );
}

/** As many panels side by side as there is room for; the rest share the last place as tabs. */
function StagePanels({drawn, width}: {readonly drawn: Drawn; readonly width: number}) {
  const {show} = drawn.step;
  const least = show.includes('memory') ? LEAST_BESIDE_MEMORY : LEAST_PANEL;
  const places = Math.max(1, Math.min(show.length, Math.floor(width / least)));
  const alone = show.slice(0, show.length > places ? places - 1 : places);
  const rest = show.slice(alone.length);
  return (
    <div className="stage-panels" style={{gridTemplateColumns: columnsOf(show, places)}} data-places={places}>
      {alone.map((name) => (
        <Placed key={name} name={name} drawn={drawn} />
      ))}
      {rest.length > 0 && <TabbedPanels key={rest.join()} names={rest} drawn={drawn} />}
    </div>
  );
}

function columnsOf(show: readonly StagePanel[], places: number): string {
  return show
    .slice(0, places)
    .map((name) => `minmax(0, ${SHARES[name] ?? 50}fr)`)
    .join(' ');
}

function TabbedPanels({names, drawn}: {readonly names: readonly StagePanel[]; readonly drawn: Drawn}) {
  const [chosen, setChosen] = useState(0);
  const tabs = names.map((name) => ({name: panelName(name), panel: <Placed key={name} name={name} drawn={drawn} />}));
  return <Tabs label="Stage" tabs={tabs} chosen={chosen} onChoose={setChosen} />;
}

function Placed({name, drawn}: {readonly name: StagePanel; readonly drawn: Drawn}) {
  return (
    <div className="stage-place" data-panel={name}>
      <PanelBoundary name={panelName(name)}>
        <StagePanelBody name={name} drawn={drawn} />
      </PanelBoundary>
    </div>
  );
}

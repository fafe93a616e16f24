// One panel of a lesson's stage, by the name that a step gives it. What would tell more than the present waits for the answer.
import type {ReactNode} from 'react';
import type {LessonStep, StagePanel} from '../../../lessons/lesson.ts';
import type {Asked} from '../../../lessons/question.ts';
import {memoryTitle} from '../../layout/memory-name.ts';
import type {Present} from '../../store/present-event.ts';
import type {ShownInstant} from '../../store/shown-instant.ts';
import {laterPart} from '../../widgets/later-part.tsx';
import {Panel} from '../../widgets/Panel.tsx';
import {MachinePanel} from '../machine/MachinePanel.tsx';
import {ModelPanel} from '../model/ModelPanel.tsx';
import {RecentRecords} from './RecentRecords.tsx';
import {WaitingAccess} from './WaitingAccess.tsx';

const PANEL_NAMES: Readonly<Record<Exclude<StagePanel, 'memory'>, string>> = {
  machine: 'Machine',
  model: 'Model',
  proof: 'Why was it denied?',
  event: 'Event',
  log: 'Log',
  timeline: 'Timeline',
  compare: 'Compare',
  hooks: 'Hooks',
};

/** As a person knows it. */
export function panelName(name: StagePanel): string {
  return name === 'memory' ? memoryTitle() : PANEL_NAMES[name];
}

const EventPanel = laterPart('The event', () => import('../event/EventPanel.tsx'));
const TimelinePanel = laterPart('The timeline', () => import('../timeline/TimelinePanel.tsx'));
const CompareScreen = laterPart('Compare', () => import('../compare/CompareScreen.tsx'));
const HooksScreen = laterPart('Hooks', () => import('../hooks/HooksScreen.tsx'));
const LessonMemory = laterPart('The memory', () => import('./LessonMemory.tsx'));
const LessonProof = laterPart('The proof', () => import('./LessonProof.tsx'));

/** The panel at the instant that is drawn. */
export function StagePanelBody({name, drawn}: {readonly name: StagePanel; readonly drawn: Drawn}): ReactNode {
  const {shown, present, step, isOpen, asked} = drawn;
  const text = drawn.leastText === null ? {} : {leastText: drawn.leastText};
  const chosen = shown.chosen?.event ?? null;
  switch (name) {
    case 'machine':
      return <MachinePanel hasStops view={shown.view} chosen={chosen} focus={step.focus} {...text} {...present} />;
    case 'model':
      return (
        <div
          className="stage-model"
          data-dim={step.focus.length > 0 && !step.focus.includes('model') ? true : undefined}
        >
          <ModelPanel view={shown.view} chosen={chosen} {...text} {...present} />
          {isOpen && asked !== null && <WaitingAccess asked={asked} view={shown.view} />}
        </div>
      );
    case 'memory':
      return <LessonMemory view={shown.view} instant={chosen} event={isOpen ? null : shown.event} />;
    case 'proof':
      return <LessonProof view={shown.view} event={shown.event} />;
    case 'event':
      return <EventPanel />;
    case 'log':
      return <RecentRecords event={shown.event} />;
    case 'timeline':
      return isOpen ? <WaitsForAnswer name={name} /> : <TimelinePanel />;
    case 'compare':
      return isOpen ? <WaitsForAnswer name={name} /> : <CompareScreen />;
    case 'hooks':
      return isOpen ? <WaitsForAnswer name={name} /> : <HooksScreen />;
  }
}

function WaitsForAnswer({name}: {readonly name: StagePanel}) {
  return (
    <Panel title={panelName(name)}>
      <p className="panel-empty">It would tell what comes: it is shown once you have answered.</p>
    </Panel>
  );
}

export interface Drawn {
  readonly shown: ShownInstant;
  readonly present: Present;
  readonly step: LessonStep;
  /** The question is open: nothing may tell what comes. */
  readonly isOpen: boolean;
  /** The least size of text in drawings, in pixels; null: the drawings' own. */
  readonly leastText: number | null;
  /** The question as it was put; null: none yet. */
  readonly asked: Asked | null;
}

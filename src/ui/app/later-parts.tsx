// What of the page is fetched when it is first looked at, or before that while the page is idle: screens, dialogs, the dock.
import type {ComponentType, ReactNode} from 'react';
import type {PageDialog, Reading} from '../store/page-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';
import {laterPart} from '../widgets/later-part.tsx';

const CardMemoryScreen = laterPart('Card memory', () => import('../panels/memory/CardMemoryScreen.tsx'));
const CompareScreen = laterPart('Compare', () => import('../panels/compare/CompareScreen.tsx'));
const CardsScreen = laterPart('Cards', () => import('../panels/compare/CardsScreen.tsx'));
const HooksScreen = laterPart('Hooks', () => import('../panels/hooks/HooksScreen.tsx'));
const ExplorationScreen = laterPart('Explore', () => import('../panels/exploration/ExplorationScreen.tsx'));
const FramesScreen = laterPart('Frames', () => import('../panels/frames/FramesScreen.tsx'));
/** The lab at its simplest. */
export const IntroLab = laterPart('The lab', () => import('./IntroLab.tsx'));
/** The branches of a run that forked. */
export const BranchTabs = laterPart('The list of branches', () => import('../panels/branches/BranchTabs.tsx'));
/** What a printed sheet says of its run. */
export const PrintHead = laterPart('The head of a printed sheet', () => import('./PrintHead.tsx'), {
  around: () => null,
});
/** The page's foot. */
export const StatusStrip = laterPart('The status', () => import('./StatusStrip.tsx'), {
  waiting: <footer className="status">no run open</footer>,
  around: (notice) => <footer className="status">{notice}</footer>,
});
/** The present event, read out. */
export const Narration = laterPart('The narration', () => import('./Narration.tsx'));
/** What dotted words mean. */
export const WordTip = laterPart('The meaning of words', () => import('./WordTip.tsx'));
/** Offers a newer version of the page, and keeps a copy of this one for when there is no network. */
export const UpdateNotice = laterPart('What keeps the page', () => import('./offline/UpdateNotice.tsx'), {
  around: () => null,
});
/** The inspector below the screen. */
export const InspectorDock = laterPart('The inspector', () => import('../panels/inspector/InspectorDock.tsx'));

const PresenterScreen = laterPart('The presenter', () => import('../panels/presenter/PresenterScreen.tsx'), {
  around: (notice) => (
    <>
      {notice}
      <p className="panel-empty">
        <a href="#lab">Back to the lab</a>
      </p>
    </>
  ),
});

/** A teacher's notes, in a window of their own. */
export const NotesPage = laterPart('The notes', () => import('./NotesPage.tsx'));

const LessonPage = laterPart('Lessons', () => import('./LessonPage.tsx'));

/** The screens beside the lab. */
export const LATER_SCREENS = {
  start: laterPart('The start page', () => import('./start/StartScreen.tsx')),
  memory: CardMemoryScreen,
  frames: FramesScreen,
  compare: CompareScreen,
  cards: CardsScreen,
  hooks: HooksScreen,
  exploration: ExplorationScreen,
  presenter: PresenterScreen,
  lesson: LessonPage,
  predict: laterPart('Predict', () => import('../panels/predict/PredictScreen.tsx')),
  homework: laterPart('Homework', () => import('./HomeworkPage.tsx')),
} as const;

/** One at a time. */
export const DIALOGS: Readonly<Record<PageDialog, ComponentType<DialogProps>>> = {
  act: laterDialog('Act here', () => import('../panels/branches/ActDialog.tsx')),
  branches: laterDialog('Branches', () => import('../panels/branches/BranchesDialog.tsx')),
  breakpoints: laterDialog('Breakpoints', () => import('../panels/breakpoints/BreakpointsDialog.tsx')),
  colours: laterDialog('Colours', () => import('../panels/colours/ColoursDialog.tsx')),
  moments: laterDialog('Moments', () => import('../panels/moments/MomentsDialog.tsx')),
  panels: laterDialog('Panels', () => import('./PanelsDialog.tsx')),
  help: laterDialog('Keys and help', () => import('./HelpDialog.tsx')),
  palette: laterDialog('Commands', () => import('./PaletteDialog.tsx')),
  policies: laterDialog('Policies', () => import('./PoliciesDialog.tsx')),
  run: laterDialog('About this run', () => import('./RunDialog.tsx')),
  share: laterDialog('Share this view', () => import('./share/ShareDialog.tsx')),
  editor: laterDialog('Edit the scenario', () => import('./EditorDialog.tsx')),
};

/** What is read over everything else. */
export const READINGS: Readonly<Record<Reading['page'], ComponentType<DialogProps>>> = {
  glossary: laterDialog('Words', () => import('./GlossaryDialog.tsx')),
  deck: laterDialog('The deck', () => import('./DeckDialog.tsx')),
};

interface DialogProps {
  readonly onClose: () => void;
}

/** Where it cannot be fetched it is a dialog that says so. */
function laterDialog(
  title: string,
  fetch: () => Promise<{readonly default: ComponentType<DialogProps>}>,
): ComponentType<DialogProps> {
  return laterPart(title, fetch, {around: (notice, {onClose}) => inDialog(title, notice, onClose)});
}

/** A dialog around what is said in its place. */
export function inDialog(title: string, notice: ReactNode, onClose: () => void): ReactNode {
  return (
    <Dialog title={title} onClose={onClose}>
      {notice}
    </Dialog>
  );
}

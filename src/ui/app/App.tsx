// The page: header, transport, the chosen screen, status; and what spans them: theme, keys, drops, links, faults.
import {type ComponentType, type DragEvent, lazy, Suspense, useEffect, useState} from 'react';
import {listenForScreens} from '../panels/inspector/lab-screens.ts';
import {TransportBar} from '../panels/transport/TransportBar.tsx';
import {type Screen, useLab} from '../store/lab-store.ts';
import {type PageDialog, type Reading, usePage} from '../store/page-store.ts';
import {Notice} from '../widgets/Notice.tsx';
import {Patterns} from '../widgets/Patterns.tsx';
import {Splitter} from '../widgets/Splitter.tsx';
import {AppHeader} from './AppHeader.tsx';
import {FaultScreen} from './FaultScreen.tsx';
import {useInspectorDock} from './inspector-dock.ts';
import {LabScreen} from './LabScreen.tsx';
import {Narration} from './Narration.tsx';
import {openFile} from './open-work.ts';
import {useLinkInAddress, useScreenFromHash, useTheme} from './page-state.ts';
import {StatusStrip} from './StatusStrip.tsx';
import {useShortcuts} from './shortcuts.ts';
import {WordTip} from './WordTip.tsx';
import {useWindowClass, type WindowClass} from './window-class.ts';
import './app.css';

/** Fetched when they are first looked at. */
const CardMemoryScreen = lazy(async () => ({
  default: (await import('../panels/memory/CardMemoryScreen.tsx')).CardMemoryScreen,
}));

const CompareScreen = lazy(async () => ({
  default: (await import('../panels/compare/CompareScreen.tsx')).CompareScreen,
}));

const BranchTabs = lazy(() => import('../panels/branches/BranchTabs.tsx'));
const HooksScreen = lazy(async () => ({default: (await import('../panels/hooks/HooksScreen.tsx')).HooksScreen}));

const ExplorationScreen = lazy(() => import('../panels/exploration/ExplorationScreen.tsx'));
const PresenterScreen = lazy(() => import('../panels/presenter/PresenterScreen.tsx'));
const FramesScreen = lazy(() => import('../panels/frames/FramesScreen.tsx'));
const InspectorDock = lazy(() => import('../panels/inspector/InspectorDock.tsx'));

const LATER_SCREENS = {
  memory: CardMemoryScreen,
  frames: FramesScreen,
  compare: CompareScreen,
  hooks: HooksScreen,
  exploration: ExplorationScreen,
  presenter: PresenterScreen,
} as const;

const DIALOGS: Readonly<Record<PageDialog, ComponentType<{readonly onClose: () => void}>>> = {
  act: lazy(() => import('./ActDialog.tsx')),
  branches: lazy(() => import('./BranchesDialog.tsx')),
  breakpoints: lazy(() => import('./BreakpointsDialog.tsx')),
  colours: lazy(() => import('./ColoursDialog.tsx')),
  editor: lazy(() => import('./EditorDialog.tsx')),
  panels: lazy(() => import('./PanelsDialog.tsx')),
  help: lazy(() => import('./HelpDialog.tsx')),
  palette: lazy(() => import('./PaletteDialog.tsx')),
  policies: lazy(() => import('./PoliciesDialog.tsx')),
  run: lazy(() => import('./RunDialog.tsx')),
};

const READINGS: Readonly<Record<Reading['page'], ComponentType<{readonly onClose: () => void}>>> = {
  glossary: lazy(() => import('./GlossaryDialog.tsx')),
  deck: lazy(() => import('./DeckDialog.tsx')),
};

/** Pixels that the docked inspector and the lab above it keep. */
const LEAST_DOCK = 200;
const LEAST_LAB = 240;

/** The whole page, drawn from what the store knows of the lab. */
export function App() {
  const fault = useLab((state) => state.fault);
  const isForked = useLab((state) => state.branches !== null);
  const refusal = useLab((state) => state.refusal);
  const screen = useLab((state) => state.screen);
  const isAlone = screen === 'presenter' && fault === null;
  const setRefusal = useLab((state) => state.setRefusal);
  const dialog = usePage((state) => state.dialog);
  const reading = usePage((state) => state.reading);
  const {openDialog} = usePage.getState();
  const [isOver, setIsOver] = useState(false);
  const windowClass = useWindowClass();
  const dock = useInspectorDock();

  useEffect(listenForScreens, []);
  useTheme();
  useScreenFromHash();
  useLinkInAddress();
  useShortcuts();

  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsOver(true);
  };
  const onDrop = (event: DragEvent): void => {
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file === undefined) return;
    event.preventDefault();
    void openFile(file);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target for files; the header's Open does the same by keyboard
    <div
      className="app"
      data-window={windowClass}
      data-alone={isAlone}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <Patterns />
      {!isAlone && (
        <>
          <AppHeader onDialog={openDialog} inspector={dock} />
          <TransportBar />
        </>
      )}
      <div className="stage">
        {refusal !== null && <Notice text={refusal} onDismiss={() => setRefusal(null)} />}
        {isForked && (
          <Suspense>
            <BranchTabs />
          </Suspense>
        )}
        {fault !== null ? (
          <FaultScreen fault={fault} />
        ) : (
          <main className="screen">
            <ShownScreen screen={screen} window={windowClass} />
          </main>
        )}
        {dock.isDocked && (
          <>
            <Splitter
              label="Height of Inspector"
              orientation="horizontal"
              sized="after"
              size={dock.height}
              least={LEAST_DOCK}
              leastOther={LEAST_LAB}
              onSize={dock.setHeight}
            />
            <div className="dock" style={{height: dock.height}}>
              <Suspense>
                <InspectorDock onClose={dock.toggle} />
              </Suspense>
            </div>
          </>
        )}
      </div>
      {!isAlone && <StatusStrip />}
      <Narration />
      {isOver && <div className="drop-hint">Drop a scenario or a recording to open it</div>}
      <Suspense>{dialog !== null && <OpenDialog dialog={dialog} />}</Suspense>
      <Suspense>{reading !== null && <OpenReading page={reading.page} />}</Suspense>
      <WordTip />
    </div>
  );
}

/** A dialog's word that it closed may come after the next one was opened, and must not take that away. */
function OpenDialog({dialog}: {readonly dialog: PageDialog}) {
  const Dialog = DIALOGS[dialog];
  return <Dialog onClose={() => usePage.getState().closeDialog(dialog)} />;
}

function OpenReading({page}: {readonly page: Reading['page']}) {
  const Read = READINGS[page];
  return (
    <Read
      onClose={() => {
        if (usePage.getState().reading?.page === page) usePage.getState().read(null);
      }}
    />
  );
}

function ShownScreen({screen, window}: {readonly screen: Screen; readonly window: WindowClass}) {
  const layout = usePage((state) => state.layout);
  if (screen === 'lab') return <LabScreen key={layout} window={window} />;
  const Shown = LATER_SCREENS[screen];
  return (
    <Suspense>
      <Shown />
    </Suspense>
  );
}

// The page: header, transport, the chosen screen, status; and what spans them: theme, keys, drops, links, faults.
import {type DragEvent, type ReactNode, useEffect, useState} from 'react';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import {listenForScreens} from '../panels/inspector/lab-screens.ts';
import {TransportBar} from '../panels/transport/TransportBar.tsx';
import {type Screen, useLab} from '../store/lab-store.ts';
import {useLessonPlace} from '../store/lesson-place.ts';
import {type PageDialog, type Reading, usePage} from '../store/page-store.ts';
import {Notice} from '../widgets/Notice.tsx';
import {PanelBoundary} from '../widgets/PanelBoundary.tsx';
import {Patterns} from '../widgets/Patterns.tsx';
import {Splitter} from '../widgets/Splitter.tsx';
import {useSheet} from '../widgets/sheet.ts';
import {AppHeader} from './AppHeader.tsx';
import {FaultScreen} from './FaultScreen.tsx';
import {useInspectorDock} from './inspector-dock.ts';
import {LabScreen} from './LabScreen.tsx';
import {
  BranchTabs,
  DIALOGS,
  InspectorDock,
  IntroLab,
  inDialog,
  LATER_SCREENS,
  Narration,
  PrintHead,
  READINGS,
  StatusStrip,
  UpdateNotice,
  WordTip,
} from './later-parts.tsx';
import {openFile} from './open-work.ts';
import {useScreenFromHash, useTheme} from './page-state.ts';
import {useTitle} from './page-title.ts';
import {CONTENT_ID, SkipLink} from './SkipLink.tsx';
import {SCREENS} from './screens.ts';
import {useShortcuts} from './shortcuts.ts';
import {useWindowClass, type WindowClass} from './window-class.ts';
import './app.css';
import './touch.css';
import {faultOf} from '../store/run-phase.ts';

/** Pixels that the docked inspector and the lab above it keep. */
const LEAST_DOCK = 200;
const LEAST_LAB = 380;

/** The whole page, drawn from what the store knows of the lab. */
export function App() {
  const fault = useLab(faultOf);
  const isForked = useLab((state) => state.branches !== null);
  const refusal = useLab((state) => state.refusal);
  const screen = useLab((state) => state.screen);
  const isPresented = useLessonPlace((state) => state.isPresented);
  const isAlone = (screen === 'presenter' || (screen === 'lesson' && isPresented)) && fault === null;
  const isStart = screen === 'start' && fault === null;
  const isLesson = (screen === 'lesson' || screen === 'homework') && !isAlone && fault === null;
  // Another device is another screen: nothing of the old one's is kept in it. A lesson goes on from one to another, and sees to its stage.
  const shown = useLab((state) => (state.screen === 'lesson' ? 'lesson' : (state.view?.device ?? USUAL_DEVICE)));
  const setRefusal = useLab((state) => state.setRefusal);
  const dialog = usePage((state) => state.dialog);
  const reading = usePage((state) => state.reading);
  const mishap = usePage((state) => state.mishap);
  const {openDialog} = usePage.getState();
  const [isOver, setIsOver] = useState(false);
  const windowClass = useWindowClass();
  const isSheet = useSheet();
  const dock = useInspectorDock();

  useEffect(listenForScreens, []);
  useTheme();
  useScreenFromHash();
  useShortcuts();
  useTitle();

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
      data-sheet={isSheet}
      data-alone={isAlone}
      data-start={isStart}
      data-lesson={isLesson}
      onDragOver={onDragOver}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <Patterns />
      <PrintHead />
      {!isAlone && (
        <>
          <SkipLink />
          <Line name="The header">
            <AppHeader onDialog={openDialog} inspector={dock} />
          </Line>
        </>
      )}
      {!isAlone && !isStart && !isLesson && (
        <Line name="The transport">
          <TransportBar />
        </Line>
      )}
      <div className="stage" id={CONTENT_ID} tabIndex={-1}>
        {mishap !== null && (
          <Notice
            head="Our mistake"
            text={mishap}
            after="If the page acts oddly, reload it: the work comes back."
            onDismiss={() => usePage.getState().tellMishap(null)}
          />
        )}
        <UpdateNotice />
        {refusal !== null && <Notice text={refusal} onDismiss={() => setRefusal(null)} />}
        {isForked && (
          <Line name="The list of branches">
            <BranchTabs />
          </Line>
        )}
        {fault !== null ? (
          <FaultScreen fault={fault} />
        ) : (
          <main className="screen" key={shown}>
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
            <div
              className="dock"
              style={{height: `min(${dock.height}px, 100% - ${LEAST_LAB}px)`, minHeight: LEAST_DOCK}}
            >
              <PanelBoundary name="Inspector">
                <InspectorDock onClose={dock.toggle} />
              </PanelBoundary>
            </div>
          </>
        )}
      </div>
      {!isAlone && !isStart && (
        <Line name="The status">
          <StatusStrip />
        </Line>
      )}
      <Line name="The narration">
        <Narration />
      </Line>
      {isOver && <div className="drop-hint">Drop a scenario or a recording to open it</div>}
      {dialog !== null && <OpenDialog key={dialog} dialog={dialog} />}
      {reading !== null && <OpenReading key={reading.page} page={reading.page} />}
      <WordTip />
    </div>
  );
}

/** A dialog's word that it closed may come after the next one was opened, and must not take that away. */
function OpenDialog({dialog}: {readonly dialog: PageDialog}) {
  const Shown = DIALOGS[dialog];
  const onClose = (): void => usePage.getState().closeDialog(dialog);
  return (
    <PanelBoundary name="This dialog" around={(notice) => inDialog('Not drawn', notice, onClose)}>
      <Shown onClose={onClose} />
    </PanelBoundary>
  );
}

/** A part of the page that is no panel: what is said in its place takes a line. */
function Line({name, children}: {readonly name: string; readonly children: ReactNode}) {
  return (
    <PanelBoundary name={name} around={(notice) => <div className="bar">{notice}</div>}>
      {children}
    </PanelBoundary>
  );
}

function OpenReading({page}: {readonly page: Reading['page']}) {
  const Read = READINGS[page];
  const onClose = (): void => {
    if (usePage.getState().reading?.page === page) usePage.getState().read(null);
  };
  return (
    <PanelBoundary name="This dialog" around={(notice) => inDialog('Not drawn', notice, onClose)}>
      <Read onClose={onClose} />
    </PanelBoundary>
  );
}

function ShownScreen({screen, window}: {readonly screen: Screen; readonly window: WindowClass}) {
  const layout = usePage((state) => state.layout);
  const level = usePage((state) => state.level);
  if (screen === 'lab' && level === 'intro') return <IntroLab />;
  if (screen === 'lab') return <LabScreen key={layout} window={window} />;
  const Shown = LATER_SCREENS[screen];
  return (
    <PanelBoundary key={screen} name={SCREENS.find((one) => one.screen === screen)?.name ?? 'This screen'}>
      <Shown />
    </PanelBoundary>
  );
}

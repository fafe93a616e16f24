// The ways in that may bring a whole work back: the start of a visit, and a file.
import {fail, faultLine} from '../../base/result.ts';
import {useLab} from '../store/lab-store.ts';
import {withCode} from '../store/later-code.ts';
import {notePick, takeTurn} from '../store/opening-turns.ts';
import {droppedFiles, explorations, homework, pictureRun, presentWork, runAddress} from './later.ts';
import {openFromHistory, openFromLink} from './open-scenario.ts';
import {screenOfAddress} from './screens.ts';

/** Opens what the page's address asks for: the start page's picture, or a run; where it names nothing, the work of the last visit. Keeps the work from then on. */
export async function openAtStart(query: string): Promise<void> {
  // Without it the page works all the same, and the address says where it began.
  runAddress().then(
    ({keepRunInAddress}) => keepRunInAddress(),
    () => undefined,
  );
  if (screenOfAddress(location) === 'start') {
    const picture = await pictureRun().catch(() => null);
    await picture?.openPicture();
    void presentWork().then(
      ({keepPresentWork}) => keepPresentWork(),
      () => undefined,
    );
    return;
  }
  const work = await presentWork().catch(() => null);
  const isLesson = screenOfAddress(location) === 'lesson';
  if (work === null) return isLesson ? undefined : openFromLink(query, async () => false);
  const {keepPresentWork, restoreWork} = work;
  const isNamed = query !== '' || isLesson;
  const isOpen = await restoreWork(isNamed ? 'looks' : 'all');
  const {refusal} = useLab.getState();
  // A damaged link must not cost the work that was kept.
  if (isLesson) {
    // How the page looks may be in the link, too; the lesson reads its place itself.
    if (new URLSearchParams(query).has('lesson')) await openFromHistory(query);
  } else if (isNamed || !isOpen) await openFromLink(query, async () => isNamed && restoreWork('all'));
  // What opens instead must not take away why the work did not.
  if (refusal !== null && useLab.getState().refusal === null) useLab.getState().setRefusal(refusal);
  keepPresentWork();
}

/** Opens a file that a person dropped on the page. */
export async function openFile(file: File): Promise<void> {
  const isMyTurn = takeTurn();
  const bytes = await bytesOf(file);
  withCode(file.name, droppedFiles, async ({isAssignment, isExploration, isSavedWork, readDroppedFile}) => {
    if (!isMyTurn()) return;
    const read =
      bytes === null ? fail(file.name, 'the browser cannot read it: a folder?') : readDroppedFile(file.name, bytes);
    if (!read.ok) return useLab.getState().setRefusal(faultLine(read.fault));
    const {scenario} = read.value;
    if (isAssignment(scenario)) openAssignment(file.name, JSON.stringify(scenario));
    else if (isSavedWork(scenario)) openSavedWork(file.name, scenario, isMyTurn);
    else if (isExploration(scenario)) openExploration(file.name, scenario);
    else if (await useLab.getState().load(read.value)) notePick();
  });
}

function openSavedWork(name: string, json: unknown, isMyTurn: () => boolean): void {
  withCode(name, presentWork, ({openWork}) => (isMyTurn() ? openWork(name, json) : undefined));
}

/** Homework has a screen of its own; the open run stays. */
function openAssignment(name: string, text: string): void {
  withCode(name, homework, ({useHomework}) => {
    if (useHomework.getState().open(text, name)) location.hash = '#homework';
  });
}

/** What `vpio explore --json` printed is stepped through on a screen of its own; the open run stays. */
function openExploration(name: string, json: unknown): void {
  withCode(name, explorations, async ({useExploration}) => {
    if (await useExploration.getState().read(json)) location.hash = '#explore';
    else useLab.getState().setRefusal(useExploration.getState().refusal);
  });
}

/** What is in a file; null for a folder, and for a file that is gone or that may not be read. */
async function bytesOf(file: File): Promise<ArrayBuffer | null> {
  try {
    return await file.arrayBuffer();
  } catch {
    return null;
  }
}

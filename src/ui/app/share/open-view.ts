// A link that carries the whole view, opened: its run is opened first; where that or anything else of the link is refused, what
// was open is there again and the page looks as before.

import {type Fault, fail, faultLine, ok, type Result} from '../../../base/result.ts';
import type {Stand} from '../../../bridge/protocol/messages.ts';
import type {CardProfile} from '../../../kits/contract/device-facts.ts';
import {type AnyLink, parseAnyLink} from '../../../scenarios/any-link.ts';
import type {ScenarioChanges} from '../../../scenarios/changes.ts';
import type {LinkedView} from '../../../scenarios/linked-view.ts';
import {parseFilter} from '../../../trace/filter/parse.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {type LabState, lookUp, openedRequest, useLab} from '../../store/lab-store.ts';
import {wantedLesson} from '../../store/lesson-place.ts';
import {until} from '../../store/lesson-stand.ts';
import {takeTurn} from '../../store/opening-turns.ts';
import {LAB_PANELS, usePage} from '../../store/page-store.ts';
import {shownDevice} from '../../store/run-device.ts';
import {faultOf, isOpening} from '../../store/run-phase.ts';
import {dockInspector} from '../inspector-dock.ts';
import {keepLayout} from './kept-layout.ts';

/** How a scenario of the library is opened, as `open-scenario.ts` does. */
type OpenByName = (
  name: string,
  seed: number | null,
  profile: CardProfile | null,
  stand: Stand | null,
  changes: ScenarioChanges | null,
  more: {readonly card: string | null},
) => Promise<boolean>;

/** What opens when a link names nothing. */
const FIRST_SCENARIO = 'two-guests';

/** Opens a link of any version; true if it was taken. */
export async function openView(query: string, open: OpenByName): Promise<boolean> {
  const link = parseAnyLink(query);
  if (!link.ok) return refuse(link.fault);
  const {run, view} = link.value;
  if (wantedLesson(query) !== null) {
    // The lesson reads its place from the address itself, and opens its own run.
    if (view !== null) showAs(view);
    return true;
  }
  const before = await openBefore();
  const furthest = Math.max(run.event ?? -1, view?.known ?? -1, view?.selected ?? -1);
  const moment = run.moment === null ? null : {moment: run.moment};
  if (!(await openRun(link.value, run.event === null ? moment : furthest, open))) return false;
  if (view === null) return true;
  for (const filter of [readFilter(view.filter, 'filter'), readFilter(view.frames, 'frames')]) {
    if (filter.ok) continue;
    await before();
    return refuse(filter.fault);
  }
  showAs(view);
  const isThere = run.event === null || (await standAt(run.event, furthest));
  if (isThere) chooseAs(view);
  return isThere;
}

function refuse(fault: Fault): false {
  useLab.getState().setRefusal(faultLine(fault));
  return false;
}

async function openRun({run, own}: AnyLink, stand: Stand | null, open: OpenByName): Promise<boolean> {
  const {scenario, seed, profile, changes, card} = run;
  if (own === null) return open(scenario ?? FIRST_SCENARIO, seed, profile, stand, changes, {card});
  takeTurn();
  const isTaken = await useLab.getState().load({scenario: own, seed, profile, changes, card}, stand);
  const {refusal, setRefusal} = useLab.getState();
  if (!isTaken && refusal !== null) setRefusal(`link: own: ${refusal}`);
  return isTaken;
}

/** What is open, and how to open it again, standing as it stands. */
async function openBefore(): Promise<() => Promise<void>> {
  const request = openedRequest();
  const {view, selection, branches: isForked, load} = useLab.getState();
  if (request === null || view === null) return async () => undefined;
  const branches = isForked === null ? null : await lookUp('keepBranches', null);
  const {seed, profile, position, computed} = view;
  const {memoryPage, memoryPlace, frame} = usePage.getState();
  const card = shownDevice(view);
  return async () => {
    if (!(await load({...request, seed, profile, card}, computed - 1, branches))) return;
    await standAt(position - 1, computed - 1);
    chooseAs({selected: selection, page: memoryPage, scale: memoryPlace.scale, address: memoryPlace.at, frame});
  };
}

function readFilter(text: string, field: keyof LinkedView): Result<null> {
  const {words} = useLab.getState();
  if (words === null) return ok(null);
  const read = parseFilter(text, words);
  return read.ok ? ok(null) : fail(`link: ${field}`, read.fault.message);
}

function showAs(view: LinkedView): void {
  const lab = useLab.getState();
  const page = usePage.getState();
  lab.setTheme(view.theme);
  lab.setFilter({text: view.filter, brief: view.log === 'brief'});
  page.showSide(view.side);
  page.filterFrames(view.frames);
  page.listVerdicts(view.verdicts);
  page.chooseTabs({main: view.main, lower: view.lower, memory: view.memory});
  // Shown first: the last one that is there cannot be put away.
  for (const panel of LAB_PANELS) page.showPanel(panel, true);
  for (const panel of view.hidden) page.showPanel(panel, false);
  keepLayout(view.sizes);
  if (page.isInspectorDocked !== (view.inspector === 'docked')) dockInspector(view.inspector === 'docked');
  if (view.level !== null) page.setLevel(view.level);
}

/** Runs as far as the link's page had, and stands where that stood; true if nothing else was opened meanwhile. */
async function standAt(event: EventIndex, furthest: EventIndex): Promise<boolean> {
  const mine = openedRequest();
  const isStill = (state: LabState): boolean => openedRequest() === mine && faultOf(state) === null;
  await until((state) => !isStill(state) || standsAt(state, furthest));
  if (furthest !== event && isStill(useLab.getState())) {
    useLab.getState().goTo(event);
    await until((state) => !isStill(state) || standsAt(state, event));
  }
  return isStill(useLab.getState());
}

function standsAt(state: LabState, event: EventIndex): boolean {
  const {view} = state;
  return view !== null && !isOpening(state) && (view.position === event + 1 || (view.ended && view.position <= event));
}

/** Memory page, its scale, and frame are as the link has them as long as its record is chosen; then they follow what is chosen as always. */
function chooseAs({
  selected,
  page,
  scale,
  address,
  frame,
}: Pick<LinkedView, 'selected' | 'page' | 'scale' | 'address' | 'frame'>): void {
  const memoryPlace = {scale: scale ?? 0, at: address ?? 0};
  usePage.setState({memoryPage: page, memoryPlace, frame, stayedFor: selected});
  useLab.getState().select(selected);
  if (selected === null) return;
  const stop = useLab.subscribe(({selection}) => {
    if (selection === selected) return;
    usePage.setState({stayedFor: null});
    stop();
  });
}

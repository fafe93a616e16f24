// The run of the start page's picture. It stands in no address and is not kept; whoever leaves the page finds the work of before, or, where
// there is none, the picture's run itself.
import {openedRequest, useLab} from '../../store/lab-store.ts';
import {watchTurns} from '../../store/opening-turns.ts';
import {openByName, openFirst} from '../open-scenario.ts';
import {keepNow, openKept, titleOf} from '../work/present-work.ts';
import {keptWork} from '../work/work-store.ts';

/** One denied access: the scenario and its moment. */
const PICTURE = {scenario: 'rogue', moment: 'First denial'} as const;

/** The work that was open when the start page came; null: none. */
let left: string | null = null;

/** Opens the picture's run in place of what is open, which is remembered. */
export async function openPicture(): Promise<void> {
  const {view, isPicture} = useLab.getState();
  if (isPicture) return;
  const isQuiet = watchTurns();
  if (view !== null) left = await keepNow();
  // Something may have been picked meanwhile, or the page left.
  if (!isQuiet() || useLab.getState().screen !== 'start') return;
  if (!(await openByName(PICTURE.scenario, null, null, {moment: PICTURE.moment}))) return;
  useLab.setState({isPicture: true});
  // Who was quicker has left already; a lesson opens its own run in place of the picture's.
  const {screen} = useLab.getState();
  if (screen !== 'start' && screen !== 'lesson') await leavePicture();
}

/** The start page was left by a link to another screen. */
export async function leavePicture(): Promise<void> {
  const {isPicture} = useLab.getState();
  // What was picked may not have come yet: it has no view, but it is what is open.
  if (openedRequest() !== null && !isPicture) return;
  const isQuiet = watchTurns();
  const work = left ?? (await keptWork());
  left = null;
  if (!isQuiet() || (work !== null && (await openKept(work)))) return;
  if (useLab.getState().isPicture) useLab.setState({isPicture: false});
  else if (openedRequest() === null) await openFirst();
}

/** The title of the work that leaving would open; null: there is none. */
export async function titleOfWork(): Promise<string | null> {
  return titleOf(left);
}

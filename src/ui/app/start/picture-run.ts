// The run of the start page's picture. It stands in no address and is not kept; whoever leaves the page finds the work of before, or, where
// there is none, the picture's run itself.
import {useLab} from '../../store/lab-store.ts';
import {openByName, openFirst} from '../open-scenario.ts';
import {keepNow, openKept, restoreWork, titleOf} from '../work/present-work.ts';

/** One denied access: the scenario and its moment. */
const PICTURE = {scenario: 'rogue', moment: 'First denial'} as const;

/** The work that was open when the start page came; null: none. */
let left: string | null = null;

/** Opens the picture's run in place of what is open, which is remembered. */
export async function openPicture(): Promise<void> {
  const {view, isPicture} = useLab.getState();
  if (isPicture) return;
  if (view !== null) left = await keepNow();
  if (useLab.getState().screen !== 'start') return;
  if (!(await openByName(PICTURE.scenario, null, null, {moment: PICTURE.moment}))) return;
  useLab.setState({isPicture: true});
  // Who was quicker has left already; a lesson opens its own run in place of the picture's.
  const {screen} = useLab.getState();
  if (screen !== 'start' && screen !== 'lesson') await leavePicture();
}

/** The start page was left by a link to another screen. */
export async function leavePicture(): Promise<void> {
  const {view, isPicture} = useLab.getState();
  if (view !== null && !isPicture) return;
  const isBack = left === null ? await restoreWork('all') : await openKept(left);
  left = null;
  if (isBack) return;
  if (useLab.getState().isPicture) useLab.setState({isPicture: false});
  else if (useLab.getState().view === null) await openFirst();
}

/** The title of the work that leaving would open; null: there is none. */
export async function titleOfWork(): Promise<string | null> {
  return titleOf(left);
}

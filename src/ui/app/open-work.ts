// The ways in that may bring a whole work back: the start of a visit, and a file.
import {faultLine} from '../../base/result.ts';
import {useLab} from '../store/lab-store.ts';
import {withCode} from '../store/later-code.ts';
import {isExploration, readDroppedFile} from './dropped-file.ts';
import {explorations, presentWork, runAddress} from './later.ts';
import {openFromLink} from './open-scenario.ts';

/** Opens what the page's link asks for; where it names nothing, the work of the last visit. Keeps the work from then on. */
export async function openAtStart(query: string): Promise<void> {
  // Without it the page works all the same, and the address says where it began.
  runAddress().then(
    ({keepRunInAddress}) => keepRunInAddress(),
    () => undefined,
  );
  const work = await presentWork().catch(() => null);
  if (work === null) return openFromLink(query, async () => false);
  const {keepPresentWork, restoreWork} = work;
  const isNamed = query !== '';
  const isOpen = await restoreWork(isNamed ? 'looks' : 'all');
  // A damaged link must not cost the work that was kept.
  if (isNamed || !isOpen) await openFromLink(query, async () => isNamed && restoreWork('all'));
  keepPresentWork();
}

/** Opens a file that a person dropped on the page. */
export async function openFile(file: File): Promise<void> {
  const read = readDroppedFile(file.name, await file.arrayBuffer());
  if (read.ok && isWork(read.value.scenario)) {
    const {scenario} = read.value;
    withCode(file.name, presentWork, ({openWork}) => openWork(file.name, scenario));
  } else if (read.ok && isExploration(read.value.scenario)) openExploration(file.name, read.value.scenario);
  else if (read.ok) await useLab.getState().load(read.value);
  else useLab.getState().setRefusal(faultLine(read.fault));
}

/** What `vpio explore --json` printed is stepped through on a screen of its own; the open run stays. */
function openExploration(name: string, json: unknown): void {
  withCode(name, explorations, async ({useExploration}) => {
    if (await useExploration.getState().read(json)) location.hash = '#explore';
    else useLab.getState().setRefusal(useExploration.getState().refusal);
  });
}

function isWork(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === 'vpio-work';
}

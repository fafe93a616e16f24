// The ways in that may bring a whole work back: the start of a visit, and a file.
import {faultLine} from '../../base/result.ts';
import {useLab} from '../store/lab-store.ts';
import {isExploration, readDroppedFile} from './dropped-file.ts';
import {openFromLink} from './open-scenario.ts';

/** Opens what the page's link asks for; where it names nothing, the work of the last visit. Keeps the work from then on. */
export async function openAtStart(query: string): Promise<void> {
  const {keepPresentWork, restoreWork} = await import('./work/present-work.ts');
  const isNamed = query !== '';
  const isOpen = await restoreWork(isNamed ? 'looks' : 'all');
  if (isNamed || !isOpen) await openFromLink(query);
  keepPresentWork();
}

/** Opens a file that a person dropped on the page. */
export async function openFile(file: File): Promise<void> {
  const read = readDroppedFile(file.name, await file.arrayBuffer());
  if (read.ok && isWork(read.value.scenario)) {
    const {openWork} = await import('./work/present-work.ts');
    await openWork(file.name, read.value.scenario);
  } else if (read.ok && isExploration(read.value.scenario)) await openExploration(read.value.scenario);
  else if (read.ok) await useLab.getState().load(read.value);
  else useLab.getState().setRefusal(faultLine(read.fault));
}

/** What `vpio explore --json` printed is stepped through on a screen of its own; the open run stays. */
async function openExploration(json: unknown): Promise<void> {
  const {useExploration} = await import('../store/exploration-store.ts');
  if (await useExploration.getState().read(json)) location.hash = '#explore';
  else useLab.getState().setRefusal(useExploration.getState().refusal);
}

function isWork(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === 'vpio-work';
}

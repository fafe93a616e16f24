// Opening what the menu or a link names: finds it in the worker's library, fetches its recording, hands both to the worker.

import {wordsToChoose} from '../../base/near-words.ts';
import {faultLine} from '../../base/result.ts';
import type {Stand} from '../../bridge/protocol/messages.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import {fetchRecording} from '../store/fetch-recording.ts';
import {useLab} from '../store/lab-store.ts';
import {laterCode, NOT_FETCHED} from '../store/later-code.ts';
import {hasPicked, notePick, takeTurn} from '../store/opening-turns.ts';

/** What reads links comes when there is one. */
const links = laterCode(() => import('./share/open-view.ts'));

/** What opens when a link names nothing. */
const FIRST_SCENARIO = 'two-guests';

/** Opens a scenario of the library; a null seed, profile or place to stand is the scenario's own. True if it was taken, and nothing else asked for meanwhile. */
export async function openByName(
  name: string,
  seed: number | null,
  profile: 'qemu' | 'datasheet' | null,
  stand: Stand | null = null,
  changes: ScenarioChanges | null = null,
  {branches = null, card = null}: {readonly branches?: unknown; readonly card?: string | null} = {},
): Promise<boolean> {
  const isMyTurn = takeTurn();
  const {library, load, setRefusal} = useLab.getState();
  const entry = library.find((known) => known.name === name);
  if (entry === undefined) {
    const names = library.map((known) => known.name);
    const choice = wordsToChoose(name, names, `the list of scenarios has all ${names.length}`);
    setRefusal(`${name}: no such scenario; ${choice}`);
    return false;
  }
  const recording = entry.recording === null ? null : await fetchRecording(entry.recording);
  if (!isMyTurn()) return false;
  if (recording?.ok === false) {
    setRefusal(faultLine(recording.fault));
    return false;
  }
  return load({scenario: name, seed, profile, changes, recording: recording?.value ?? null, card}, stand, branches);
}

/** Opens what a person picks, at one of its moments if that is picked too. */
export async function pickScenario(
  name: string,
  moment: string | null = null,
  profile: CardProfile | null = null,
): Promise<void> {
  notePick();
  await openByName(name, null, profile, moment === null ? null : {moment});
}

/** Opens what a page shows that was asked for nothing. */
export async function openFirst(): Promise<void> {
  await openByName(FIRST_SCENARIO, null, null);
}

/**
 * Opens what the page's link asks for; nothing after a pick. Where it is wrong, that is said, and what `instead` can open is
 * opened: the work of the last visit, or the first scenario.
 */
export async function openFromLink(query: string, instead: () => Promise<boolean>): Promise<void> {
  if (hasPicked() || (await openFromHistory(query)) || hasPicked()) return;
  const {refusal, setRefusal} = useLab.getState();
  if (!(await instead()) && !hasPicked()) await openFirst();
  setRefusal(refusal);
}

/** Opens what a link asks for; where it is wrong, that is said, and what was open stays. True if it was taken. */
export async function openFromHistory(query: string): Promise<boolean> {
  if (query === '') return openByName(FIRST_SCENARIO, null, null);
  const code = await links().catch(() => null);
  if (code !== null) return code.openView(query, openByName);
  useLab.getState().setRefusal(`link: what reads it ${NOT_FETCHED}; try again when it answers`);
  return false;
}

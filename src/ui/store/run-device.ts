// The device of the run that is opened: what is said of it is there before the run is asked for, and spoken once it is open.

import {isObject} from '../../base/json.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import {device, isKit, isKnown, learn, speak} from '../../kits/screens.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import type {ScenarioEntry} from '../../scenarios/library.ts';
import {type CardsOfRun, setCardsOfRun} from '../layout/card-words.ts';
import {speakOfGuests} from '../layout/run-guests.ts';

const listeners = new Set<() => void>();

/** The devices of a scenario of the library, or of one as data that nobody has read yet, the first card's first. */
export function devicesAsked(scenario: unknown, library: readonly ScenarioEntry[]): readonly unknown[] {
  if (typeof scenario === 'string') return library.find(({name}) => name === scenario)?.devices ?? [];
  if (!isObject(scenario)) return [USUAL_DEVICE];
  const {device = USUAL_DEVICE, cards}: {device?: unknown; cards?: unknown} = scenario;
  const further = Array.isArray(cards) ? cards : [];
  return [device, ...further.map((card) => (isObject(card) ? card['device'] : undefined))];
}

/** How what is said of devices comes: an object, for a test to withhold it. */
export const DEVICE_WORDS = {
  /** Something has to be fetched before a run with this device can be shown. One that is no device is for the worker to refuse. */
  areMissing(name: unknown): name is string {
    return typeof name === 'string' && isKit(name) && !isKnown(name);
  },
  /** Fetches it; false where it cannot be fetched. */
  come(name: string): Promise<boolean> {
    return learn(name).then(
      () => true,
      () => false,
    );
  },
};

/** Fetches what is missing of these; the first that cannot be fetched, or null. */
export async function firstUnfetched(names: readonly unknown[]): Promise<string | null> {
  for (const name of names) if (DEVICE_WORDS.areMissing(name) && !(await DEVICE_WORDS.come(name))) return name;
  return null;
}

/** Why no run with a device can be shown. */
export function unsaid(name: string): string {
  return `What is said of ${name} cannot be fetched from where this page came from`;
}

/** Speaks of the device of the run that is open now; of several `cards`, of the one that is shown. */
export function speakOfRun(name: string, cards: CardsOfRun | null = null): void {
  setCardsOfRun(cards);
  speakOfCard(name);
}

/** Speaks of the device of the card that is shown now. */
function speakOfCard(name: string): void {
  const isOther = device?.facts.name !== name;
  speak(name);
  if (isOther) for (const act of listeners) act();
}

/** A view that came: words are those of its card and about its guests from now on. */
export function spokenOf(view: LabView): LabView {
  speakOfCard(view.device);
  speakOfGuests(view.guests);
  return view;
}

/** The device of the card that is shown, as a link names it; null where the machine has one card only, or its first is shown. */
export function shownDevice(view: Pick<LabView, 'card' | 'device'> | null): string | null {
  return view === null || view.card === 0 ? null : view.device;
}

/** Calls back when a run with another device is open: what was known of the one before says nothing of it. */
export function onOtherDevice(act: () => void): void {
  listeners.add(act);
}

// The device of the run that is opened: what is said of it is there before the run is asked for, and spoken once it is open.

import type {LabView} from '../../bridge/protocol/messages.ts';
import {device, isKit, isKnown, learn, speak} from '../../kits/screens.ts';
import {USUAL_DEVICE} from '../../kits/usual-device.ts';
import type {ScenarioEntry} from '../../scenarios/library.ts';
import {speakOfGuests} from '../layout/run-guests.ts';

const listeners = new Set<() => void>();

/** The device of a scenario of the library, or of one as data that nobody has read yet. */
export function deviceAsked(scenario: unknown, library: readonly ScenarioEntry[]): unknown {
  if (typeof scenario === 'string') return library.find(({name}) => name === scenario)?.device;
  if (typeof scenario !== 'object' || scenario === null || !('device' in scenario)) return USUAL_DEVICE;
  return scenario.device;
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

/** Why no run with a device can be shown. */
export function unsaid(name: string): string {
  return `What is said of ${name} cannot be fetched from where this page came from`;
}

/** Speaks of the device of the run that is open now. */
export function speakOfRun(name: string): void {
  const isOther = device?.facts.name !== name;
  speak(name);
  if (isOther) for (const act of listeners) act();
}

/** A view that came: words are about its guests from now on. */
export function spokenOf(view: LabView): LabView {
  speakOfGuests(view.guests);
  return view;
}

/** Calls back when a run with another device is open: what was known of the one before says nothing of it. */
export function onOtherDevice(act: () => void): void {
  listeners.add(act);
}

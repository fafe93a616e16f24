// The plain scenario around one guest alone: for a recording that comes without one, and for measuring.
import {present} from '../base/assert.ts';
import {factsOf, profileOn} from '../kits/facts.ts';
import {USUAL_DEVICE} from '../kits/usual-device.ts';
import {USUAL_POLICIES} from '../policies/policies.ts';
import {type GuestSpec, NO_LIMIT_US, SCENARIO_VERSION, type Scenario} from './scenario.ts';

/** A lone guest on a device, QEMU's card where it has such a one, with nobody on the wire; a recorded guest brings its own. */
export function scenarioOf(
  guest: GuestSpec,
  words: {readonly title: string; readonly about: string},
  hooks: string,
  device: string = USUAL_DEVICE,
): Scenario {
  const profile = profileOn(present(factsOf(device), `there is a device ${device}`), 'qemu');
  return {
    format: 'vpio-scenario',
    version: SCENARIO_VERSION,
    name: guest.name,
    title: words.title,
    about: words.about,
    moments: [],
    seed: 1,
    device,
    profile,
    costs: profile === 'qemu' ? 'qemu' : 'hp',
    hooks: {qemu: hooks, datasheet: hooks},
    policies: USUAL_POLICIES,
    quantum: 900_000,
    hosts: [],
    guests: [guest],
    limitUs: NO_LIMIT_US,
  };
}

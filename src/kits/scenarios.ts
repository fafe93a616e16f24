// The scenarios that kits bring along, as their files have them.
import copyRogue from './copy-engine/scenarios/copy-rogue.json' with {type: 'json'};
import copyTwoGuests from './copy-engine/scenarios/copy-two-guests.json' with {type: 'json'};

/** Those of devices that are not the usual one, a device after the other. */
export const KIT_SCENARIOS = [copyTwoGuests, copyRogue];

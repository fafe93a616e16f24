// The NE2000 as the page shows it.
import type {DeviceScreen} from '../../contract/device-screen.ts';
import {FAULTS} from '../explore/faults.ts';
import {NE2000_MODEL_WORDS} from '../model/model-words.ts';
import {NE2000_SPACES} from '../sheet/address-spaces.ts';
import {NE2000_PORTS} from '../sheet/port-sheet.ts';

/** All that is said and drawn of an NE2000. */
export const NE2000_SCREEN: DeviceScreen = {
  name: 'ne2000',
  title: 'NE2000',
  sheet: NE2000_PORTS,
  model: NE2000_MODEL_WORDS,
  spaces: NE2000_SPACES,
  faults: FAULTS,
};

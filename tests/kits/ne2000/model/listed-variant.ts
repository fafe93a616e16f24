// The model of the data sheet's card with everything hooked that belongs to its ring, filter and page.

import {WHOLE_RANGE} from '../../../../src/kits/ne2000/model/variant.ts';
import type {Interpretation} from '../../../../src/sim/models/device-model.ts';

/** As the tests of single parts of the model take it. */
export const LISTED_VARIANT = {
  hasChip: true,
  countsData: false,
  dwordMovesFour: false,
  rangeHooks: WHOLE_RANGE,
  ringIsHooked: true,
  filterIsHooked: true,
  pageIsHooked: true,
  page2ReadsBack: true,
  opensDataPort: false,
};

/** What an interpretation fills in. */
export function blankReading(): Interpretation {
  return {
    events: new Uint8Array(8),
    count: 0,
    refusal: 0,
    lookFirst: false,
    checkOnly: -1,
    hold: false,
    release: false,
    forward: 0,
  };
}

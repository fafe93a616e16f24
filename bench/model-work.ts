// The model's part of a hooked access by itself: what the monitor does between the exit and the card.

import {ne2kModel} from '../src/kits/ne2000/model/device.ts';
import {WHOLE_RANGE} from '../src/kits/ne2000/model/variant.ts';
import {Monitor} from '../src/sim/monitor/monitor.ts';
import {EventStore} from '../src/trace/event-store.ts';
import {NO_CAUSE} from '../src/trace/units.ts';
import {setUpTransmit, setUpWrite} from './frame-accesses.ts';
import type {Work} from './measure.ts';

const RULINGS = 1_000;

/** A store that forgets. */
class NoRecords extends EventStore {
  override append(): number {
    return 0;
  }
}

/** The monitor alone: ruling after ruling, with their checks; no record is written and the card does nothing. */
export function modelWork(): Work {
  const accesses = [...setUpWrite(), ...setUpTransmit()].flatMap((access) =>
    access.op === 'out' ? [{offset: access.offset, value: access.value}] : [],
  );
  const clock = {now: 0};
  const silent = {read: () => 0, write: () => {}};
  const variant = {
    hasChip: false,
    countsData: false,
    dwordMovesFour: true,
    rangeHooks: WHOLE_RANGE,
    ringIsHooked: false,
    filterIsHooked: false,
    pageIsHooked: true,
    page2ReadsBack: false,
    opensDataPort: false,
  };
  const model = ne2kModel(variant);
  let monitor = new Monitor(model, new NoRecords(), clock, []);
  return {
    units: accesses.length * RULINGS,
    prepare: () => {
      monitor = new Monitor(model, new NoRecords(), clock, [{start: 0x4000, end: 0x8000}]);
      monitor.setOwner(0, NO_CAUSE);
    },
    run: () => {
      let allowed = 0;
      for (let ruling = 0; ruling < RULINGS; ruling++) {
        for (const {offset, value} of accesses) {
          if (monitor.rule(0, true, offset, value, silent, NO_CAUSE).allowed) allowed++;
        }
      }
      return allowed;
    },
  };
}

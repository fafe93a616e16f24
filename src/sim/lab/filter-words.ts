// The words of an open run that filters may use: the data sheet's names, the model's, the guests'.

import {DENY_REASONS, EVENTS, STATES} from '../../kits/ne2000/model/names.ts';
import {BOARD_PORTS, portName, USUAL_BASE_PORT} from '../../kits/ne2000/sheet/board.ts';
import {BIT_REGISTERS} from '../../kits/ne2000/sheet/dp8390.ts';
import {type FilterWords, PORT_KEYS, portOfKey} from '../../trace/filter/words.ts';

/** `CR.TXP` and its kin as masks. */
const BITS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(BIT_REGISTERS).flatMap(([name, bits]) =>
    Object.entries(bits).map(([bit, mask]) => [`${name}.${bit}`, mask]),
  ),
);

const PORTS: readonly string[] = Array.from({length: PORT_KEYS}, (_, key) => {
  const {isWrite, page, offset} = portOfKey(key);
  return offset < BOARD_PORTS ? portName(page, offset, isWrite) : '';
});

/** The words of a run with these guests. */
export function filterWords(guests: readonly string[]): FilterWords {
  return {
    basePort: USUAL_BASE_PORT,
    guests,
    ports: PORTS,
    bits: BITS,
    states: STATES,
    events: EVENTS,
    reasons: DENY_REASONS.map(({name}) => name),
  };
}

// The NE2000 in an open run, for tests that look behind the kit's back.
import {assert} from '../../../src/base/assert.ts';
import {Ne2000} from '../../../src/kits/ne2000/card/ne2000.ts';
import type {Machine} from '../../../src/sim/lab/machine.ts';

/** The card of a machine with an NE2000. */
export function ne2000In({card}: Pick<Machine, 'card'>): Ne2000 {
  assert(card instanceof Ne2000, 'the machine has an NE2000');
  return card;
}

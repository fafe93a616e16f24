// What is tried on a device, on the command line, to see that card and model are right.
import type {AttackHoles} from './attack-holes.ts';
import type {Conformance} from './conformance.ts';
import type {DeviceFuzz} from './fuzz.ts';

/** All trials of one device. */
export interface Trials {
  readonly fuzz: DeviceFuzz;
  readonly conformance: Conformance;
  readonly holes: AttackHoles;
}

// The attacks on an NE2000.
import {NE2000_BASICS} from '../../../../src/kits/ne2000/basics.ts';
import {NE2000_FACTS} from '../../../../src/kits/ne2000/facts.ts';
import {NE2000_HOLES} from '../../../../src/kits/ne2000/holes.ts';
import {testAttacks} from './attack-tests.ts';

testAttacks(NE2000_FACTS, NE2000_BASICS, NE2000_HOLES);

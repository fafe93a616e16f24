// The attacks on an RTL8139.
import {RTL8139_BASICS} from '../../../../src/kits/rtl8139/basics.ts';
import {RTL8139_FACTS} from '../../../../src/kits/rtl8139/facts.ts';
import {RTL8139_HOLES} from '../../../../src/kits/rtl8139/holes.ts';
import {testAttacks} from './attack-tests.ts';

testAttacks(RTL8139_FACTS, RTL8139_BASICS, RTL8139_HOLES);

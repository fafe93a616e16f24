// What lets each attack on an RTL8139 through, and why one gets through no hook's lack.

import type {Port} from '../../base/port.ts';
import {type AttackHoles, FORCED_ABORT} from '../contract/attack-holes.ts';
import {PORT, TSAD, TSD} from './sheet/registers.ts';

const written = ({name}: Port): string => `w:${name}`;

/** A frame's address and its length: one of them is enough for the check, which takes the other for the worst or reads it from the card. */
const FRAMES = [...TSAD, ...TSD].map(written).join(' ');
/** The mode, and the upper half of where its descriptors begin: a 0 that is written there stays with the monitor. */
const C_PLUS = [PORT.CPCR, PORT.TSAD1].map(written).join(' ');
const MODE = written(PORT.CPCR);

const alike = <Hole extends string | null>(hole: Hole) => ({datasheet: hole, qemu: hole});

const RESET =
  'a hand-off resets the card, as the attack does first, and a chip’s reset is taken to drop the half that it has';

/** The RTL8139's holes. */
export const RTL8139_HOLES: AttackHoles = {
  heads: {
    datasheet: 'The RTL8139 as its data sheet says (profile `datasheet`)',
    qemu: 'QEMU’s RTL8139 (profile `qemu`)',
  },
  sets: ['minimal', 'exact', 'all'],
  sound: {datasheet: 'sharing', qemu: 'sharing'},
  holes: {
    reach: alike(FRAMES),
    frame: alike(FRAMES),
    loopback: alike(FRAMES),
    rewrite: alike(FRAMES),
    'out-of-turn': alike(FRAMES),
    ring: alike(null),
    overrun: alike(null),
    'early-enable': alike(null),
    'left-receiving': alike('receiver:left'),
    wide: alike(C_PLUS),
    reset: alike(null),
    'c-plus': alike(C_PLUS),
    'c-plus-rewrite': alike(C_PLUS),
    tally: alike(MODE),
    'half-frame': {datasheet: null, qemu: 'descriptors:unchecked'},
    'late-master': alike(null),
    storm: alike(FORCED_ABORT),
    hold: alike(FORCED_ABORT),
  },
  holeless: {'half-frame': {datasheet: RESET}},
  undenied: {
    'left-receiving':
      'nothing to deny: a hand-off stops the receiver, and the next guest’s ring is checked when it turns it on',
    'c-plus-rewrite': 'nothing to deny: the card has copies, and what is rewritten it never reads',
  },
  others: [
    {name: 'descriptors:shadow', policies: {descriptors: 'shadow'}, isSound: true},
    {name: 'descriptors:unchecked', policies: {descriptors: 'unchecked'}, isSound: false},
  ],
};

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

const STOPPED = 'a hand-off stops the receiver before anybody else has the card, whatever is hooked';
const NOBODYS = 'only a driver in C+ mode leaves half a frame, and the other guest’s uses the ring';
const PICTURE = 'the card’s registers stay where firmware put them, and a guest’s BARs are a picture of its own';
const PUT_BACK =
  'a hand-off gives bus mastering back to whoever has the card next, whatever is hooked, and where nobody watches two drivers upset each other without it';
const SHORT =
  'without the hooks it needs the good guest is denied as well, and where nobody watches two drivers that upset each other’s ring bring no frame past its end';

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
    'left-receiving': alike(null),
    wide: alike(C_PLUS),
    reset: alike(null),
    'c-plus': alike(C_PLUS),
    tally: alike(MODE),
    'half-frame': alike(null),
    'bus-off': alike(null),
    'late-master': alike(null),
    bar: alike(null),
    storm: alike(FORCED_ABORT),
    hold: alike(FORCED_ABORT),
  },
  holeless: {
    overrun: {qemu: SHORT},
    'left-receiving': alike(STOPPED),
    'half-frame': alike(NOBODYS),
    'bus-off': alike(PUT_BACK),
    bar: alike(PICTURE),
  },
};

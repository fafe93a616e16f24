// What lets each attack on an RTL8139 through, and why one gets through no hook's lack.

import type {Port} from '../../base/port.ts';
import {type AttackHoles, FORCED_ABORT} from '../contract/attack-holes.ts';
import {PORT, TSAD, TSD} from './sheet/registers.ts';

const written = ({name}: Port): string => `w:${name}`;

/** A frame's address and its length: one of them is enough for the check, which takes the other for the worst or reads it from the card. */
const FRAMES = [...TSAD, ...TSD].map(written).join(' ');
const RING = written(PORT.RBSTART);
const COMMAND = written(PORT.CR);
const C_PLUS = written(PORT.CPCR);

const alike = <Hole extends string | null>(hole: Hole) => ({datasheet: hole, qemu: hole});

const NOT_BY_HOOKS = 'a hand-off stops the receiver before anybody else has the card, whatever is hooked';

/** The RTL8139's holes. */
export const RTL8139_HOLES: AttackHoles = {
  heads: {
    datasheet: 'The RTL8139 as its data sheet says (profile `datasheet`)',
    qemu: 'QEMU’s card (profile `qemu`)',
  },
  sets: ['minimal', 'exact', 'writes', 'all'],
  sound: {datasheet: 'sharing', qemu: 'sharing'},
  holes: {
    reach: alike(RING),
    frame: alike(FRAMES),
    loopback: alike(FRAMES),
    rewrite: alike(FRAMES),
    'out-of-turn': alike(FRAMES),
    ring: alike(RING),
    overrun: alike(RING),
    'early-enable': alike(COMMAND),
    'left-receiving': alike(null),
    wide: alike(COMMAND),
    reset: alike(COMMAND),
    'c-plus': alike(C_PLUS),
    tally: alike(C_PLUS),
    'half-frame': alike(C_PLUS),
    storm: alike(FORCED_ABORT),
    hold: alike(FORCED_ABORT),
  },
  holeless: {'left-receiving': alike(NOT_BY_HOOKS)},
};

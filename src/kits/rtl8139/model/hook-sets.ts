// The words of the RTL8139's hook sets: the named ones as lists, and single hooks by the names of its registers.
import type {Port} from '../../../base/port.ts';
import {hookOf} from '../../../sim/models/hook-words.ts';
import type {HookWords} from '../../contract/hook-vocabulary.ts';
import {RTL8139_PORTS} from '../sheet/port-sheet.ts';
import {PORT, TSAD, TSD} from '../sheet/registers.ts';
import {SHADOWING, TELLING} from './variant.ts';

const written = (port: Port): string => hookOf(RTL8139_PORTS, port, 'write');

/**
 * The least that is sound in ring mode, at which a search also ends (`vpio hooks attacks --device rtl8139 --profile qemu`): each address that the card is given, and what it may do there. Frames are taken to be the
 * longest there are when TSAD is written. RCR is among them because it has the ring's length, CR because RE lets the receiver write
 * and RST takes its ring away, CPCR because any write to it changes the mode. A load from the EEPROM goes unseen; that the card was
 * reset shows when the receiver is turned on, and its turn is found out at a hand-off.
 */
const MINIMAL = [...TSAD, PORT.RBSTART, PORT.RCR, PORT.CR, PORT.CPCR].map(written);
/** On the chip a frame takes its time, so that somebody has to see that one is being sent. */
const MINIMAL_DATASHEET = [...MINIMAL, ...TSD.map(written)];
/** Each frame's own length at the moment it is sent, and the turn counted: so a load from the EEPROM has to be seen too. */
const EXACT = [...MINIMAL_DATASHEET, written(PORT['9346CR'])];
/** And IMR: an interrupt that a guest is owed comes when it unmasks it. */
const SHARING = [...EXACT, written(PORT.IMR)];

/**
 * What the VMM needs where it copies through pages of its own (policy `translation: bounce`): `exact`, and reads of each register that tells
 * of frames received. CR's exit already for its writes; ISR's are one exit more an interrupt.
 */
const BOUNCE = [...EXACT, ...TELLING.map((port) => hookOf(RTL8139_PORTS, port, 'read'))];

/** What it needs for shadow rings (policy `descriptors: shadow`): each write by which the card could take descriptors over, and ISR's reads, which tell. */
const SHADOW = [...EXACT, ...SHADOWING.map(written), hookOf(RTL8139_PORTS, PORT.ISR, 'read')];

/** How hook sets of an RTL8139 are written. */
export const RTL8139_HOOKS: HookWords = {
  sets: {
    minimal: MINIMAL.join(),
    'minimal-datasheet': MINIMAL_DATASHEET.join(),
    exact: EXACT.join(),
    sharing: SHARING.join(),
    bounce: BOUNCE.join(),
    shadow: SHADOW.join(),
    writes: 'w:*',
    all: 'rw:*',
    none: '',
  },
  pageHooks: [],
  copying: 'bounce',
  shadowing: 'shadow',
  examples: ['w:CR', 'w:TSAD0', 'r:*'],
};

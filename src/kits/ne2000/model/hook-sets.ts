// The words of the NE2000's hook sets: the named ones as lists, and single hooks by the names of its ports.
import type {Direction, Port} from '../../../base/port.ts';
import {hookOf} from '../../../sim/models/hook-words.ts';
import type {HookWords} from '../../contract/hook-vocabulary.ts';
import {PORT} from '../sheet/board.ts';
import {RBCR, RSAR, TBCR} from '../sheet/dp8390.ts';
import {NE2000_PORTS} from '../sheet/port-sheet.ts';

/** The word of a single hook. @example hook(PORT.PSTART, 'write') */
export function hook(port: Port, direction: Direction): string {
  return hookOf(NE2000_PORTS, port, direction);
}

/** What says which bytes a DMA moves, remote or local, and when. */
const RANGES = [PORT.CR, ...RSAR, ...RBCR, PORT.TPSR, ...TBCR].map((register) => hook(register, 'write'));
/** Slide 26's events need these; drivers use the reset port in both directions (Linux reads it, then writes it back). */
const DECK = [...RANGES, hook(PORT.RESET, 'read'), hook(PORT.RESET, 'write')];
/**
 * The set that `vpio hooks attacks` finds in profile datasheet, and DCR, which it misses only because every driver of ours is
 * word-wide: the ring's bounds, where the next frame lands, the filter, and the reset port's reads, as its writes do nothing.
 */
const MINIMAL = [
  ...RANGES,
  hook(PORT.RESET, 'read'),
  ...[PORT.PSTART, PORT.PSTOP, PORT.CURR, PORT.RCR, PORT.DCR].map((register) => hook(register, 'write')),
];
/** And what a hand-off must put back and QEMU's card lets nobody read: transmit and mask settings. */
const SHARING = [...MINIMAL, ...[PORT.RESET, PORT.TCR, PORT.IMR].map((port) => hook(port, 'write'))];

/** How hook sets of an NE2000 are written. */
export const NE2000_HOOKS: HookWords = {
  sets: {
    all: 'rw:*,rw:data,rw:reset',
    registers: 'rw:*,rw:reset',
    deck: DECK.join(),
    minimal: MINIMAL.join(),
    sharing: SHARING.join(),
    none: '',
  },
  pageHooks: [hook(PORT.CR, 'write'), hook(PORT.RESET, 'read')],
  examples: ['w:CR', 'w:0:RSAR0', 'rw:reset'],
};

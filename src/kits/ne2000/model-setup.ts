// What the model has to know of its board and its hooks, out of the set and the profile.
import type {HookSet} from '../../sim/models/hook-set.ts';
import type {ModelSetup} from '../contract/device-kit.ts';
import type {Ne2kVariant} from './model/variant.ts';
import {PORT} from './sheet/board.ts';
import {portBits, RBCR, RSAR} from './sheet/dp8390.ts';

/** The variant of the model for a machine. */
export function variantFor({profile, hooks, isAlone}: ModelSetup): Ne2kVariant {
  const isQemu = profile === 'qemu';
  return {
    hasChip: !isQemu,
    dwordMovesFour: isQemu,
    rangeHooks: rangeHooksOf(hooks),
    countsData: hooks.has(PORT.DATA, 'read'),
    ringIsHooked: [PORT.PSTART, PORT.PSTOP, PORT.CURR].every((register) => hooks.has(register, 'write')),
    pageIsHooked: hooks.has(PORT.TPSR, 'write'),
    filterIsHooked: hooks.has(PORT.RCR, 'write'),
    hasCardAlone: isAlone,
    opensDataPort: isQemu && opensDataPort(hooks),
    page2ReadsBack: !isQemu,
  };
}

/**
 * A dynamic set may let go of a data port that it lists where it lists all that a transfer's way depends on: CR, PSTART, PSTOP,
 * RSAR, RBCR and DCR; and CURR, with which the ring is known.
 */
function opensDataPort(hooks: HookSet): boolean {
  const way = [PORT.CR, PORT.PSTART, PORT.PSTOP, ...RSAR, ...RBCR, PORT.DCR, PORT.CURR, PORT.DATA];
  return hooks.isDynamic && way.every((port) => hooks.has(port, 'write')) && hooks.has(PORT.DATA, 'read');
}

/** Bit per offset of TPSR, RSAR0/1 and RBCR0/1 that the set lists; without CR they say nothing. */
function rangeHooksOf(hooks: HookSet): number {
  if (!hooks.has(PORT.CR, 'write')) return 0;
  return portBits(...[PORT.TPSR, ...RSAR, ...RBCR].filter((register) => hooks.has(register, 'write')));
}

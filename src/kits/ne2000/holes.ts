// What lets each attack on an NE2000 through, and why some get through no hook's lack: once the VMM gives guests the card in turn,
// the card itself does nothing of those.
import {type AttackHoles, FORCED_ABORT} from '../contract/attack-holes.ts';
import {hook} from './model/hook-sets.ts';
import {PORT} from './sheet/board.ts';

const DATA_PORT = `rw:${PORT.DATA.name}`;
const REMOTE_PAGE = hook(PORT.RSAR1, 'write');
const RING_END = hook(PORT.PSTOP, 'write');
const TRANSMIT_PAGE = hook(PORT.TPSR, 'write');

/** The NE2000's holes. */
export const NE2000_HOLES: AttackHoles = {
  heads: {
    datasheet: 'The DP8390 as its data sheet says (profile `datasheet`)',
    qemu: 'QEMU’s card (profile `qemu`)',
  },
  sets: ['deck', 'minimal', 'registers', 'all'],
  /** QEMU's data port asks nobody, so it has to be hooked there. */
  sound: {datasheet: 'sharing', qemu: `sharing,${DATA_PORT}`},
  holes: {
    reach: {datasheet: TRANSMIT_PAGE, qemu: TRANSMIT_PAGE},
    outside: {datasheet: REMOTE_PAGE, qemu: REMOTE_PAGE},
    frame: {datasheet: TRANSMIT_PAGE, qemu: TRANSMIT_PAGE},
    dmafree: {datasheet: null, qemu: DATA_PORT},
    ring: {datasheet: hook(PORT.CURR, 'write'), qemu: RING_END},
    wrap: {datasheet: RING_END, qemu: RING_END},
    rsar: {datasheet: REMOTE_PAGE, qemu: REMOTE_PAGE},
    width: {datasheet: null, qemu: DATA_PORT},
    wide: {datasheet: hook(PORT.RESET, 'read'), qemu: DATA_PORT},
    reset: {datasheet: RING_END, qemu: RING_END},
    page: {datasheet: TRANSMIT_PAGE, qemu: TRANSMIT_PAGE},
    page2: {datasheet: TRANSMIT_PAGE, qemu: TRANSMIT_PAGE},
    sendpacket: {datasheet: null, qemu: DATA_PORT},
    count: {datasheet: RING_END, qemu: RING_END},
    alias: {datasheet: TRANSMIT_PAGE, qemu: TRANSMIT_PAGE},
    storm: {datasheet: FORCED_ABORT, qemu: FORCED_ABORT},
    hold: {datasheet: FORCED_ABORT, qemu: FORCED_ABORT},
  },
  holeless: {
    dmafree: {
      datasheet:
        'a DP8390’s data port moves nothing without a live command, and another guest’s is over before the card changes hands',
    },
    width: {
      datasheet:
        'windows end at pages and remote DMA moves the pair at the even address, so an odd end’s neighbour is the guest’s own; another guest’s command is over before the card changes hands',
    },
  },
};

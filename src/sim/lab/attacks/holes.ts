// What lets each attack through: the hooks, or the policy, whose lack is its hole in the sound hook set; and why some attacks
// get through no hook's lack.
import {present} from '../../../base/assert.ts';
import {hook} from '../../../kits/ne2000/model/hook-words.ts';
import {NAMED_HOOK_SETS} from '../../../kits/ne2000/model/hooks.ts';
import {PORT} from '../../../kits/ne2000/sheet/board.ts';
import type {AttackName} from '../../../scenarios/attack-names.ts';
import type {CardProfile} from '../../../scenarios/scenario.ts';

const DATA_PORT = `rw:${PORT.DATA.name}`;
const REMOTE_PAGE = hook(PORT.RSAR1, 'write');
const RING_END = hook(PORT.PSTOP, 'write');
const TRANSMIT_PAGE = hook(PORT.TPSR, 'write');
/** The hole that is no hook: the VMM waits for the card for ever. */
export const FORCED_ABORT = 'forcedAbortUs';

/** Sound in each profile: QEMU's data port asks nobody, so it has to be hooked there. */
export const SOUND_SETS: Readonly<Record<CardProfile, string>> = {datasheet: 'sharing', qemu: `sharing,${DATA_PORT}`};

/** Null: no lack of a hook lets it through, a card that nobody watches does; `HOLELESS` says why where the silicon is the reason. */
export const HOLES: Readonly<Record<AttackName, Readonly<Record<CardProfile, string | null>>>> = {
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
};

/** Why no lack of a hook lets an attack through: once the VMM gives guests the card in turn, the card itself does nothing of it. */
export const HOLELESS: Readonly<Partial<Record<AttackName, Readonly<Partial<Record<CardProfile, string>>>>>> = {
  dmafree: {
    datasheet:
      'a DP8390’s data port moves nothing without a live command, and another guest’s is over before the card changes hands',
  },
  width: {
    datasheet:
      'windows end at pages and remote DMA moves the pair at the even address, so an odd end’s neighbour is the guest’s own; another guest’s command is over before the card changes hands',
  },
};

/** The words of the sound set without some; `rw:data` stands for both directions. */
export function soundWithout(profile: CardProfile, missing: string): string {
  const named = present(NAMED_HOOK_SETS.sharing, 'sharing has a name').split(',');
  const singles = (words: readonly string[]): string[] =>
    words.flatMap((word) => (word.startsWith('rw:') ? [`r:${word.slice(3)}`, `w:${word.slice(3)}`] : [word]));
  const gone = singles(missing.split(' '));
  return singles(profile === 'qemu' ? [...named, DATA_PORT] : named)
    .filter((word) => !gone.includes(word))
    .join(',');
}

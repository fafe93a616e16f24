// What the model has to know of the card and of its hook set, beside the data sheet.
import type {Port} from '../../../base/port.ts';
import {HOST_PAGE_BYTES} from '../../../sim/machine/host-memory.ts';
import type {HookSet} from '../../../sim/models/hook-set.ts';
import type {ModelSetup} from '../../contract/device-kit.ts';
import {PORT, TSAD, TSD} from '../sheet/registers.ts';
import {type BounceArea, bounceAreaOf} from './bounce-area.ts';

/** Bytes of the longest frame in one descriptor, by QEMU's card and by the data sheet. [QEMU 7.2, seen in recordings; RTL8139C, TSD] */
const LONGEST = {qemu: 8191, datasheet: 1792} as const;

/** Cycles that a byte takes at 100 Mb/s, at 1.8 GHz. */
const USUAL_PACE = 144;

/** Registers whose reads tell a guest that frames have come. */
export const TELLING: readonly Port[] = [PORT.CR, PORT.ISR, PORT.CBR];

/** Facts that the model's rules depend on. */
export interface Rtl8139Variant {
  /** A register answers at its own width alone (QEMU); else every byte of an access reaches what lies there. */
  readonly isNarrow: boolean;
  /** A write to a TSD sends one frame at most, before it returns (QEMU); else all that are ready leave in turn, in the wire's time. */
  readonly sendsInside: boolean;
  /** A frame takes its time into the ring, and a receiver that is turned off finishes the one that it is at (data sheet). */
  readonly storesInTime: boolean;
  /** A write to RCR empties the receive ring (QEMU). */
  readonly filterEmptiesRing: boolean;
  /** A card that takes everybody's frames says of none what it matched (QEMU). */
  readonly hidesMatch: boolean;
  /** A frame of any length is stored (QEMU); else the ring's end holds for one that is too long. */
  readonly takesLong: boolean;
  /** Bytes of the longest frame that a descriptor takes. */
  readonly longest: number;
  /** Cycles that a byte takes on the wire. */
  readonly cyclesPerByte: number;
  /** Writes of these are hooked: all TSD, all TSAD, RBSTART, RCR, CR, 9346CR, IMR. */
  readonly seesSizes: boolean;
  readonly seesAddresses: boolean;
  readonly seesRing: boolean;
  readonly seesLength: boolean;
  readonly seesCommands: boolean;
  readonly seesReloads: boolean;
  readonly seesMask: boolean;
  /** Host address of the VMM's own page; null: it has none. */
  readonly vmmPage: number | null;
  /** What does not lie in one piece of host memory is copied through these pages of the VMM's; null: it is denied. */
  readonly bounce: BounceArea | null;
  /** Host address of the page where C+ rings are shadowed; null: C+ mode is refused. */
  readonly shadowAt: number | null;
  /** What is copied there is looked at first; else whatever a guest's descriptor says goes to the card. */
  readonly checksShadow: boolean;
  /** A hand-off turns the receiver off; else it stays as the one before had it. */
  readonly stopsReceiver: boolean;
  /** Addresses of guests are rewritten to the host's; else they have to be the host's. */
  readonly translates: boolean;
}

/** What the model is made for; with the VMM's pages and the policy of addresses left out it has none of the former, and rewrites. */
export type RtlSetup = Pick<ModelSetup, 'profile' | 'hooks' | 'cyclesPerByte'> &
  Partial<Pick<ModelSetup, 'vmmPages' | 'translation' | 'descriptors' | 'receiver'>>;

/** The variant of a profile under a hook set. */
export function variantFor({
  profile,
  hooks,
  vmmPages = null,
  translation = 'rewrite',
  descriptors = 'refuse',
  receiver = 'stopped',
  cyclesPerByte = USUAL_PACE,
}: RtlSetup): Rtl8139Variant {
  const isQemu = profile === 'qemu';
  // The last of the VMM's pages but one; the first stays out of it.
  const shadowAt = (vmmPages?.end ?? 0) - 2 * HOST_PAGE_BYTES;
  const isShadowed =
    descriptors !== 'refuse' &&
    translation !== 'refuse' &&
    vmmPages !== null &&
    shadowAt > vmmPages.start &&
    seesRings(hooks);
  return {
    isNarrow: isQemu,
    sendsInside: isQemu,
    storesInTime: !isQemu,
    filterEmptiesRing: isQemu,
    hidesMatch: isQemu,
    takesLong: isQemu,
    longest: LONGEST[profile],
    cyclesPerByte,
    seesSizes: seesAll(hooks, TSD),
    seesAddresses: seesAll(hooks, TSAD),
    seesRing: seesAll(hooks, [PORT.RBSTART]),
    seesLength: seesAll(hooks, [PORT.RCR]),
    seesCommands: seesAll(hooks, [PORT.CR]),
    seesReloads: seesAll(hooks, [PORT['9346CR']]),
    seesMask: seesAll(hooks, [PORT.IMR]),
    // The last of its pages: whoever writes to address 0 by mistake meets another.
    vmmPage: vmmPages === null ? null : vmmPages.end - HOST_PAGE_BYTES,
    bounce:
      translation === 'bounce' && vmmPages !== null && keepsInStep(hooks)
        ? bounceAreaOf(isShadowed ? {...vmmPages, end: vmmPages.end - HOST_PAGE_BYTES} : vmmPages, LONGEST[profile])
        : null,
    shadowAt: isShadowed ? shadowAt : null,
    checksShadow: descriptors !== 'unchecked',
    stopsReceiver: receiver === 'stopped',
    translates: translation !== 'refuse',
  };
}

/** True where the model sees all that moves the card's turn, so that it can count. */
export function countsTurn({seesSizes, seesCommands, seesReloads}: Rtl8139Variant): boolean {
  return seesSizes && seesCommands && seesReloads;
}

/** Registers whose writes have to be seen where the VMM copies anything. */
const FOLLOWED: readonly Port[] = [...TSAD, ...TSD, PORT.RBSTART, PORT.RCR, PORT.CR, PORT['9346CR']];

/** What is copied has to be known byte by byte at the write that sends it, and before a guest can learn that it has come. */
function keepsInStep(hooks: HookSet): boolean {
  return seesAll(hooks, FOLLOWED) && TELLING.every((port) => hooks.has(port, 'read'));
}

/** Whatever has the card take descriptors over, and what tells its guest that they are done. */
export const SHADOWING: readonly Port[] = [PORT.CPCR, PORT.RDSARLO, PORT.RDSARHI, PORT.TPPOLL, PORT.IMR, PORT.ISR];

function seesRings(hooks: HookSet): boolean {
  return seesAll(hooks, FOLLOWED) && seesAll(hooks, SHADOWING) && hooks.has(PORT.ISR, 'read');
}

function seesAll(hooks: HookSet, ports: readonly Port[]): boolean {
  return ports.every((port) => hooks.has(port, 'write'));
}

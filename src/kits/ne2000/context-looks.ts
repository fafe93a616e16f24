// What the lab reads out of the model's contexts: the shadow, a parked guest's buffers, and registers that a hand-off carries
// otherwise than the card held them.
import {isAmong} from '../../base/bits.ts';
import type {HookSet} from '../../sim/models/hook-set.ts';
import type {DeviceCard} from '../contract/device-card.ts';
import type {ContextLooks, RingLooks, RingView, ShadowRegisters, StaleRegister} from '../contract/device-kit.ts';
import {framesInRing} from './card/ring-chain.ts';
import type {Ne2kContext} from './model/context.ts';
import {PACKET_MEMORY, PORT} from './sheet/board.ts';
import {ALL_BITS, DCR, PAGE0_WRITE, PAGE1, RCR} from './sheet/dp8390.ts';

/** Page-0 registers that a restore writes from the saved context, and their bits that mean something. [DP8390D, Register Descriptions] */
const CARRIED = [
  {name: 'PSTART', bits: 0xff},
  {name: 'PSTOP', bits: 0xff},
  {name: 'TPSR', bits: 0xff},
  {name: 'TBCR0', bits: 0xff},
  {name: 'TBCR1', bits: 0xff},
  {name: 'RCR', bits: ALL_BITS.RCR},
  {name: 'TCR', bits: ALL_BITS.TCR},
  {name: 'DCR', bits: ALL_BITS.DCR & ~DCR.LAS},
  {name: 'IMR', bits: ALL_BITS.IMR},
] as const;

/** A ring by the registers that place it. */
type Placed = Readonly<Record<'PSTART' | 'PSTOP' | 'BNRY' | 'CURR' | 'TPSR' | 'TBCR', number>>;

/** Buffers as registers have them. */
function ringOf({PSTART, PSTOP, BNRY, CURR, TPSR, TBCR}: Placed): RingView {
  return {start: PSTART, stop: PSTOP, boundary: BNRY, current: CURR, sendPage: TPSR, sendBytes: TBCR};
}

/** Looks into a context of the NE2000's model. */
export const NE2000_LOOKS: ContextLooks<Ne2kContext> = {shadow, staleRegisters};

/** The receive ring and the page to send from. */
export const NE2000_RING: RingLooks<Ne2kContext> = {
  placed: ({PSTART = 0, PSTOP = 0, BNRY = 0, CURR = 0, TPSR = 0, TBCR = 0}) =>
    ringOf({PSTART, PSTOP, BNRY, CURR, TPSR, TBCR}),
  saved: (context) => (context.writtenOnPage0 === 0 ? null : ringOf(context.shadow)),
  framesWaiting,
};

function shadow(context: Ne2kContext, hooks: HookSet): ShadowRegisters {
  const {writtenOnPage0, held} = context;
  const registers: Record<string, number> = {};
  for (const [offset, name] of PAGE0_WRITE.entries()) {
    if (!hooks.lists(true, 0, offset)) continue;
    if (name === 'CR') registers['CR'] = context.CR;
    else if (isAmong(writtenOnPage0, offset) && name !== 'ISR') registers[name] = context.shadow[name]; // an ISR write clears bits
  }
  for (const [offset, name] of PAGE1.entries())
    if (name !== 'CR' && hooks.lists(true, 1, offset)) registers[name] = context.shadow[name];
  return {registers, held: PAGE0_WRITE.filter((_, offset) => isAmong(held, offset))};
}

/** In its image where a hand-off carries memory, else still on the card. */
function framesWaiting(context: Ne2kContext, memory: Uint8Array): number {
  if (context.writtenOnPage0 === 0) return 0;
  const bytes = context.image?.bytes ?? memory;
  return framesInRing(context.shadow, false, (address) => bytes[address - PACKET_MEMORY.start] ?? 0);
}

/** A shadow that missed a write gives its guest a card that it never set up. The VMM's own promiscuous bit is not the guest's. */
function staleRegisters(context: Ne2kContext, card: DeviceCard): StaleRegister[] {
  const held = card.registers();
  return CARRIED.flatMap(({name, bits}) => {
    const mask = name === PORT.RCR.name && context.isPromiscuous ? bits & ~RCR.PRO : bits;
    const believed = context.shadow[name] & mask;
    const real = (held[name] ?? 0) & mask;
    return believed === real ? [] : [{offset: PORT[name].offset, believed, real}];
  });
}

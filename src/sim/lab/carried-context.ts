// What a hand-off carries, beside what the card held: the VMM saves the shadow of registers that nobody can read back, and
// puts it on the card again later. A shadow that missed a write gives its guest a card that it never set up.

import type {Ne2000} from '../../kits/ne2000/card/ne2000.ts';
import type {Ne2kContext} from '../../kits/ne2000/model/context.ts';
import {PORT} from '../../kits/ne2000/sheet/board.ts';
import {ALL_BITS, DCR, RCR} from '../../kits/ne2000/sheet/dp8390.ts';
import type {CardPort, DeviceModel} from '../models/device-model.ts';

/** A register that a hand-off carries otherwise than the card held it. */
export interface StaleRegister {
  /** On page 0. */
  readonly offset: number;
  readonly believed: number;
  readonly real: number;
}

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

/** The registers of a context just saved that the card holds otherwise. The VMM's own promiscuous bit is not the guest's. */
export function staleRegisters(context: Ne2kContext, card: Ne2000): StaleRegister[] {
  return CARRIED.flatMap(({name, bits}) => {
    const mask = name === PORT.RCR.name && context.isPromiscuous ? bits & ~RCR.PRO : bits;
    const believed = context.shadow[name] & mask;
    const real = card.peek(name) & mask;
    return believed === real ? [] : [{offset: PORT[name].offset, believed, real}];
  });
}

/** The model with somebody told of each context that was saved, before anything else is put on the card. */
export function watchedAtHandoffs(
  model: DeviceModel<Ne2kContext>,
  saved: (context: Ne2kContext) => void,
): DeviceModel<Ne2kContext> {
  const {contextSwitch} = model;
  const save = (context: Ne2kContext, card: CardPort): void => {
    contextSwitch.save(context, card);
    saved(context);
  };
  return {...model, contextSwitch: {...contextSwitch, save}};
}

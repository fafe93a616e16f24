// Which descriptors a write sends. The card takes its four descriptors in turn, whichever was written: one that is given to it out of
// turn waits. QEMU's card looks at one of them for each write to a TSD; the chip goes on while the next one is ready.
// [RTL8139C, Transmit Description Registers; QEMU 7.2, seen in recordings: quirk `onetx`]
import {isAmong} from '../../../base/bits.ts';
import type {Port} from '../../../base/port.ts';
import type {Interpretation} from '../../../sim/models/device-model.ts';
import {CR, DESCRIPTORS, REGISTER_BYTES, TSAD, TSD, TSD_BITS, TSD_SIZE} from '../sheet/registers.ts';
import type {AskedFrame} from './checks.ts';
import type {Rtl8139Context} from './context.ts';
import {denyNumber} from './numbers.ts';
import {countsTurn, type Rtl8139Variant} from './variant.ts';

/** By offset: the descriptor that has its TSD, or its TSAD, there; -1: none. */
const STATUS_AT = descriptorsBy(TSD);
const ADDRESS_AT = descriptorsBy(TSAD);

/** What a write would make of the descriptors. */
export interface Sending {
  /** Descriptors that the card goes on to read, in their turn. */
  readonly started: readonly number[];
  readonly waiting: number;
  readonly turn: number;
}

/** The descriptor whose TSD lies at an offset; -1: none. */
export function descriptorAt(offset: number): number {
  return STATUS_AT[offset] ?? -1;
}

/** The descriptor whose TSAD lies at an offset; -1: none. */
export function addressAt(offset: number): number {
  return ADDRESS_AT[offset] ?? -1;
}

/** Bytes of the frame in a descriptor, by its TSD. */
export function sizeOf(tsd: number): number {
  return tsd & TSD_SIZE;
}

/** The frame in a descriptor, by its guest's addresses; `tsd`: where it is not as it was written last. */
export function frameOf({TSAD, TSD: status}: Rtl8139Context, descriptor: number, tsd = status[descriptor]): AskedFrame {
  return {descriptor, start: TSAD[descriptor] ?? 0, length: sizeOf(tsd ?? 0)};
}

/** A write to a TSD. Where the turn can't be counted a descriptor is taken to start as soon as it is the card's and the transmitter on. */
export function afterStatus(
  context: Rtl8139Context,
  descriptor: number,
  value: number,
  variant: Rtl8139Variant,
): Sending {
  const {turn} = context;
  const isDrivers = (value & TSD_BITS.OWN) !== 0;
  const waiting = isDrivers ? context.waiting & ~(1 << descriptor) : context.waiting | (1 << descriptor);
  const isOn = (context.CR & CR.TE) !== 0;
  if (!isOn && variant.seesCommands) return {started: [], waiting, turn};
  if (!countsTurn(variant)) return {started: allOf(waiting), waiting: 0, turn};
  return takenInTurn(turn, waiting, variant.sendsInside ? 1 : DESCRIPTORS);
}

/** A write to CR that turns the transmitter on: the chip goes on with what is ready. QEMU's card waits for a write to a TSD, which may be any. */
export function afterTurnOn({turn, waiting}: Rtl8139Context, variant: Rtl8139Variant): Sending {
  if (!countsTurn(variant)) return {started: allOf(waiting), waiting: 0, turn};
  return takenInTurn(turn, waiting, variant.sendsInside ? 0 : DESCRIPTORS);
}

/** True while the card may still be reading a descriptor's frame, as far as anybody has seen. */
export function isInUse({given}: Rtl8139Context, descriptor: number, variant: Rtl8139Variant): boolean {
  return isAmong(given, descriptor) && !(variant.sendsInside && countsTurn(variant));
}

/** It may have left unseen, so the card is asked before the guest is refused. */
export function refuseInUse(out: Interpretation): void {
  out.lookFirst = true;
  out.refusal = denyNumber('descriptor-in-use');
}

function descriptorsBy(registers: readonly Port[]): Int8Array {
  const descriptors = new Int8Array(REGISTER_BYTES).fill(-1);
  for (const [descriptor, {offset}] of registers.entries()) descriptors[offset] = descriptor;
  return descriptors;
}

function allOf(waiting: number): readonly number[] {
  return TSD.flatMap((_, descriptor) => (isAmong(waiting, descriptor) ? [descriptor] : []));
}

function takenInTurn(from: number, ready: number, most: number): Sending {
  const started: number[] = [];
  let turn = from;
  let waiting = ready;
  while (started.length < most && isAmong(waiting, turn)) {
    started.push(turn);
    waiting &= ~(1 << turn);
    turn = (turn + 1) % DESCRIPTORS;
  }
  return {started, waiting, turn};
}

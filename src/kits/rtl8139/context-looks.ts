// What the lab reads out of the model's contexts: the shadow, and registers that a hand-off carries otherwise than the card held them.
// Addresses are the card's: where the guest's own were rewritten, what they were rewritten to.
import type {Port} from '../../base/port.ts';
import type {HookSet} from '../../sim/models/hook-set.ts';
import type {DeviceCard} from '../contract/device-card.ts';
import type {ContextLooks, ShadowRegisters, StaleRegister} from '../contract/device-kit.ts';
import {hostAddress} from './model/checks.ts';
import type {Rtl8139Context} from './model/context.ts';
import {PORT, RCR, TSAD, TSD} from './sheet/registers.ts';

/** Looks into a context of the RTL8139's model. */
export const RTL8139_LOOKS: ContextLooks<Rtl8139Context> = {shadow, staleRegisters};

function shadow(context: Rtl8139Context, hooks: HookSet): ShadowRegisters {
  const followed: readonly (readonly [Port, number])[] = [
    [PORT.CR, context.CR],
    [PORT.RCR, context.RCR],
    [PORT.IMR, context.IMR],
    ...TSD.map((port, i): [Port, number] => [port, context.TSD[i] ?? 0]),
    ...[...frames(context), ...ring(context)].map(({port, host}): [Port, number] => [port, host]),
  ];
  const seen = followed.filter(([port]) => hooks.has(port, 'write'));
  return {registers: Object.fromEntries(seen.map(([{name}, value]) => [name, value])), held: []};
}

/** A shadow that missed a write gives its guest a card that it never set up. The VMM's own promiscuous bit is not the guest's; TSAD has been lent to the VMM's frames by then. */
function staleRegisters(context: Rtl8139Context, card: DeviceCard): readonly StaleRegister[] {
  const held = card.registers();
  const stale = (port: Port, believed: number, mask = 0xffff_ffff): StaleRegister[] => {
    const real = ((held[port.name] ?? 0) & mask) >>> 0;
    const wanted = (believed & mask) >>> 0;
    return real === wanted ? [] : [{offset: port.offset, believed: wanted, real}];
  };
  const filter = context.isPromiscuous ? ~RCR.AAP : -1;
  return [
    ...stale(PORT.RCR, context.RCR, WRITABLE_RCR & filter),
    ...stale(PORT.IMR, context.IMR, 0xffff),
    ...ring(context).flatMap(
      ({guest, host}) => (held[PORT.RBSTART.name] === guest ? [] : stale(PORT.RBSTART, host)), // as it was where nobody saw it written
    ),
  ];
}

/** The bits of RCR that can be written. [RTL8139C, RCR] */
const WRITABLE_RCR = 0x0f03_ffbf;

/** An address that its guest has set, as it knows it and as the card has it. */
interface Placed {
  readonly port: Port;
  readonly guest: number;
  readonly host: number;
}

const frames = (context: Rtl8139Context): readonly Placed[] =>
  TSAD.flatMap((port, i) => placed(context, port, context.TSAD[i] ?? 0, context.sendsFrom[i]));
const ring = (context: Rtl8139Context): readonly Placed[] =>
  placed(context, PORT.RBSTART, context.RBSTART, context.ringAt);

function placed({view}: Rtl8139Context, port: Port, guest: number, onCard = 0): readonly Placed[] {
  return guest === 0 ? [] : [{port, guest, host: onCard || (hostAddress(view, guest) ?? guest)}];
}

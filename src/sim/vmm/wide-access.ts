// A hooked access that is several bus cycles to the device, or a part of a register: the monitor rules on each, and then it reaches
// the card in its own width, for the card does other things with a wide access than with the bytes of it one by one.
import type {EventIndex} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import type {BusCycle} from '../monitor/monitor.ts';
import {statusBytes} from '../monitor/monitor.ts';
import {showDenied} from './denial.ts';
import {carryOut, carryPieces} from './guest-access.ts';
import type {GuestRecord} from './guest-record.ts';
import {exitFlag, hold, shownBytes} from './held-access.ts';
import type {ModelContext} from './model-context.ts';
import {writePermission} from './permission.ts';
import type {GuestAccess} from './ruler.ts';

/** A cycle with what a write puts there. */
interface WrittenCycle extends BusCycle {
  readonly value: number;
}

/** Rules on such an access; all of it is denied where any of its cycles is. */
export function ruleWide<C>(
  context: ModelContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  trap: EventIndex,
): Answer {
  const {monitor, port} = context;
  const {model} = monitor;
  const {isWrite, offset} = access;
  const own = monitor.context(guest.id);
  const cycles = cyclesOf(context, guest, access);
  if (cycles.some(({isData}) => isData)) model.recount(own, port);
  // What is one register to the device is ruled on at once; of several all are tried first, for none may go through where another is refused.
  const isOne = model.hasWidths === true && cycles.length === 1;
  const reason = refusalOf(cycles) || (isOne ? 0 : reasonAgainst(monitor.wouldAllow(guest.id, isWrite, cycles, port)));
  if (reason !== 0) {
    monitor.recordDenial(guest.id, isWrite, offset, reason, trap);
    return showDenied(context, guest, access, reason);
  }
  const forwarded: WrittenCycle[] = [];
  let isOver = false;
  for (const cycle of cycles) {
    if (cycle.isData) {
      isOver = model.moved(own, cycle.size, 1) || isOver;
      forwarded.push(cycle);
      continue;
    }
    const ruling = monitor.rule(guest.id, isWrite, cycle.offset, cycle.value, port, trap);
    const {allowed, hold: isHeld, forward} = ruling;
    if (!allowed) return showDenied(context, guest, access, ruling.reason);
    if (isWrite) acknowledge(context, guest, cycle);
    if (!isHeld) forwarded.push({...cycle, value: forward});
  }
  const answer = carry(context, guest, access, cycles, forwarded, trap);
  if (isOver) monitor.follow(guest.id, [model.endOfTransfer], context.cause);
  return answer;
}

/** The cycles that the monitor rules on: registers, and the data port where it is hooked. */
function cyclesOf<C>(context: ModelContext<C>, guest: GuestRecord, access: GuestAccess): readonly WrittenCycle[] {
  const {monitor, hooks} = context;
  const {isWrite, offset, size} = access;
  const page = context.pageOf(guest.id);
  return monitor.model
    .cycles(offset, size, isWrite)
    .filter((cycle) => !cycle.isData || hooks.lists(isWrite, page, cycle.offset))
    .map((cycle) => ({...cycle, value: valueIn(cycle, access)}));
}

/** What an access puts there in one of its cycles. */
export function valueIn(cycle: BusCycle, {offset, size, value}: GuestAccess): number {
  return cycle.size === size ? value : partOf(value, cycle.offset - offset, cycle.size);
}

/** In one piece, unless some of its registers are held back and others are not. */
function carry<C>(
  context: ModelContext<C>,
  guest: GuestRecord,
  access: GuestAccess,
  cycles: readonly WrittenCycle[],
  forwarded: readonly WrittenCycle[],
  trap: EventIndex,
): Answer {
  const flags = exitFlag(trap);
  if (forwarded.length === cycles.length) {
    let value = access.value;
    for (const cycle of forwarded) value = withPart(value, cycle.offset - access.offset, cycle.size, cycle.value);
    const shown = access.isWrite ? undefined : shownBytes(context, guest, access);
    return carryOut(context, guest, access, value, true, flags, trap, shown);
  }
  if (forwarded.length === 0) hold(context, guest, access, trap);
  else carryPieces(context, guest, access, forwarded, flags, trap);
  return undefined;
}

/** A write that meets the status register, or a part of it, takes back what the VMM owes of it too. */
function acknowledge<C>(context: ModelContext<C>, guest: GuestRecord, {offset, value}: WrittenCycle): void {
  const {contextSwitch} = context.monitor.model;
  const own = context.monitor.context(guest.id);
  const at = offset - contextSwitch.statusOffset;
  if (at < 0 || at >= statusBytes(contextSwitch) || !contextSwitch.canReadStatus(own)) return;
  if (contextSwitch.pendingStatus(own) === 0) return;
  contextSwitch.acknowledge(own, value << (8 * at));
  writePermission(context, guest);
}

/** Why an access with such a cycle is refused whatever it carries; 0: it is not. */
function refusalOf(cycles: readonly BusCycle[]): number {
  return cycles.find(({refusal = 0}) => refusal !== 0)?.refusal ?? 0;
}

function reasonAgainst({allowed, reason}: {readonly allowed: boolean; readonly reason: number}): number {
  return allowed ? 0 : reason;
}

function partOf(value: number, at: number, size: number): number {
  return Math.floor(value / 2 ** (8 * at)) % 2 ** (8 * size);
}

function withPart(value: number, at: number, size: number, part: number): number {
  return value + (part - partOf(value, at, size)) * 2 ** (8 * at);
}

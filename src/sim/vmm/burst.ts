// `rep` forms: one exit for the whole of it at most, one record for what moved; hooked elements are held to the approved
// range. [facts 5: Palacios carries out REP INS/OUTS in a single exit]
import {present} from '../../base/assert.ts';
import {Flag} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import {countAccesses, type GuestAccess, record} from './carried-access.ts';
import {tellDenied} from './denial.ts';
import type {GuestRecord} from './guest-record.ts';
import {isWholeData, ruleAccess} from './ruled-access.ts';
import type {RunContext} from './run-context.ts';

/** Moves the next `elements` of a `rep` form. */
export function moveBurst<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  instruction: Instruction,
  access: GuestAccess,
  elements: number,
  isListed: boolean,
  trap: EventIndex,
): void {
  if (!isListed) moveElements(context, guest, instruction, access, elements, false, trap);
  else if (isWholeData(context, access)) ruleElements(context, guest, instruction, access, elements, trap);
  else ruleEach(context, guest, instruction, access, elements, trap);
}

function moveElements<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  instruction: Instruction,
  access: GuestAccess,
  elements: number,
  hooked: boolean,
  cause: EventIndex,
): void {
  if (elements === 0) return;
  const {card, witness} = context;
  const {isWrite, offset, size} = access;
  context.store.beginNext();
  witness.before(offset);
  context.pay('access', context.costs.access * elements);
  countAccesses(context, guest, access, elements, hooked);
  const at = guest.burst.done * size;
  const flags = Flag.BURST | (cause >= 0 ? Flag.EXITED : 0) | (isWrite ? Flag.WRITE : 0);
  context.cause = record(context, guest, access, hooked, flags, elements, cause);
  if (instruction.op === 'outs') card.writeBurst(offset, size, elements, instruction.bytes, at);
  else card.readBurst(offset, size, elements, present(guest.burst.bytes, 'rep ins has bytes'), at);
  witness.after(guest.id, isWrite, offset, size, elements, context.cause);
}

/** Hooked data-port elements: those inside the approved range pass, the rest is denied. */
function ruleElements<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  instruction: Instruction,
  access: GuestAccess,
  elements: number,
  trap: EventIndex,
): void {
  const {monitor} = context;
  const {model} = monitor;
  const {isWrite, offset, size} = access;
  context.payModel();
  const own = monitor.context(guest.id);
  model.recount(own, context.port);
  const admitted = model.admit(own, isWrite, size, elements);
  context.store.beginNext();
  const isOver = admitted.elements > 0 && model.moved(own, size, admitted.elements);
  moveElements(context, guest, instruction, access, admitted.elements, true, trap);
  if (isOver) monitor.follow(guest.id, [model.endOfTransfer], context.cause);
  const rest = elements - admitted.elements;
  if (rest === 0) return;
  monitor.recordDenial(guest.id, isWrite, offset, admitted.reason, trap);
  const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED | Flag.DENIED | Flag.BURST;
  context.cause = record(context, guest, access, true, flags, rest, context.store.next - 1);
  countAccesses(context, guest, access, rest, true);
  guest.counts.denials++;
  tellDenied(context, guest, admitted.reason);
  const {bytes, done} = guest.burst;
  bytes?.fill(0xff, (done + admitted.elements) * size, (done + elements) * size);
}

/** A `rep` on hooked registers: each element is ruled on as an access of its own. */
function ruleEach<C>(
  context: RunContext<C>,
  guest: GuestRecord,
  instruction: Instruction,
  access: GuestAccess,
  elements: number,
  trap: EventIndex,
): void {
  const {size} = access;
  for (let element = 0; element < elements; element++) {
    context.payModel();
    const at = (guest.burst.done + element) * size;
    const value = instruction.op === 'outs' ? littleEndian(instruction.bytes, at, size) : 0;
    const answer = ruleAccess(context, guest, {...access, value}, trap);
    if (typeof answer !== 'number') continue;
    for (let i = 0; i < size; i++) guest.burst.bytes?.fill((answer >>> (8 * i)) & 0xff, at + i, at + i + 1);
  }
}

function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

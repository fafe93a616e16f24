// What a denied guest comes to know: the question that slide 18 leaves open, as a policy. [deck, slide 18]
import {Kind, packPlain, StopReason, Verdict} from '../../trace/record-layout.ts';
import type {GuestRecord} from './guest-record.ts';
import {writePermission} from './permission.ts';
import type {RunContext} from './run-context.ts';

/**
 * `nothing`: its driver times out. `error`: a status bit says that the command failed or is over, merged into the guest's
 * own reads (TSR keeps what the card has: not modelled). `machine-check`: its kernel dies of it. `stop`: the VMM stops it.
 */
export function tellDenied<C>(context: RunContext<C>, guest: GuestRecord, reason: number): void {
  const {monitor} = context;
  switch (context.denial) {
    case 'nothing':
      return;
    case 'error': {
      const {contextSwitch} = monitor.model;
      contextSwitch.addPendingStatus(monitor.context(guest.id), contextSwitch.errorStatus(reason));
      writePermission(context, guest);
      return;
    }
    case 'machine-check':
      return stop(context, guest, StopReason.MACHINE_CHECK);
    case 'stop':
      return stop(context, guest, StopReason.VMM);
  }
}

function stop<C>(context: RunContext<C>, guest: GuestRecord, why: number): void {
  context.append(packPlain(Kind.STOPPED, guest.id, Verdict.NONE, 0, 0), why, context.cause);
  guest.hasEnded = true;
  context.onExit();
}

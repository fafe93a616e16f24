// Where received frames lie in pages of the VMM's: a guest has them before it can know of them.
import type {EventIndex} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import type {ModelContext} from './model-context.ts';
import type {GuestAccess} from './ruler.ts';

/** After a read, and before its guest has the answer: what that tells of is copied to where its driver looks for it. */
export function bringUp<C>(
  {monitor}: ModelContext<C>,
  handover: Handover<C>,
  {id}: GuestRecord,
  {isWrite, offset, size}: GuestAccess,
  answer: Answer,
  trap: EventIndex,
): Answer {
  const {model} = monitor;
  if (isWrite || model.tellsReceived === undefined || typeof answer !== 'number') return answer;
  if (model.tellsReceived(monitor.context(id), offset, size, answer)) handover.collect(trap, false);
  return answer;
}

// Where received frames lie in pages of the VMM's: a guest has them before it can know of them.
import type {EventIndex} from '../../trace/units.ts';
import type {Answer} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import type {ModelContext} from './model-context.ts';
import type {GuestAccess} from './ruler.ts';

/** After an access, and before its guest goes on: what a read tells of, or a write lets it look for, is copied to where its driver looks. */
export function bringUp<C>(
  {monitor}: ModelContext<C>,
  handover: Handover<C>,
  {id}: GuestRecord,
  {isWrite, offset, size}: GuestAccess,
  answer: Answer,
  trap: EventIndex,
): Answer {
  const {model} = monitor;
  if (model.tellsReceived === undefined) return answer;
  const own = monitor.context(id);
  const tells = isWrite
    ? model.tellsByMemory?.(own, offset)
    : typeof answer === 'number' && model.tellsReceived(own, offset, size, answer);
  if (tells === true) handover.collect(trap, false);
  return answer;
}

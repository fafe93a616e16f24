// What accesses to a copy engine mean, and which copies a guest may start. The check looks at both ends of a copy; what nobody saw
// its guest write is read back from the engine when the command comes.
import type {CompiledModel} from '../../../sim/models/compiled-model.ts';
import {namesOf, tableOf} from '../../../sim/models/declared-model.ts';
import type {CheckOutcome, DeviceModel} from '../../../sim/models/device-model.ts';
import {deviceMemory, mayTouch} from '../../../sim/models/dma-view.ts';
import type {HookSet} from '../../../sim/models/hook-set.ts';
import {type PlainContext, plainModel, readBack} from '../../../sim/models/plain-model.ts';
import {CTRL, PAGE_BYTES, PORT, SET_UP} from '../sheet.ts';
import {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED} from './cells.ts';
import {COPY_DECLARATION} from './declaration.ts';

const {states, events, reasons} = COPY_DECLARATION;
const TABLE: CompiledModel = tableOf(COPY_DECLARATION, {ALLOWED, DENIED, EDGE_OF, GUARD_OF, TAGGED});
const [COPY, DONE] = [events.indexOf('Copy'), events.indexOf('Done')];
const COPYING = states.indexOf('Copying');
const denial = (name: string): number => reasons.findIndex((reason) => reason.name === name);

/** The model by its numbers. A copy is started by a write to CTRL; that it is over the engine says itself. */
export const COPY_NAMES = namesOf(COPY_DECLARATION, TABLE, [{...PORT.CTRL, direction: 'out'}, null]);

/** The model of a copy engine of which these accesses are seen. */
export function copyModel(hooks: HookSet): DeviceModel<PlainContext> {
  const unseen = SET_UP.filter((port) => !hooks.has(port, 'write'));
  return plainModel({
    compiled: TABLE,
    initial: COPY_DECLARATION.initial,
    setUp: SET_UP,
    status: PORT.CTRL,
    statusOrders: true,
    waitedFor: CTRL.DONE,
    endsByItself: 'sending',
    denied: CTRL.DONE,
    ended: (state, status) => (state === COPYING && (status & CTRL.BUSY) === 0 ? DONE : -1),
    interpret: (_context, state, offset, value, out) => {
      if (offset !== PORT.CTRL.offset || (value & CTRL.BUSY) === 0) return;
      if (state !== COPYING) out.events[out.count++] = COPY;
      else {
        out.lookFirst = true; // it may have ended unseen
        out.refusal = denial('engine-busy');
      }
    },
    recall: (context, isWrite, offset, value, card) => {
      const starts = isWrite && offset === PORT.CTRL.offset && (value & CTRL.BUSY) !== 0;
      if (starts) readBack(context, unseen, card);
    },
    check: checkCopy,
  });
}

/** The record of a check has one range: what is written, or what may not be read. */
function checkCopy({window, registers}: PlainContext, _event: number, out: CheckOutcome): void {
  const [from = 0, to = 0, length = 0] = registers.map((byte) => byte * PAGE_BYTES);
  const isReadable = mayTouch(deviceMemory(window), {start: from, length});
  const isWritable = mayTouch(deviceMemory(window), {start: to, length});
  out.move = 'transmit';
  out.address = isReadable ? to : from;
  out.length = length;
  out.allowed = isReadable && isWritable;
  out.reason = out.allowed ? 0 : denial(isReadable ? 'destination-outside-window' : 'source-outside-window');
}

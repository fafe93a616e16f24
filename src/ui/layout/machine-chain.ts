// What led to the present event: the records between the exit that began it and the event itself.
import type {RecordView} from '../../trace/record-view.ts';
import type {EventIndex} from '../../trace/units.ts';

/** Farther back than this a cause is another story (a suspension, before the VMM's hundred accesses). */
const LONGEST = 32;

/** The check, denial and transitions of the present event, oldest first; `recordAt` says undefined for what is not at hand. */
export function eventChain(
  current: RecordView,
  recordAt: (index: EventIndex) => RecordView | undefined,
): readonly RecordView[] {
  let root = current.index;
  let cause = current.cause;
  while (cause >= 0 && current.index - cause <= LONGEST) {
    root = cause;
    cause = recordAt(cause)?.cause ?? -1;
  }
  const chain: RecordView[] = [];
  for (let index = root + 1; index < current.index; index++) {
    const record = recordAt(index);
    if (record !== undefined && record.cause >= root) chain.push(record);
  }
  return chain;
}

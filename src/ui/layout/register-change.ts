// A register before, as written and after one access, as far as the records of the run tell.

import {isRegister} from '../../kits/ne2000/sheet/board.ts';
import {CR, ISR} from '../../kits/ne2000/sheet/dp8390.ts';
import {accessPort} from './access-meaning.ts';
import {lastWrite} from './event-story.ts';
import {type AccessRecord, isAccess} from './meaning/access.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';

/** Bytes of one register; null where the run does not tell. */
export interface RegisterChange {
  readonly register: string;
  readonly before: number | null;
  /** null for a read. */
  readonly written: number | null;
  readonly after: number | null;
  /** Written bits that the card ignores now. */
  readonly ignored: number;
  /** One sentence about them; empty where there is none. */
  readonly note: string;
}

/**
 * What an access did to its register. `isSending` says whether a frame was on the wire; `now` is the card's own value
 * where the access is the last thing that happened, else null.
 */
export function registerChange(
  access: AccessRecord,
  at: RecordAt,
  isSending: boolean,
  now: number | null,
): RegisterChange | null {
  if (!isRegister(access.offset) || access.size !== 1) return null;
  const register = accessPort(access);
  if (access.direction === 'in')
    return {register, before: null, written: null, after: access.value, ignored: 0, note: ''};
  const before = valueBefore(register, access, at);
  const written = access.value;
  if (access.kind === 'suspend' || (access.kind === 'access' && access.denied)) {
    return {register, before, written, after: before, ignored: 0, note: 'The write has not reached the card.'};
  }
  if (register === 'CR') {
    const staysTxp = isSending && (written & CR.TXP) === 0;
    return {
      register,
      before,
      written,
      after: now ?? (staysTxp ? written | CR.TXP : written),
      ignored: staysTxp ? CR.TXP : 0,
      note: staysTxp ? 'Writing TXP = 0 has no effect while a frame is on the wire.' : '',
    };
  }
  if (register === 'ISR') {
    const after = before === null ? null : before & ~(written & ~ISR.RST);
    return {
      register,
      before,
      written,
      after: now ?? after,
      ignored: ~written & 0xff,
      note: 'A 1 written to ISR clears that bit.',
    };
  }
  return {register, before, written, after: now ?? written, ignored: 0, note: ''};
}

function valueBefore(register: string, access: AccessRecord, at: RecordAt): number | null {
  if (register === 'ISR') return lastIsrRead(access, at);
  return lastWrite(register, access, at)?.value ?? null;
}

/** How far back a look at ISR is looked for. */
const SINCE_READ = 64;

/** ISR as it was read last, if nothing can have changed it since but the card itself. */
function lastIsrRead(access: AccessRecord, at: RecordAt): number | null {
  for (const record of recordsFrom(access.index - 1, -1, at, SINCE_READ)) {
    if (record.kind === 'irq') return null;
    const isRead = isAccess(record) && record.kind !== 'suspend' && record.direction === 'in';
    if (isRead && accessPort(record) === 'ISR') return record.value;
  }
  return null;
}

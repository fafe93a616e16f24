// What the monitor has seen of a range before the command that would use it: the last writes of that guest to its registers. They may
// not have reached the card yet.
import {CR} from '../../kits/ne2000/sheet/dp8390.ts';
import {hex} from '../widgets/figures.ts';
import {writes} from './event-story.ts';
import type {AccessRecord} from './meaning/access.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';

/** A register's halves, and how it is written out. */
const RANGES = {
  remote: [
    ['RSAR', ['RSAR0', 'RSAR1']],
    ['RBCR', ['RBCR0', 'RBCR1']],
  ],
  transmit: [
    ['TPSR', ['TPSR']],
    ['TBCR', ['TBCR0', 'TBCR1']],
  ],
} as const;
/** So far back a driver's writes may lie. */
const HISTORY = 600;

/** `RSAR = 0x4600, RBCR = 0x05EA`; null where the access starts nothing, or its range was not written just before. */
export function seenBefore(access: AccessRecord, at: RecordAt): string | null {
  if (!writes(access, 'CR')) return null;
  const isTransmit = (access.value & CR.TXP) !== 0;
  if (!isTransmit && (access.value & CR.RD2) !== 0) return null;
  const told = RANGES[isTransmit ? 'transmit' : 'remote'].map(([name, halves]) => {
    const bytes = halves.map((half) => lastWritten(half, access, at));
    if (bytes.some((byte) => byte === null)) return null;
    const value = bytes.reduce((sum: number, byte, i) => sum + (byte ?? 0) * 256 ** i, 0);
    return `${name} = ${hex(value, halves.length * 2)}`;
  });
  return told.some((one) => one === null) ? null : told.join(', ');
}

function lastWritten(port: string, {index, guest}: AccessRecord, at: RecordAt): number | null {
  for (const record of recordsFrom(index - 1, -1, at, HISTORY))
    if (record.kind === 'access' && record.guest === guest && writes(record, port)) return record.value;
  return null;
}

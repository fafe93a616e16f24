// What the monitor has seen of a range before the command that would use it: the last writes of that guest to its registers. They may
// not have reached the card yet.
import {hex} from '../../base/figures.ts';
import {moveAt, numbersOf} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import {accessPort} from './device-ports.ts';
import {writes} from './event-story.ts';
import type {AccessRecord} from './meaning/access.ts';
import {type RecordAt, recordsFrom} from './record-walk.ts';

/** So far back a driver's writes may lie. */
const HISTORY = 600;

/** `SOURCE = 0x4600, LENGTH = 0x05EA`; null where the access starts nothing, or its range was not written just before. */
export function seenBefore(access: AccessRecord, at: RecordAt): string | null {
  const move = access.direction === 'out' ? device.accesses.starts(accessPort(access), access.value) : null;
  const numbers = move === null ? [] : numbersOf(moveAt(device.moves[move], access.offset));
  if (numbers.length === 0) return null;
  const told = numbers.map(({name, ports}) => {
    const bytes = ports.map((port) => lastWritten(port.name, access, at));
    if (bytes.some((byte) => byte === null)) return null;
    const value = bytes.reduce((sum: number, byte, i) => sum + (byte ?? 0) * 256 ** i, 0);
    return `${name} = ${hex(
      value,
      ports.reduce((digits, {bytes: width = 1}) => digits + 2 * width, 0),
    )}`;
  });
  return told.some((one) => one === null) ? null : told.join(', ');
}

function lastWritten(port: string, {index, guest}: AccessRecord, at: RecordAt): number | null {
  for (const record of recordsFrom(index - 1, -1, at, HISTORY))
    if (record.kind === 'access' && record.guest === guest && writes(record, port)) return record.value;
  return null;
}

// The scenario `transmit` as a text that a person can read: one line an event. UPDATE_GOLDEN=1 writes it anew.
import {readFileSync, writeFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {DENY_REASONS, EVENTS, STATES} from '../../../src/kits/ne2000/model/names.ts';
import {portName} from '../../../src/kits/ne2000/sheet/board.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NOBODY} from '../../../src/trace/units.ts';
import {ended, recordsOf} from './runs.ts';

const GOLDEN = 'tests/golden/transmit.txt';

const hex = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;

/** What happened, in the machine's words. */
function words(record: RecordView): string {
  switch (record.kind) {
    case 'access':
    case 'vmm-access':
    case 'suspend': {
      const {direction, offset, page, size, value, count} = record;
      const port = `${direction.toUpperCase()} ${portName(page, offset, direction === 'out')}`;
      const what = count > 1 ? `${port}, ${count} of ${size} bytes` : `${port} ${hex(value)}`;
      return record.kind === 'access'
        ? `${what}${record.hooked ? ', hooked' : record.exited ? ', exit for nothing' : ''}`
        : what;
    }
    case 'exit':
      return record.reason;
    case 'model-event':
      return `${EVENTS[record.event]} in ${STATES[record.state]}, stays`;
    case 'transition':
      return `${STATES[record.from]} -> ${STATES[record.to]} on ${EVENTS[record.event]}, ${record.edge < 0 ? 'undrawn' : `edge ${record.edge + 1}`}`;
    case 'check':
      return `${record.move} of ${record.length} bytes at ${hex(record.address)}: ${record.allowed ? 'allowed' : 'denied'}`;
    case 'denial':
      return DENY_REASONS[record.reason]?.name ?? '';
    case 'inject':
      return record.isr === null ? '' : `ISR ${hex(record.isr)}`;
    case 'operation':
      return `${record.operation} ${record.ends ? 'ends' : 'begins'}`;
    default:
      return Object.entries(record)
        .filter(([key]) => !['index', 'at', 'guest', 'cause', 'kind'].includes(key))
        .map(([key, value]) => `${key} ${String(value)}`)
        .join(', ');
  }
}

function line(record: RecordView): string {
  const who = record.guest === NOBODY ? '-' : String(record.guest);
  const because = record.cause < 0 ? '' : `  <- ${record.cause}`;
  return `${String(record.index).padStart(4)} ${String(record.at).padStart(9)} ${who} ${record.kind.padEnd(11)} ${words(record)}${because}`.trimEnd();
}

test('the trace of transmit is the one that was read and agreed to', () => {
  const lab = ended('transmit');
  const text = `${[...recordsOf(lab).map(line), `digest ${lab.digest()}`].join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, text);
  expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
});

// A register before, as written and after.
import {expect, test} from 'vitest';
import {Flag, Kind, packAccess} from '../../../src/trace/record-layout.ts';
import {type RecordView, viewOf} from '../../../src/trace/record-view.ts';
import {isAccess} from '../../../src/ui/layout/meaning/access.ts';
import {registerChange} from '../../../src/ui/layout/register-change.ts';

const access = (index: number, offset: number, value: number, flags: number): RecordView =>
  viewOf(index, packAccess(Kind.ACCESS, 0, offset, 1, 0, true, 2, flags), value, 0, 0);

/** The change that the last of some accesses made. */
function change(accesses: readonly RecordView[], isSending = false) {
  const last = accesses.at(-1);
  return isAccess(last) ? registerChange(last, (index) => accesses[index], isSending, null) : null;
}

test('TXP cannot be taken back while a frame is on the wire', () => {
  const seen = change([access(0, 0, 0x26, Flag.WRITE), access(1, 0, 0x12, Flag.WRITE)], true);
  expect(seen).toMatchObject({register: 'CR', before: 0x26, written: 0x12, after: 0x16, ignored: 0x04});
});

test('a 1 written to ISR clears that bit and no other', () => {
  const seen = change([access(0, 7, 0x42, 0), access(1, 7, 0x40, Flag.WRITE)]);
  expect(seen).toMatchObject({register: 'ISR', before: 0x42, after: 0x02});
});

test('a denied write leaves the register as it was', () => {
  const seen = change([access(0, 0, 0x22, Flag.WRITE), access(1, 0, 0x0a, Flag.WRITE | Flag.DENIED)]);
  expect(seen).toMatchObject({before: 0x22, written: 0x0a, after: 0x22});
});

test('a look at the register since its last write tells what it was before the next', () => {
  const seen = change([access(0, 0, 0x26, Flag.WRITE), access(1, 0, 0x22, 0), access(2, 0, 0x0a, Flag.WRITE)]);
  expect(seen).toMatchObject({register: 'CR', before: 0x22, written: 0x0a});
});

test('what no record tells is unknown, not zero', () => {
  expect(change([access(0, 0x0f, 0x1f, Flag.WRITE)])).toMatchObject({before: null, after: 0x1f});
});

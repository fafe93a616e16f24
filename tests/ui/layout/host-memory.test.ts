import {afterAll, beforeAll, expect, test} from 'vitest';
import {speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {portsMet} from '../../../src/ui/layout/device-ports.ts';
import {hookTables} from '../../../src/ui/layout/hook-grid.ts';
import {addressText, columnText, vmmRuns} from '../../../src/ui/layout/memory-map.ts';
import {memoryTitle} from '../../../src/ui/layout/memory-name.ts';
import {fixtureView} from '../fixture-view.ts';

beforeAll(() => speakOf('rtl8139'));
afterAll(() => speakOf(USUAL_DEVICE));

test('an access of four bytes meets one register where that is as wide, and two where two begin in it', () => {
  expect(portsMet(0x20, 4)).toBe(1); // TSAD0
  expect(portsMet(0x3c, 2)).toBe(1); // IMR
  expect(portsMet(0x3c, 4)).toBe(2); // IMR, ISR
});

test('a register of several bytes is one row of hooks', () => {
  const rows = hookTables().everyPage;
  expect(rows.filter(({cells}) => cells[0]?.name === 'TSD0').map(({offset}) => offset)).toEqual(['10']);
  const hooks = rows.flatMap(({cells}) => cells.map(({hook}) => hook));
  expect(new Set(hooks).size).toBe(hooks.length);
});

test('pages that no guest has are the VMM’s, and addresses are of one length', () => {
  const guests = fixtureView()
    .guests.slice(0, 2)
    .map((guest, i) => ({
      ...guest,
      window: {firstPage: 0x40 + i * 0x40, endPage: 0x80 + i * 0x40},
    }));
  expect(vmmRuns(guests)).toEqual([
    {firstPage: 0, endPage: 0x40},
    {firstPage: 0xc0, endPage: 0x100},
  ]);
  expect([addressText(0), columnText(1), memoryTitle()]).toEqual(['0x00000', '1000', 'Host memory']);
});

// A record of another card than the one on the screen is told in that card's words, and the screen goes on in its own.
import {afterAll, beforeAll, expect, test} from 'vitest';
import {device, learn, speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {NO_CAUSE, nobodyAt} from '../../../src/trace/units.ts';
import {inItsWords, otherDevice, setCardsOfRun} from '../../../src/ui/layout/card-words.ts';
import {describeRecord, guestAndLine} from '../../../src/ui/layout/describe-record.ts';
import {pathOf} from '../../../src/ui/layout/machine-path.ts';

const access = (guest: number, offset: number): RecordView => ({
  kind: 'vmm-access',
  index: 1,
  at: 0,
  guest,
  cause: NO_CAUSE,
  direction: 'in',
  offset,
  size: 2,
  page: 0,
  value: 0,
  count: 1,
});

beforeAll(async () => {
  await learn('rtl8139');
  await speakOf(USUAL_DEVICE);
  setCardsOfRun({devices: ['ne2000', 'rtl8139'], of: [0, 1]});
});
afterAll(() => setCardsOfRun(null));

test('the same offset is another register on each card, whoever of its guests or nobody is named', () => {
  expect(describeRecord(access(0, 0x07)).port).toBe('07 ISR');
  expect(describeRecord(access(1, 0x3e)).port).toBe('3E ISR');
  expect(describeRecord(access(nobodyAt(1), 0x38)).port).toBe('38 CAPR');
  expect(describeRecord(access(nobodyAt(0), 0x07)).port).toBe('07 ISR');
  expect(device.facts.name).toBe(USUAL_DEVICE);
});

test('nobody has no letter, at whatever card', () => {
  expect(guestAndLine(access(nobodyAt(1), 0x38))).not.toMatch(/^guest/);
});

test('what happens at the other card lights nothing in the drawing of this one', () => {
  expect(pathOf(access(nobodyAt(1), 0x38)).port).toBeNull();
  expect(pathOf(access(nobodyAt(0), 0x07)).port).toBe(7);
});

test('words that fail leave the device that was spoken of before', () => {
  expect(otherDevice({guest: 1})).toBe('rtl8139');
  expect(() =>
    inItsWords({guest: 1}, () => {
      throw new Error(device.facts.name);
    }),
  ).toThrow('rtl8139');
  expect(device.facts.name).toBe(USUAL_DEVICE);
});

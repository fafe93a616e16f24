// Two cards in a machine: the drawings go to the card of the event, and what was selected stays so.
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {device} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import type {RecordView} from '../../../src/trace/record-view.ts';
import {otherDevice} from '../../../src/ui/layout/card-words.ts';
import {showCardOf} from '../../../src/ui/store/follow-card.ts';
import {connectLab, useLab} from '../../../src/ui/store/lab-store.ts';
import {records} from '../../../src/ui/store/record-cache.ts';
import {speakOfRun} from '../../../src/ui/store/run-device.ts';
import {openSession} from '../connect-session.ts';

/** An event of `two-cards` that is about its second card. */
const AT_SECOND = 354;

let disconnect = (): void => {};

beforeEach(async () => {
  useLab.setState(useLab.getInitialState());
  disconnect = connectLab(openSession, () => {});
  await vi.waitFor(() => expect(useLab.getState().library).not.toHaveLength(0));
  await useLab.getState().load({scenario: 'two-cards'}, AT_SECOND);
  await vi.waitFor(() => expect(useLab.getState().view?.position).toBe(AT_SECOND + 1));
});

afterEach(() => {
  disconnect();
  speakOfRun(USUAL_DEVICE);
});

async function recordAt(event: number): Promise<RecordView> {
  return vi.waitFor(() => present(records.record(event), 'it has come'));
}

test('the card of an event is shown in the place of another, and then there is nothing to follow', async () => {
  const record = await recordAt(AT_SECOND);
  expect([device.facts.name, otherDevice(record)]).toEqual(['ne2000', 'rtl8139']);
  expect(showCardOf(record)).toBe(true);
  await vi.waitFor(() => expect(useLab.getState().view?.card).toBe(1));
  expect([device.facts.name, useLab.getState().selection]).toEqual(['rtl8139', null]);
  expect(showCardOf(record)).toBe(false);
});

test('an event that is selected stays selected', async () => {
  const record = await recordAt(AT_SECOND);
  useLab.getState().select(AT_SECOND - 3);
  expect(showCardOf(record)).toBe(true);
  await vi.waitFor(() => expect(useLab.getState().view?.card).toBe(1));
  expect(useLab.getState().selection).toBe(AT_SECOND - 3);
});

// Registers in memory: what the machine shows in the place of the bitmap.
import {renderToStaticMarkup} from 'react-dom/server';
import {expect, test} from 'vitest';
import type {LabView} from '../../../src/bridge/protocol/messages.ts';
import {allExit, isByMemory, pageExits} from '../../../src/ui/layout/register-page.ts';
import {Bitmap} from '../../../src/ui/panels/machine/Bitmap.tsx';
import {fixtureView} from '../fixture-view.ts';

/** The fixture, with guests that reach the registers as memory. */
function byMemory(hookedPorts: readonly number[]): LabView {
  const view = fixtureView();
  const guests = view.guests.map((guest) => ({...guest, isByMemory: true}));
  return {...view, guests, registerWay: 'memory', hookedPorts};
}

const drawn = (view: LabView): string =>
  renderToStaticMarkup(
    Bitmap({view, place: {x: 0, y: 0, columns: 16, rows: 2, cellWidth: 12, cellHeight: 18}, guest: 0, port: null}),
  );

test('one hook has the whole page exit, and without any its owner’s accesses go to the card', () => {
  expect([isByMemory(byMemory([4]), 0), isByMemory(fixtureView(), 0)]).toEqual([true, false]);
  expect([isByMemory(byMemory([4]), null), isByMemory(fixtureView(), null)]).toEqual([true, false]);
  expect([pageExits(byMemory([4]), 0), pageExits(byMemory([]), 0), pageExits(byMemory([]), 1)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([allExit(byMemory([4])), allExit(byMemory([])), allExit(fixtureView())]).toEqual([true, false, false]);
});

test('the machine draws a page of 4 KiB in the place of the bits', () => {
  expect(drawn(byMemory([4]))).toContain('4 KiB: not mapped, every access exits');
  expect(drawn(byMemory([]))).toContain('4 KiB: mapped, no access exits');
  expect(drawn(byMemory([4]))).not.toContain('data-port');
  expect(drawn(fixtureView()).match(/data-port/g)?.length).toBe(32);
});

import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../src/base/address-space.ts';
import {OpenRun} from '../../../src/bridge/open-run.ts';
import type {FrameRow} from '../../../src/bridge/protocol/frame-row.ts';
import {framePage} from '../../../src/bridge/questions/lists.ts';
import {learn, speak} from '../../../src/kits/screens.ts';
import {fateWords, placeOfFrame} from '../../../src/ui/layout/frame-words.ts';
import {opened} from '../../sim/lab/runs.ts';

const FRAME = Uint8Array.from({length: 600}, (_, i) => (i * 7 + 3) & 0xff);
const RING = {start: 0x4c, stop: 0x50};

function memoryWith(start: number, bytes: Uint8Array): Uint8Array {
  const memory = new Uint8Array(0x4000);
  memory.set(bytes, start - 0x4000);
  return memory;
}

describe('where a frame lies', () => {
  test('a frame to send begins on a page', () => {
    const place = placeOfFrame(memoryWith(0x4600, FRAME), {bytes: FRAME, range: null, guest: 0}, [RING], []);
    expect([place?.start, place?.pages]).toEqual([0x4600, [0x46, 0x47, 0x48]]);
  });

  test('a received frame begins behind its header and goes round at the ring’s end', () => {
    const memory = memoryWith(0x4e04, FRAME.subarray(0, 0x1fc));
    memory.set(FRAME.subarray(0x1fc), 0x0c00);
    const place = placeOfFrame(memory, {bytes: FRAME, range: null, guest: 0}, [RING], []);
    expect([place?.start, place?.pages]).toEqual([0x4e04, [0x4e, 0x4f, 0x4c]]);
    expect(place?.addressOf(0x1fc)).toBe(0x4c00);
  });

  test('of two alike, a sent one lies where its check allowed it', () => {
    const memory = memoryWith(0x4600, FRAME);
    memory.set(FRAME, 0x0900);
    expect(
      placeOfFrame(
        memory,
        {bytes: FRAME, range: {address: 0x4900, length: 600, space: CARD_MEMORY}, guest: 0},
        [RING],
        [],
      )?.start,
    ).toBe(0x4900);
    memory[0x0900] = 0;
    expect(
      placeOfFrame(
        memory,
        {bytes: FRAME, range: {address: 0x4900, length: 600, space: CARD_MEMORY}, guest: 0},
        [RING],
        [],
      )?.start,
    ).toBe(0x4600);
  });

  test('a frame that was overwritten lies nowhere', () => {
    const memory = memoryWith(0x4600, FRAME);
    memory[0x0700] = 0;
    expect(placeOfFrame(memory, {bytes: FRAME, range: null, guest: 0}, [RING], [])).toBeNull();
  });

  test('of two alike, one that a guest received lies in its own pages', () => {
    const guests = [0, 1].map((id) => ({
      id,
      pageMap: [],
      window: {firstPage: 0x40 + 0x20 * id, endPage: 0x60 + 0x20 * id},
    }));
    const memory = memoryWith(0x4600, FRAME);
    memory.set(FRAME, 0x2300);
    const places = [0, 1].map((guest) => placeOfFrame(memory, {bytes: FRAME, range: null, guest}, [], guests)?.start);
    expect(places).toEqual([0x4600, 0x6300]);
  });

  test('in a real run each frame lies, at its own instant, where it was sent from', () => {
    const lab = opened('two-guests');
    lab.runTo(4000);
    const run = new OpenRun(lab, lab.machine.scenario, undefined);
    const page = framePage(run, {filter: '', from: 0, to: 1000}, null);
    const rows = page.ok ? page.value.rows.filter(({fate}) => fate === 'sent' || fate === 'received') : [];
    expect(rows.length).toBeGreaterThan(20);
    for (const {index, bytes, range, guest} of rows) {
      lab.seek(index + 1);
      const view = lab.view(true);
      const rings = view.guests.flatMap(({ring}) => (ring === null ? [] : [ring]));
      const place = view.memory === null ? null : placeOfFrame(view.memory, {bytes, range, guest}, rings, view.guests);
      expect(place, `frame of event ${index}`).not.toBeNull();
      if (range !== null) expect(place?.start).toBe(range.address);
    }
  });
});

describe('in host memory', () => {
  beforeAll(() => learn('rtl8139'));
  afterAll(() => speak('ne2000'));

  test('a frame lies in its guest’s pages or in the VMM’s, and what another guest has is another copy', () => {
    speak('rtl8139');
    const guests = [0, 1].map((id) => ({
      id,
      pageMap: [],
      window: {firstPage: 0x40 + 0x40 * id, endPage: 0x80 + 0x40 * id},
    }));
    const where = (guest: number, ...starts: number[]): number | undefined => {
      const memory = new Uint8Array(0x100000);
      for (const start of starts) memory.set(FRAME, start);
      return placeOfFrame(memory, {bytes: FRAME, range: null, guest}, [], guests)?.start;
    };
    expect(where(1, 0x1000, 0x45000, 0x85004)).toBe(0x85004);
    expect(where(1, 0x1000, 0x45000)).toBe(0x1000);
    expect(where(1, 0x45000)).toBeUndefined();
  });
});

test('a lost frame says why', () => {
  const row = {fate: 'lost', why: 'ring_full'} as FrameRow;
  expect(fateWords(row)).toBe('lost: its ring is full');
});
